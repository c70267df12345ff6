import { inside, type Styles } from './styles.js';
import { attributesOf, localName, type XmlToken, xmlTokens } from './xml.js';

interface Level {
  format: string;
  /** `%1.` stands for the number of the first level and a full stop. */
  text: string;
  start: number;
}

interface List {
  readonly abstract: string;
  readonly starts: Map<number, number>;
}

/** How a numbered or bulleted paragraph is to appear. */
export type Numbered =
  /** As an item of a list of HTML, which counts from 1 by itself; `level` from 0. */
  | { readonly kind: 'item'; readonly ordered: boolean; readonly level: number }
  /** With its number in words: "a)", "Điều 3.", or where the list of HTML would count wrongly. */
  | { readonly kind: 'label'; readonly label: string };

interface OpenItem {
  readonly list: string;
  readonly depth: number;
  readonly ordered: boolean;
  readonly value: number;
}

const DEEPEST_ITEM = 4;
const DEEPEST_LEVEL = 8;

/** Counts the numbered paragraphs of a document in reading order, as Word does when it shows them. */
export class Numbering {
  private readonly levels = new Map<string, Map<number, Level>>();
  private readonly lists = new Map<string, List>();
  private readonly links = new Map<string, string>();
  private readonly counts = new Map<string, number[]>();
  private readonly begun = new Set<string>();
  private items: OpenItem[] = [];

  constructor(
    xml: string | undefined,
    private readonly styles: Styles,
  ) {
    const tokens = xmlTokens(xml ?? '');
    for (const token of tokens) {
      const id = attributesOf(token);
      if (token.kind === 'open' && localName(token.name) === 'abstractNum')
        this.readAbstract(id.get('abstractNumId') ?? '', inside(tokens, token));
      if (token.kind === 'open' && localName(token.name) === 'num')
        this.readList(id.get('numId') ?? '', inside(tokens, token));
    }
  }

  /** The next paragraph is of this list at this level. Undefined if there is no such list. */
  next(list: string, depth: number, wantsItem: boolean): Numbered | undefined {
    const found = this.find(list);
    const level = found && this.levels.get(found.abstract)?.get(depth);
    if (!found || !level || depth > DEEPEST_LEVEL) return this.interrupt();
    const counts = this.count(list, found, depth, level);
    if (level.format === 'bullet') return wantsItem ? this.item(list, depth, false, 0) : this.interrupt();
    const countsItself = level.format === 'decimal' && /^%\d[.)]?$/.test(level.text.trim());
    const item = wantsItem && countsItself ? this.item(list, depth, true, counts[depth]!) : undefined;
    if (item) return item;
    this.interrupt();
    const label = this.label(found.abstract, level.text, counts).trim();
    return label === '' ? undefined : { kind: 'label', label };
  }

  /** Something that is no item of a list follows: the list ends. */
  interrupt(): undefined {
    this.items = [];
    return undefined;
  }

  private item(list: string, depth: number, ordered: boolean, value: number): Numbered | undefined {
    const open = this.items.filter((item) => item.depth < depth);
    const before = this.items.find((item) => item.depth === depth);
    const follows = before?.ordered === ordered && (!ordered || before.list === list);
    if (ordered && value !== (follows ? before.value + 1 : 1)) return undefined;
    // Two ordered lists with nothing between them would run together.
    if (ordered && before?.ordered && !follows) return undefined;
    this.items = [...open, { list, depth, ordered, value }].slice(0, DEEPEST_ITEM + 1);
    return { kind: 'item', ordered, level: Math.min(open.length, DEEPEST_ITEM) };
  }

  private count(list: string, { abstract, starts }: List, depth: number, level: Level): number[] {
    const counts = this.counts.get(abstract) ?? [];
    this.counts.set(abstract, counts);
    if (!this.begun.has(list)) for (const [at, start] of starts) counts[at] = start - 1;
    this.begun.add(list);
    for (let above = 0; above < depth; above += 1)
      counts[above] ??= this.levels.get(abstract)?.get(above)?.start ?? 1;
    counts[depth] = (counts[depth] ?? level.start - 1) + 1;
    counts.length = depth + 1;
    return counts;
  }

  private label(abstract: string, text: string, counts: readonly number[]): string {
    return text.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const format = this.levels.get(abstract)?.get(at)?.format ?? 'decimal';
      return counts[at] === undefined ? '' : formatted(counts[at], format);
    });
  }

  private find(list: string): List | undefined {
    const found = this.lists.get(list);
    const link = found && this.links.get(found.abstract);
    return (link !== undefined && this.lists.get(this.styles.numberingOf(link) ?? '')) || found;
  }

  private readAbstract(id: string, tokens: Iterable<XmlToken>): void {
    const levels = new Map<number, Level>();
    let level: Level | undefined;
    for (const token of tokens) {
      if (token.kind !== 'open') continue;
      const attributes = attributesOf(token);
      const value = attributes.get('val') ?? '';
      const name = localName(token.name);
      if (name === 'lvl') {
        level = { format: 'decimal', text: '', start: 1 };
        levels.set(Number(attributes.get('ilvl') ?? 0), level);
      } else if (name === 'numFmt' && level) level.format = value;
      else if (name === 'lvlText' && level) level.text = value;
      else if (name === 'start' && level) level.start = toCount(value);
      else if (name === 'numStyleLink') this.links.set(id, value);
    }
    this.levels.set(id, levels);
  }

  private readList(id: string, tokens: Iterable<XmlToken>): void {
    let [abstract, depth] = ['', 0];
    const starts = new Map<number, number>();
    for (const token of tokens) {
      if (token.kind !== 'open') continue;
      const attributes = attributesOf(token);
      const name = localName(token.name);
      if (name === 'abstractNumId') abstract = attributes.get('val') ?? '';
      else if (name === 'lvlOverride') depth = Number(attributes.get('ilvl') ?? 0);
      else if (name === 'startOverride') starts.set(depth, toCount(attributes.get('val') ?? ''));
    }
    this.lists.set(id, { abstract, starts });
  }
}

function toCount(text: string): number {
  return /^\d{1,5}$/.test(text) ? Number(text) : 1;
}

function formatted(value: number, format: string): string {
  switch (format) {
    case 'lowerLetter':
      return letters(value);
    case 'upperLetter':
      return letters(value).toUpperCase();
    case 'lowerRoman':
      return roman(value).toLowerCase();
    case 'upperRoman':
      return roman(value);
    case 'decimalZero':
      return String(value).padStart(2, '0');
    case 'none':
      return '';
    default:
      return String(value);
  }
}

/** a … z, then aa, bb … as Word counts. */
function letters(value: number): string {
  const letter = String.fromCharCode(97 + ((value + 25) % 26));
  return letter.repeat(Math.min(Math.ceil(value / 26), 10));
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(value: number): string {
  if (value > 3999) return String(value);
  let [rest, text] = [value, ''];
  for (const [worth, sign] of ROMAN) {
    text += sign.repeat(Math.floor(rest / worth));
    rest %= worth;
  }
  return text;
}
