import { normalise } from '../../platform/text/index.js';
import { numberKey } from './official-text.js';

/** What somebody has before them: a text, an address, a number, or any of these. */
export type Question =
  | { readonly text: string }
  | { readonly link: string }
  | { readonly number: string }
  | { readonly query: string };

/** An address; one that leads to no release of ours has no `id`. */
export interface Linked {
  readonly by: 'link';
  readonly id?: string;
  readonly version?: number;
  readonly lang?: string;
}

type Understood =
  | { readonly by: 'text'; readonly text: string }
  | { readonly by: 'number'; readonly key: string }
  | Linked;

const LONGEST_LINE = 2000;
const NUMBER = /^(?:số\s*:?\s*)?\d{1,6}\s*\/\s*[\p{L}\d]+(?:\s*[-‐-―/]\s*[\p{L}\d&]+)*$/iu;
const ADDRESS = /^https?:\/\/\S+$|^[\p{L}\d-]+(?:\.[\p{L}\d-]+)*(?::\d+)?\/\S*$|^\/\S+$/iu;
const ID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const OF_RELEASE = new RegExp(`/(?:r|releases)/(${ID})(?:/versions/(\\d{1,6}))?(?:[/.]|$)`, 'i');
const LANGUAGE = /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i;

/** `base`: the address below which everything of ours lies; on any other host nothing is ours. */
export function understand(question: Question, base: string): Understood {
  if ('text' in question) return { by: 'text', text: question.text };
  if ('number' in question) return { by: 'number', key: numberKey(question.number) };
  if ('link' in question) return addressOf(question.link.trim(), base);
  const line = normalise(question.query).trim();
  if (line.length <= LONGEST_LINE && NUMBER.test(line)) return { by: 'number', key: numberKey(line) };
  if (line.length <= LONGEST_LINE && ADDRESS.test(line)) return addressOf(line, base);
  return { by: 'text', text: question.query };
}

/** Whatever trackers hang on it, and whether or not it says by which protocol. */
function addressOf(link: string, base: string): Linked {
  const own = new URL(base);
  const hasProtocol = /^[a-z]+:/i.test(link) && !/^[^/]*:\d/.test(link);
  // As browsers read it: what begins with two strokes leads to another host.
  const url = link.startsWith('/')
    ? URL.parse(link, own.origin)
    : URL.parse(hasProtocol ? link : `https://${link}`);
  // Programs do not agree on where the host ends before a backslash.
  const isRead = url && ['http:', 'https:'].includes(url.protocol) && !link.includes('\\');
  const isOurs = isRead && url.host === hostOf(own, url);
  const [, id, version] = (isOurs && OF_RELEASE.exec(url.pathname)) || [];
  const lang = url?.searchParams.get('lang') ?? '';
  return {
    by: 'link',
    ...(id && { id: id.toLowerCase() }),
    ...(version && { version: Number(version) }),
    ...(LANGUAGE.test(lang) && { lang }),
  };
}

/** Our host as the other protocol writes it, if the port is the usual one. */
const hostOf = (own: URL, { protocol }: URL): string => new URL(`${protocol}//${own.host}`).host;
