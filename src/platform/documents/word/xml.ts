import { wordError } from './word.errors.js';

export type XmlToken =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: string; readonly empty: boolean }
  | { readonly kind: 'close'; readonly name: string }
  /** `raw` is as it stands in the file, entities and all. */
  | { readonly kind: 'text'; readonly raw: string };

const DEEPEST = 200;
const LONGEST_TAG = 100_000;
const TAG = /^<(\/?)([A-Za-z_][\w.:-]*)((?:\s+[A-Za-z_][\w.:-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/;
const ATTRIBUTE = /([A-Za-z_][\w.:-]*)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const ENTITY = /&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|(amp|lt|gt|quot|apos));|&/g;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * The tags and texts of an XML part, strictly: whatever is not well-formed, or nested deeper than any office program
 * writes, is `word.damaged`. Knows no DTD; a part that has one never gets here.
 */
export function* xmlTokens(xml: string): Generator<XmlToken, undefined> {
  const open: string[] = [];
  for (let at = xml.startsWith('\uFEFF') ? 1 : 0; at < xml.length;) {
    const tagAt = xml.indexOf('<', at);
    const end = tagAt < 0 ? xml.length : tagAt;
    if (end > at) yield { kind: 'text', raw: xml.slice(at, end) };
    if (tagAt < 0) break;
    const special = beginOfSpecial(xml, tagAt);
    if (special) {
      const close = xml.indexOf(special.until, tagAt + special.skip);
      if (close < 0) throw wordError('damaged');
      if (special.text) yield { kind: 'text', raw: escapeXml(xml.slice(tagAt + special.skip, close)) };
      at = close + special.until.length;
      continue;
    }
    // Not in all that follows: over millions of characters the expression would run out of stack.
    const [all, slash, name, attributes, empty] = TAG.exec(xml.slice(tagAt, tagAt + LONGEST_TAG)) ?? [];
    if (all === undefined) throw wordError('damaged');
    if (slash) {
      if (open.pop() !== name) throw wordError('damaged');
      yield { kind: 'close', name: name! };
    } else {
      if (!empty && open.push(name!) > DEEPEST) throw wordError('damaged');
      yield { kind: 'open', name: name!, attributes: attributes!, empty: empty !== '' };
      if (empty) yield { kind: 'close', name: name! };
    }
    at = tagAt + all.length;
  }
  if (open.length > 0) throw wordError('damaged');
}

/** Attributes by local name: office formats have no two in one element that differ by prefix alone. */
export function attributesOf(token: XmlToken): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  if (token.kind !== 'open') return found;
  for (const [, name, double, single] of token.attributes.matchAll(ATTRIBUTE)) {
    if (!name!.startsWith('xmlns')) found.set(localName(name!), decodeXml(double ?? single ?? ''));
  }
  return found;
}

export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

export function decodeXml(raw: string): string {
  if (!raw.includes('&')) return raw;
  return raw.replace(ENTITY, (_, decimal?: string, hex?: string, named?: string) => {
    if (named) return NAMED[named]!;
    const code = decimal ? Number(decimal) : Number.parseInt(hex ?? 'x', 16);
    if (!(code <= 0x10ffff)) throw wordError('damaged');
    return String.fromCodePoint(code);
  });
}

export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function beginOfSpecial(xml: string, at: number) {
  if (xml.startsWith('<!--', at)) return { skip: 4, until: '-->', text: false };
  if (xml.startsWith('<?', at)) return { skip: 2, until: '?>', text: false };
  if (xml.startsWith('<![CDATA[', at)) return { skip: 9, until: ']]>', text: true };
  return undefined;
}
