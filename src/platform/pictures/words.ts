import { normalise, withoutForbiddenCharacters } from '../text/index.js';

/** What a picture says of itself and may go on saying; everything else in it but its pixels and colours is dropped. */
export interface PictureWords {
  readonly caption?: string | undefined;
  readonly headline?: string | undefined;
  readonly bylines?: readonly string[] | undefined;
  readonly credit?: string | undefined;
  readonly source?: string | undefined;
  readonly copyright?: string | undefined;
  readonly keywords?: readonly string[] | undefined;
}

const CAPTION = 2000;
const LINE = 250;
const BYLINES = 10;
const KEYWORDS = 50;

/** One from several places that may each hold a part: what stands first goes before what follows. Normalised and bounded. */
export function mergeWords(places: readonly PictureWords[]): PictureWords {
  const one = (name: 'caption' | 'headline' | 'credit' | 'source' | 'copyright', most = LINE) =>
    places.map((words) => tidy(words[name] ?? '', most)).find(Boolean);
  const some = (name: 'bylines' | 'keywords', most: number) =>
    places
      .map((words) => [...new Set((words[name] ?? []).map((text) => tidy(text, LINE)).filter(Boolean))])
      .find((list) => list.length > 0)
      ?.slice(0, most);
  return {
    caption: one('caption', CAPTION),
    headline: one('headline'),
    bylines: some('bylines', BYLINES),
    credit: one('credit'),
    source: one('source'),
    copyright: one('copyright'),
    keywords: some('keywords', KEYWORDS),
  };
}

export function hasWords(words: PictureWords): boolean {
  return Object.values(words).some((value) => value !== undefined);
}

/** What a desk can begin with: the caption, and the credit as newspapers print it, the photographer before the agency. */
export function proposals(words: PictureWords): { caption?: string; credit?: string } {
  const caption = words.caption ?? words.headline;
  const agency = words.credit ?? words.source;
  const people = (words.bylines ?? []).filter((name) => !agency?.includes(name)).join(', ');
  const credit = [people, agency].filter(Boolean).join('/') || words.copyright;
  return { ...(caption && { caption }), ...(credit && { credit: cut(credit, LINE) }) };
}

/** Text as some program wrote it: UTF-8, or else the Latin alphabet of older ones. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function tidy(text: string, most: number): string {
  return cut(withoutForbiddenCharacters(normalise(text.slice(0, most * 4))).trim(), most);
}

/** Never in the middle of a letter. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = /\p{M}|[\udc00-\udfff]/u.test(text.charAt(most)) ? most - 1 : most;
  return text
    .slice(0, end)
    .toWellFormed()
    .replace(/\ufffd$/, '')
    .trimEnd();
}
