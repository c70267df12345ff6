import { fromLegacy, legacyFont } from '../../text/index.js';
import { pictureXml, readDrawing } from './drawings.js';
import type { Opened, Reader } from './reader.js';
import { isOn, type Properties } from './styles.js';
import { checkField } from './word-safety.js';
import { attributesOf, decodeXml, escapeXml, localName } from './xml.js';

interface Paragraph {
  readonly style: string | undefined;
  readonly isHeading: boolean;
}

interface Field {
  instruction: string;
  /** Its instruction is over, what follows is what it shows. */
  shown: boolean;
}

/** Reads what stands in paragraphs: runs with what they look like, links, fields, pictures. */
export class Runs {
  private readonly fields: Field[] = [];
  private paragraph: Paragraph = { style: undefined, isHeading: false };
  private last: { readonly out: readonly string[]; readonly looks: string | undefined } = {
    out: [],
    looks: undefined,
  };

  constructor(
    private readonly reader: Reader,
    private readonly block: (token: Opened) => void,
  ) {}

  /** Reads an element of a paragraph. */
  inline(token: Opened, paragraph: Paragraph): void {
    this.paragraph = paragraph;
    const visit = (inner: Opened): void => this.inline(inner, paragraph);
    if (this.reader.unwrap(token, visit)) return;
    switch (localName(token.name)) {
      case 'r':
        return this.run();
      case 'hyperlink':
        return this.link(token, visit);
      case 'fldSimple':
        checkField(attributesOf(token).get('instr') ?? '');
        return this.reader.each(visit);
      case 'AlternateContent':
        return this.drawing(token);
      default:
        return this.reader.skip(token);
    }
  }

  private link(token: Opened, visit: (token: Opened) => void): void {
    const { reader } = this;
    const id = attributesOf(token).get('id') ?? '';
    const inside = reader.apart(() => reader.each(visit));
    const leads = reader.relationships.has(id);
    reader.out.push(leads ? `<w:hyperlink r:id="${escapeXml(id)}">${inside}</w:hyperlink>` : inside);
  }

  private run(): void {
    const { reader, paragraph } = this;
    let properties: Properties = new Map();
    const content = reader.apart(() =>
      reader.each((token) => {
        if (localName(token.name) === 'rPr') properties = reader.properties(token);
        else this.content(token, properties);
      }),
    );
    this.paragraph = paragraph;
    if (content === '') return;
    if (this.isOn('vanish', properties, true)) {
      if (content.includes('<w:t>')) reader.dropped.add('omitted', 'hidden-text');
      return;
    }
    this.write(this.looks(properties), content);
  }

  /** Adds a run, to the one before it if they look the same: Word parts them wherever somebody typed twice. */
  private write(looks: string, content: string): void {
    const { out } = this.reader;
    const isField = content.includes('<w:fldChar') || content.includes('<w:instrText');
    if (this.last.out === out && this.last.looks === looks && !isField && out.at(-1) === '</w:r>') {
      out.pop();
      const before = out.pop()!;
      if (before.endsWith('</w:t>') && content.startsWith('<w:t>'))
        out.push(before.slice(0, -'</w:t>'.length), content.slice('<w:t>'.length));
      else out.push(before, content);
    } else {
      this.reader.countElement();
      out.push(`<w:r>${looks}`, content);
    }
    out.push('</w:r>');
    this.last = { out, looks: isField ? undefined : looks };
  }

  private looks(properties: Properties): string {
    const font = this.font(properties);
    const bold = !this.paragraph.isHeading && this.isOn('b', properties, true);
    const italic = this.isOn('i', properties, !this.paragraph.isHeading);
    const struck = this.isOn('strike', properties, false) || this.isOn('dstrike', properties, false);
    const align = properties.get('vertAlign')?.get('val');
    const raised = align === 'superscript' || align === 'subscript';
    const all =
      (legacyFont(font) ? `<w:rFonts w:ascii="${escapeXml(font)}"/>` : '') +
      (bold ? '<w:b/>' : '') +
      (italic ? '<w:i/>' : '') +
      (struck ? '<w:strike/>' : '') +
      (raised ? `<w:vertAlign w:val="${align}"/>` : '');
    return all && `<w:rPr>${all}</w:rPr>`;
  }

  private find(property: string, properties: Properties, ofParagraph: boolean) {
    const { styles } = this.reader;
    return (
      properties.get(property) ??
      styles.find('character', properties.get('rStyle')?.get('val') ?? '', property) ??
      (ofParagraph ? styles.find('paragraph', this.paragraph.style, property) : undefined)
    );
  }

  private isOn(property: string, properties: Properties, ofParagraph: boolean): boolean {
    const found = this.find(property, properties, ofParagraph);
    return found !== undefined && isOn(found.get('val'));
  }

  /** The font of letters beyond ASCII, which is where legacy encodings have theirs. */
  private font(properties: Properties): string {
    const fonts = this.find('rFonts', properties, true) ?? this.reader.styles.default('rFonts');
    if (!fonts || fonts.has('hAnsiTheme') || fonts.has('asciiTheme')) return '';
    return fonts.get('hAnsi') ?? fonts.get('ascii') ?? '';
  }

  private content(token: Opened, properties: Properties): void {
    const { reader } = this;
    const write = (xml: string): void => {
      reader.skip(token);
      if (this.fields.every(({ shown }) => shown)) reader.out.push(xml);
    };
    switch (localName(token.name)) {
      case 't':
        return this.text();
      case 'tab':
      case 'ptab':
        return write('<w:tab/>');
      case 'br':
        return write(['page', 'column'].includes(attributesOf(token).get('type') ?? '') ? '' : '<w:br/>');
      case 'cr':
        return write('<w:br/>');
      case 'noBreakHyphen':
      case 'softHyphen':
        return write(`<w:${localName(token.name)}/>`);
      case 'sym':
        return write(this.symbol(token, properties));
      case 'fldChar':
        return this.fieldCharacter(token);
      case 'instrText':
        return this.instruction();
      case 'drawing':
      case 'pict':
      case 'object':
      case 'AlternateContent':
        return this.drawing(token);
      case 'footnoteReference':
        return reader.omit(token, 'footnote');
      case 'endnoteReference':
        return reader.omit(token, 'endnote');
      case 'commentReference':
        return reader.omit(token, 'comment');
      default:
        return reader.skip(token);
    }
  }

  private text(): void {
    const raw = this.raw();
    if (raw !== '' && this.fields.every(({ shown }) => shown)) this.reader.out.push(`<w:t>${raw}</w:t>`);
  }

  private raw(): string {
    let raw = '';
    for (let token = this.reader.next(); token.kind !== 'close'; token = this.reader.next()) {
      if (token.kind === 'text') raw += token.raw;
      else this.reader.skip(token);
    }
    return raw;
  }

  /** A letter that was put in by its code, in a font of its own. */
  private symbol(token: Opened, properties: Properties): string {
    const attributes = attributesOf(token);
    const [font, code] = [attributes.get('font') ?? '', attributes.get('char') ?? ''];
    const legacy = legacyFont(font);
    if (!legacy || !/^[\da-f]{2,4}$/i.test(code))
      return `<w:sym w:font="${escapeXml(font)}" w:char="${escapeXml(code)}"/>`;
    const letter = String.fromCharCode(Number.parseInt(code, 16));
    const sameAround = legacyFont(this.font(properties))?.encoding === legacy.encoding;
    return `<w:t>${escapeXml(sameAround ? letter : fromLegacy(letter, legacy))}</w:t>`;
  }

  private fieldCharacter(token: Opened): void {
    const type = attributesOf(token).get('fldCharType') ?? '';
    this.reader.skip(token);
    if (type === 'begin') this.fields.push({ instruction: '', shown: false });
    const field = this.fields.at(-1);
    if (!field || !['begin', 'separate', 'end'].includes(type)) return;
    if (type !== 'begin' && !field.shown) {
      checkField(field.instruction);
      field.shown = true;
    }
    if (type === 'end') this.fields.pop();
    this.reader.out.push(`<w:fldChar w:fldCharType="${type}"/>`);
  }

  private instruction(): void {
    const raw = this.raw();
    const field = this.fields.at(-1);
    if (!field || field.shown) return;
    field.instruction += decodeXml(raw);
    this.reader.out.push(`<w:instrText>${raw}</w:instrText>`);
  }

  private drawing(token: Opened): void {
    const { reader, paragraph } = this;
    const drawn = readDrawing(reader.tokens, token, () => {
      const words = reader.apart(() => reader.each(this.block));
      reader.after.push(words);
    });
    this.paragraph = paragraph;
    for (const picture of drawn.pictures) {
      if (reader.relationships.has(picture.relationship)) reader.out.push(pictureXml(picture));
      else reader.dropped.add('omitted', 'picture:missing');
    }
    if (drawn.textBoxes > 0) reader.dropped.add('unwrapped', 'text-box');
    else if (drawn.pictures.length === 0) reader.dropped.add('omitted', drawn.kind);
  }
}
