import { attributesOf, localName, type XmlToken, xmlTokens } from './xml.js';

/** Properties of a run or paragraph by local name, each with its attributes. */
export type Properties = ReadonlyMap<string, ReadonlyMap<string, string>>;

interface Style {
  readonly name: string;
  readonly basedOn: string | undefined;
  readonly properties: Properties;
}

const LONGEST_CHAIN = 20;
const NONE: Properties = new Map();

/** The styles of a document: what they look like, including what they take over from those they are based on. */
export class Styles {
  private readonly styles = new Map<string, Style>();
  private readonly standard = new Map<string, string>();
  private defaults: Properties = NONE;

  constructor(xml: string | undefined) {
    const tokens = xmlTokens(xml ?? '');
    for (const token of tokens) {
      if (token.kind !== 'open') continue;
      const name = localName(token.name);
      if (name === 'rPrDefault') this.defaults = readProperties(tokens, token);
      if (name !== 'style') continue;
      const [attributes, properties] = [attributesOf(token), readProperties(tokens, token)];
      const [id, type] = [attributes.get('styleId') ?? '', attributes.get('type') ?? ''];
      if (isOn(attributes.get('default'), false)) this.standard.set(type, id);
      this.styles.set(`${type} ${id}`, {
        name: properties.get('name')?.get('val')?.toLowerCase() ?? '',
        basedOn: properties.get('basedOn')?.get('val'),
        properties,
      });
    }
  }

  /** The first of a property along the chain of a style; for the paragraph's, the standard style if it names none. */
  find(type: 'paragraph' | 'character', id: string | undefined, property: string) {
    return this.chain(type, id)
      .find(({ properties }) => properties.has(property))
      ?.properties.get(property);
  }

  default(property: string): ReadonlyMap<string, string> | undefined {
    return this.defaults.get(property);
  }

  /** `title`, `subtitle` or a level from 1 to 9, if the style is, or is made from, a heading. */
  heading(id: string | undefined): 'title' | 'subtitle' | number | undefined {
    for (const { name, properties } of this.chain('paragraph', id)) {
      if (name === 'title' || name === 'subtitle') return name;
      const level = /^heading ([1-9])$/.exec(name)?.[1];
      if (level !== undefined) return Number(level);
      const outline = properties.get('outlineLvl')?.get('val') ?? '';
      if (/^[0-8]$/.test(outline)) return Number(outline) + 1;
    }
    return undefined;
  }

  numberingOf(id: string): string | undefined {
    return this.styles.get(`numbering ${id}`)?.properties.get('numId')?.get('val');
  }

  private chain(type: 'paragraph' | 'character', id: string | undefined): Style[] {
    const chain: Style[] = [];
    let next = id ?? (type === 'paragraph' ? this.standard.get(type) : undefined);
    while (next !== undefined && chain.length < LONGEST_CHAIN) {
      const style = this.styles.get(`${type} ${next}`);
      if (style) chain.push(style);
      next = style?.basedOn;
    }
    return chain;
  }
}

/** What stands in an element, by name, at whatever depth; the first of each. Reads up to the end of the element. */
export function readProperties(tokens: Iterator<XmlToken>, opened: XmlToken): Properties {
  const found = new Map<string, ReadonlyMap<string, string>>();
  /** How it looked before a tracked change: how many elements of that are open. */
  let before = 0;
  for (const token of inside(tokens, opened)) {
    if (token.kind === 'close') before = Math.max(before - 1, 0);
    if (token.kind !== 'open') continue;
    const name = localName(token.name);
    if (before > 0 || name.endsWith('Change')) before += 1;
    else if (!found.has(name)) found.set(name, attributesOf(token));
  }
  return found;
}

/** The tokens within an element that was just opened, up to and without its end. */
export function* inside(tokens: Iterator<XmlToken>, opened: XmlToken): Generator<XmlToken, undefined> {
  if (opened.kind !== 'open') return;
  for (let depth = 1; ;) {
    const { value, done } = tokens.next();
    if (done) return;
    if (value.kind === 'open') depth += 1;
    else if (value.kind === 'close') depth -= 1;
    if (depth === 0) return;
    yield value;
  }
}

export function skip(tokens: Iterator<XmlToken>, opened: XmlToken): void {
  for (const _ of inside(tokens, opened));
}

/** A property that is on by being there, unless its value says otherwise. */
export function isOn(value: string | undefined, whenBare = true): boolean {
  return value === undefined ? whenBare : !['0', 'false', 'off', 'none'].includes(value);
}
