import type { DroppedList } from '../../html/index.js';
import type { Numbering } from './numbering.js';
import { readProperties, skip, type Styles } from './styles.js';
import { wordError } from './word.errors.js';
import { localName, type XmlToken } from './xml.js';

export type Opened = XmlToken & { readonly kind: 'open' };

/**
 * Paragraphs, runs that look different and cells: more than sixty printed pages have, and no more than can be converted
 * in a third of a second.
 */
const MOST_ELEMENTS = 6_000;

/** What the readers of a document's parts share: its tokens, and the text that they write anew. */
export class Reader {
  /** XML that the next stage reads. */
  out: string[] = [];
  /** What stands in text boxes, to follow the paragraph that they hang on. */
  after: string[] = [];
  private elements = 0;

  constructor(
    readonly tokens: Iterator<XmlToken, undefined>,
    readonly styles: Styles,
    readonly numbering: Numbering,
    readonly dropped: DroppedList,
    /** Relationships that the document has, by identifier: one that only its text speaks of leads nowhere. */
    readonly relationships: ReadonlySet<string>,
  ) {}

  /** Hands each element within an opened one to `visit`, which reads it up to its end. */
  each(visit: (token: Opened) => void): void {
    for (;;) {
      const token = this.next();
      if (token.kind === 'close') return;
      if (token.kind === 'open') visit(token);
    }
  }

  next(): XmlToken {
    const { value, done } = this.tokens.next();
    if (done) throw wordError('damaged');
    return value;
  }

  countElement(): void {
    this.elements += 1;
    if (this.elements > MOST_ELEMENTS) throw wordError('too-long');
  }

  skip(token: Opened): void {
    skip(this.tokens, token);
  }

  omit(token: Opened, what: string): void {
    this.dropped.add('omitted', what);
    this.skip(token);
  }

  properties(token: Opened) {
    return readProperties(this.tokens, token);
  }

  /** What `work` writes, instead of writing it. */
  apart(work: () => void): string {
    const before = this.out;
    this.out = [];
    work();
    const written = this.out.join('');
    this.out = before;
    return written;
  }

  /** Elements that only wrap others; true if this was one and `visit` has seen what is in it. */
  unwrap(token: Opened, visit: (token: Opened) => void): boolean {
    switch (localName(token.name)) {
      case 'ins':
      case 'moveTo':
      case 'smartTag':
      case 'customXml':
      case 'dir':
      case 'bdo':
        this.each(visit);
        return true;
      case 'sdt':
        this.control(visit);
        return true;
      case 'del':
        this.omit(token, 'deletion');
        return true;
      case 'moveFrom':
        // It stands elsewhere now.
        this.skip(token);
        return true;
      case 'oMath':
      case 'oMathPara':
        this.omit(token, 'formula');
        return true;
      default:
        return false;
    }
  }

  /** A content control; one that nobody filled in shows only its prompt. */
  private control(visit: (token: Opened) => void): void {
    let empty = false;
    this.each((token) => {
      const name = localName(token.name);
      if (name === 'sdtPr') empty = this.properties(token).has('showingPlcHdr');
      else if (name === 'sdtContent' && !empty) this.each(visit);
      else this.skip(token);
    });
  }
}
