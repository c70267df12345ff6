import type { PublicNotice } from '../../releases/index.js';
import { bestLanguage, formatMessage } from '../../platform/i18n/index.js';
import { type Article, articleHtml, fileAddress, paragraphs } from '../article.js';
import { feedWords, wordsFor } from './feed-words.js';

/** A file that a feed hands out with an item. */
export interface Enclosure {
  readonly url: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly seconds?: number;
}

/** One act as feeds tell of it, whatever their format. */
export interface FeedItem {
  readonly release: string;
  readonly index: number;
  readonly url: string;
  readonly title: string;
  readonly lang: string;
  readonly at: Date;
  /** Later than `at` if the words were taken back since. */
  readonly updated: Date;
  readonly issuer: string;
  readonly summary: string;
  readonly html: string;
  readonly topics: readonly { readonly id: string; readonly name: string }[];
  readonly enclosure?: Enclosure | undefined;
}

/** What an item says of an act, without its place. */
export type Telling = Omit<FeedItem, 'release' | 'index' | 'url' | 'at' | 'updated'>;

/** Of an act whose document everybody may read. */
export function tellArticle(article: Article, act: string, lang: string, base: string): Telling {
  const { content, issuer, files = [] } = article;
  const words = wordsFor(lang);
  const shown = files.find(({ role }) => role === 'audio') ?? files.find(({ role }) => role === 'picture');
  return {
    title:
      act === 'release.corrected'
        ? formatMessage(feedWords.corrected[words], { title: content.title })
        : content.title,
    lang: article.lang,
    issuer: issuer.name,
    summary: content.summary,
    html: articleHtml(article, base, words),
    topics: content.topics ?? [],
    enclosure: shown && {
      url: fileAddress(base, shown),
      mediaType: shown.mediaType,
      bytes: shown.bytes,
      ...(shown.seconds !== undefined && { seconds: shown.seconds }),
    },
  };
}

const LONGEST_TITLE = 120;

/** Of an act that took words back, or of which no words are left: the notice, and nothing of what was said. */
export function tellNotice(
  notices: readonly PublicNotice[],
  lang: string,
  what: 'retracted' | 'redacted' | 'was-retracted' | 'was-erased',
): Telling {
  const words = wordsFor(lang);
  const languages = notices.map((each) => each.lang);
  const chosen = bestLanguage(lang, languages as [string, ...string[]]);
  const notice = notices.find((each) => each.lang === chosen);
  const document = notice && (JSON.parse(notice.bytes.toString('utf8')) as Notice);
  // A disaster may have taken the words of the notice, but not the act.
  const without = what.endsWith('retracted') ? 'was-retracted' : 'was-erased';
  const text = document?.content.text ?? feedWords[without][words];
  return {
    title: formatMessage(feedWords[what][words], { title: shortened(text) }),
    lang: notice?.lang ?? words,
    issuer: document?.issuer.name ?? '',
    summary: '',
    html: paragraphs(text),
    topics: [],
  };
}

interface Notice {
  readonly issuer: { readonly name: string };
  readonly content: { readonly text: string };
}

function shortened(text: string): string {
  const line = text.replaceAll('\n', ' ').trim();
  if (line.length <= LONGEST_TITLE) return line;
  return `${line.slice(0, LONGEST_TITLE).replace(/\s+\S*$/, '')}…`;
}
