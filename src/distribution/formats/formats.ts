import Negotiator from 'negotiator';
import type { Envelope, Listed } from './envelope.js';
import type { FormatName } from './format-names.js';
import { newsArticle, newsArticleList } from './news-article.js';
import { ninjsItem, ninjsList } from './ninjs.js';

interface Format {
  readonly mediaType: string;
  /** `base`: the address below which everything lies. */
  readonly item: (release: Envelope, base: string) => object;
  /** `self`: the address of this page of the list. */
  readonly list: (releases: readonly Listed[], self: string, base: string) => object;
}

/** The formats beside our own. */
export const otherFormats: Readonly<Record<Exclude<FormatName, 'json'>, Format>> = {
  // The standard names no media type.
  ninjs: {
    mediaType: 'application/vnd.iptc.ninjs+json; charset=utf-8',
    item: ninjsItem,
    list: ninjsList,
  },
  jsonld: {
    mediaType: 'application/ld+json; charset=utf-8',
    item: newsArticle,
    list: newsArticleList,
  },
};

const acceptable: Readonly<Record<string, FormatName>> = {
  'application/json': 'json',
  'application/vnd.iptc.ninjs+json': 'ninjs',
  'application/ninjs+json': 'ninjs',
  'application/ld+json': 'jsonld',
};

/** Which format was asked for, and whether by headers alone. */
export interface AskedFormat {
  readonly name: FormatName;
  readonly negotiated: boolean;
}

/** By name, else by an Accept header (RFC 9110, 12.5.1), else our own JSON: an answer that nobody asked for beats none. */
export function askedFormat(name: FormatName | undefined, accept: string | undefined): AskedFormat {
  if (name) return { name, negotiated: false };
  if (!accept || accept === '*/*') return { name: 'json', negotiated: true };
  const best = new Negotiator({ headers: { accept } }).mediaType(Object.keys(acceptable));
  return { name: acceptable[best ?? ''] ?? 'json', negotiated: true };
}

/** A Link header (RFC 8288) with the other formats of what lies at an address. */
export const alternates = (address: string): string =>
  Object.entries(otherFormats)
    .map(([name, { mediaType }]) => {
      const [type] = mediaType.split(';');
      return `<${address}&format=${name}>; rel="alternate"; type="${type}"`;
    })
    .join(', ');

/** Bytes that may stand within a `script` element, too: nothing in them closes it. */
export const formatBytes = (value: object): Buffer =>
  Buffer.from(JSON.stringify(value).replaceAll('<', String.raw`\u003c`));
