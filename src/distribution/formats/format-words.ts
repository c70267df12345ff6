import { formatMessage, type Language } from '../../platform/i18n/index.js';
import { wordsFor } from '../feeds/feed-words.js';
import type { Envelope } from './envelope.js';

const words = {
  corrected: {
    vi: 'Đính chính: phiên bản {version} thay phiên bản trước, từ {at}.',
    en: 'Corrected: version {version} replaces the one before, since {at}.',
  },
  minor: {
    vi: 'Sửa lỗi nhỏ: phiên bản {version} thay phiên bản trước, từ {at}.',
    en: 'Minor correction: version {version} replaces the one before, since {at}.',
  },
  retracted: { vi: 'Tin đã được thu hồi', en: 'This release was retracted' },
} satisfies Record<string, Readonly<Record<Language, string>>>;

export const retractedTitle = (lang: string): string => words.retracted[wordsFor(lang)];

/** When versions of a release corrected those before, with a sentence on it, newest first. */
export function correctionsOf({ history, lang }: Envelope): { text: string; at: string }[] {
  return history
    .filter(({ act }) => act === 'release.corrected')
    .map(({ version, at, minor }) => ({
      text: formatMessage(words[minor ? 'minor' : 'corrected'][wordsFor(lang)], { version, at }),
      at,
    }))
    .toReversed();
}
