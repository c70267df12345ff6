import { forbiddenCharacters, withoutForbiddenCharacters } from '../text/index.js';
import { languageTag } from '../i18n/index.js';
import { type Dropped, DroppedList } from './dropped.js';
import { attributes, blockLike, emphasis, headings, removed } from './elements.js';
import { htmlError } from './errors.js';
import { safeLink, schemeOf } from './links.js';
import type { Block, Cell, Run } from './model.js';
import { attribute, type Element, isElement, isHtml, type Node, parseHtml } from './parse.js';
import { type Marks, tidyRuns } from './runs.js';
import { filesOf, plainText, serialise } from './serialise.js';

export interface CleanHtml {
  /** The canonical text: cleaning it again changes nothing and drops nothing. */
  readonly html: string;
  readonly blocks: readonly Block[];
  /** The words alone, a paragraph a line. */
  readonly text: string;
  /** SHA-256 of every file shown, each once. */
  readonly files: readonly string[];
  readonly dropped: readonly Dropped[];
}

const DEEPEST_MARKUP = 300;
const DEEPEST_NESTING = 6;
const MOST_COLUMNS = 100;
const MOST_ROWS = 1000;

/**
 * Brings untrusted HTML into the grammar `h2 h3 p ul ol li blockquote table tr th td(colspan rowspan) figure(data-file)
 * strong em sub sup br a(href) span(lang)`. Elements that mean the same are translated, others unwrapped or removed.
 * `base`: the address of the page that relative links belong to; without one they are dropped.
 * Throws `html.too-large`, `html.too-complex`.
 */
export function clean(html: string, { base }: { readonly base?: string | undefined } = {}): CleanHtml {
  const cleaner = new Cleaner(base);
  const blocks = cleaner.flow(parseHtml(html), {}, 0);
  return {
    html: serialise(blocks),
    blocks,
    text: plainText(blocks),
    files: filesOf(blocks),
    dropped: cleaner.dropped.list(),
  };
}

/** What stands in one place (the top, a list item, a cell) while it is read. */
interface Flow {
  readonly blocks: Block[];
  runs: Run[];
  kind: 'p' | 'h2' | 'h3';
  /** How many lists, quotations and tables are around it. */
  readonly nesting: number;
}

class Cleaner {
  readonly dropped = new DroppedList();
  private depth = 0;

  constructor(private readonly base: string | undefined) {}

  flow(nodes: readonly Node[], marks: Marks, nesting: number): Block[] {
    const flow: Flow = { blocks: [], runs: [], kind: 'p', nesting };
    this.walk(nodes, marks, flow);
    this.endParagraph(flow);
    return flow.blocks;
  }

  private walk(nodes: readonly Node[], marks: Marks, flow: Flow): void {
    this.depth += 1;
    if (this.depth > DEEPEST_MARKUP) throw htmlError('too-complex');
    for (const node of nodes) {
      if (isElement(node)) this.element(node, marks, flow);
      else if (node.nodeName === '#text') flow.runs.push({ ...marks, text: this.words(node.value) });
    }
    this.depth -= 1;
  }

  private element(element: Element, marks: Marks, flow: Flow): void {
    const name = element.tagName;
    if (!isHtml(element) || removed.has(name)) return this.dropped.add('removed', name);
    this.noteAttributes(element);
    if (name === 'br') flow.runs.push({ ...marks, text: '\n' });
    else if (Object.hasOwn(emphasis, name))
      this.walk(element.childNodes, { ...marks, ...emphasis[name] }, flow);
    else if (name === 'a' || name === 'span')
      this.walk(element.childNodes, this.marksOf(element, marks), flow);
    else if (name === 'p' || Object.hasOwn(headings, name)) this.paragraph(element, marks, flow);
    else if (!this.container(element, marks, flow)) this.unwrap(element, marks, flow);
  }

  private marksOf(element: Element, marks: Marks): Marks {
    const lang = element.tagName === 'span' ? languageTag(attribute(element, 'lang') ?? '') : undefined;
    if (lang !== undefined) return { ...marks, lang };
    const address = element.tagName === 'a' ? attribute(element, 'href') : undefined;
    const href = address === undefined ? undefined : safeLink(address, this.base);
    if (href !== undefined) return { ...marks, href };
    if (address === undefined) this.dropped.add('unwrapped', element.tagName);
    else this.dropped.add('link', schemeOf(address));
    return marks;
  }

  private paragraph(element: Element, marks: Marks, flow: Flow): void {
    const around = flow.kind;
    this.endParagraph(flow);
    if (flow.nesting === 0) flow.kind = headings[element.tagName] ?? around;
    this.walk(element.childNodes, marks, flow);
    this.endParagraph(flow);
    flow.kind = around;
  }

  /** Lists, quotations, tables and figures; false if this is none, or none that can stand here. */
  private container(element: Element, marks: Marks, flow: Flow): boolean {
    const block = flow.nesting < DEEPEST_NESTING ? this.blockOf(element, marks, flow) : undefined;
    if (block === undefined) return false;
    this.endParagraph(flow);
    if (block !== 'empty') flow.blocks.push(block);
    // What stood in the figure (a caption) is not part of it, but it is words.
    if (element.tagName === 'figure') this.walk(element.childNodes, marks, flow);
    return true;
  }

  private blockOf(element: Element, marks: Marks, flow: Flow): Block | 'empty' | undefined {
    const { tagName: name } = element;
    const nesting = flow.nesting + 1;
    if (name === 'ul' || name === 'ol') {
      const items = this.items(element.childNodes, marks, nesting);
      return items.length > 0 ? { type: name, items } : 'empty';
    }
    if (name === 'blockquote') {
      const blocks = this.flow(element.childNodes, marks, nesting);
      return blocks.length > 0 ? { type: name, blocks } : 'empty';
    }
    if (name === 'table' && flow.nesting === 0) {
      const rows = this.rows(element.childNodes, marks, flow);
      const said = rows.some((row) => row.some(({ blocks }) => blocks.length > 0));
      return said ? { type: name, rows } : 'empty';
    }
    const file = name === 'figure' ? attribute(element, 'data-file')?.toLowerCase() : undefined;
    return file !== undefined && /^[0-9a-f]{64}$/.test(file) ? { type: 'figure', file } : undefined;
  }

  /** A list straight inside a list, as old editors write it, belongs to the item before it. */
  private items(nodes: readonly Node[], marks: Marks, nesting: number): Block[][] {
    const items: Block[][] = [];
    for (const node of nodes) {
      const isItem = isElement(node) && node.tagName === 'li' && isHtml(node);
      if (isItem) this.noteAttributes(node);
      const blocks = this.flow(isItem ? node.childNodes : [node], marks, nesting);
      const before = items.at(-1);
      if (before && isElement(node) && (node.tagName === 'ul' || node.tagName === 'ol'))
        before.push(...blocks);
      else if (blocks.length > 0) items.push(blocks);
    }
    return items;
  }

  private rows(nodes: readonly Node[], marks: Marks, around: Flow): Cell[][] {
    return nodes.filter(isElement).flatMap((part) => {
      if (!isHtml(part)) return [];
      if (part.tagName === 'caption') {
        this.unwrap(part, marks, around);
        return [];
      }
      if (part.tagName === 'tr') {
        this.noteAttributes(part);
        const cells = part.childNodes.filter(isElement).flatMap((cell) => this.cell(cell, marks));
        return cells.length > 0 ? [cells] : [];
      }
      if (['thead', 'tbody', 'tfoot'].includes(part.tagName)) {
        this.noteAttributes(part);
        return this.rows(part.childNodes, marks, around);
      }
      this.dropped.add('removed', part.tagName);
      return [];
    });
  }

  private cell(element: Element, marks: Marks): Cell[] {
    const { tagName: type } = element;
    if (type !== 'td' && type !== 'th') {
      this.dropped.add('removed', type);
      return [];
    }
    this.noteAttributes(element);
    return [
      {
        type,
        colspan: span(attribute(element, 'colspan'), MOST_COLUMNS),
        rowspan: span(attribute(element, 'rowspan'), MOST_ROWS),
        blocks: this.flow(element.childNodes, marks, 1),
      },
    ];
  }

  private unwrap(element: Element, marks: Marks, flow: Flow): void {
    this.dropped.add('unwrapped', element.tagName);
    const ends = blockLike.has(element.tagName);
    if (ends) this.endParagraph(flow);
    this.walk(element.childNodes, marks, flow);
    if (ends) this.endParagraph(flow);
  }

  private endParagraph(flow: Flow): void {
    const content = tidyRuns(flow.runs);
    flow.runs = [];
    if (content.length > 0) flow.blocks.push({ type: flow.kind, content });
  }

  private words(text: string): string {
    const words = text.replace(/[\t\n\v\f\r\u0085\u2028\u2029]/g, ' ').replaceAll('\uFEFF', '');
    for (const { codePoint } of forbiddenCharacters(words)) this.dropped.add('character', codePoint);
    return withoutForbiddenCharacters(words);
  }

  private noteAttributes({ tagName, attrs }: Element): void {
    const known = Object.hasOwn(attributes, tagName) ? attributes[tagName]! : [];
    for (const { name } of attrs) if (!known.includes(name)) this.dropped.add('attribute', name);
  }
}

function span(text: string | undefined, most: number): number {
  return /^\d{1,5}$/.test(text ?? '') ? Math.min(Math.max(Number(text), 1), most) : 1;
}
