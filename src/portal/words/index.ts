import type { Language } from '../../platform/i18n/index.js';
import { en } from './en.js';
import { vi, type Words } from './vi.js';

export type { Words };
export const words: Readonly<Record<Language, Words>> = { vi, en };

/** A language in the words of the interface, for use inside a sentence. */
export function languageIn(ui: Language, lang: string): string {
  const known = words[ui].lang[lang] ?? words[ui].lang[lang.split('-')[0]!];
  if (known) return known;
  const name = new Intl.DisplayNames(ui, { type: 'language' }).of(lang) ?? lang;
  return ui === 'vi' ? name.toLowerCase() : name;
}

const own: Readonly<Record<string, string>> = {
  vi: 'Tiếng Việt',
  en: 'English',
  zh: '中文',
  fr: 'Français',
  hmn: 'Hmoob',
  mww: 'Hmoob',
  tyz: 'Tày',
  nut: 'Nùng',
  ium: 'Mienh',
};

/** A language as those call it who read it. */
export function ownNameOf(lang: string): string {
  const known = own[lang] ?? own[lang.split('-')[0]!];
  return known ?? new Intl.DisplayNames(lang, { type: 'language' }).of(lang) ?? lang;
}
