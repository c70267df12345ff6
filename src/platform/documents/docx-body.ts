import { ExternalHyperlink, HeadingLevel, ImageRun, Paragraph, Table, TextRun } from 'docx';
import type { Block, Paragraph as Words, Run } from '../html/index.js';
import { formatMessage } from '../i18n/index.js';
import { withoutForbiddenCharacters } from '../text/index.js';
import { docxTable } from './docx-table.js';
import { small } from './docx-matter.js';
import { exactly, halfPoints, pixels, twips, wordLanguage } from './docx-units.js';
import { body } from './form.js';
import { marker } from './lists.js';
import { type Place, top } from './docx-place.js';
import { type ReadyPicture, sizeOnPaper } from './pictures.js';
import { asLines, layOut, WIDEST_TABLE } from './grid.js';
import type { Words as FixedWords } from './words.js';

/** What stands before a paragraph: Word's own numbering, or a sign that it has no numbering for. */
type Sign = { readonly reference: string; readonly level: number; readonly instance: number } | string;

export class DocxBody {
  private lists = 0;
  /** The code is the first. */
  private drawings = 1;

  constructor(
    private readonly pictures: ReadonlyMap<string, ReadyPicture>,
    private readonly words: FixedWords,
  ) {}

  blocks(blocks: readonly Block[], place: Place = top): (Paragraph | Table)[] {
    return blocks.flatMap((block) => this.block(block, place));
  }

  private block(block: Block, place: Place): (Paragraph | Table)[] {
    switch (block.type) {
      case 'ul':
      case 'ol': {
        this.lists += 1;
        const instance = this.lists;
        return block.items.flatMap((item, index) =>
          this.item(item, sign(block.type, place.lists, index, instance), {
            ...place,
            lists: place.lists + 1,
          }),
        );
      }
      case 'blockquote': {
        const inset = place.width > 200 ? body.firstLine : 6;
        const inside = { ...place, width: place.width - 2 * inset, inset: place.inset + inset, firstLine: 0 };
        return this.blocks(block.blocks, inside);
      }
      case 'table': {
        const grid = layOut(block.rows);
        if (grid.columns > WIDEST_TABLE) return this.blocks(asLines(grid), place);
        const table = docxTable(grid, place, (blocks, inside) => this.blocks(blocks, inside));
        return [table, new Paragraph({ spacing: exactly(8) })];
      }
      case 'figure':
        return this.figure(block.file, place);
      default:
        return [this.paragraph(block, place)];
    }
  }

  private paragraph({ type, content }: Words, place: Place, before?: Sign): Paragraph {
    const level = { p: undefined, h2: HeadingLevel.HEADING_2, h3: HeadingLevel.HEADING_3 }[type];
    if (level !== undefined)
      return new Paragraph({ heading: level, children: content.flatMap((run) => inline(run)) });
    const style = { size: halfPoints(place.size), ...(place.bold && { bold: true as const }) };
    const indent = { left: twips(place.inset), right: twips(place.inset), firstLine: twips(place.firstLine) };
    return new Paragraph({
      alignment: place.alignment,
      indent,
      spacing: { after: twips(place.gap) },
      ...(before !== undefined && typeof before !== 'string' && { numbering: before }),
      children: [
        ...(typeof before === 'string' ? [new TextRun({ text: `${before}\u00A0`, ...style })] : []),
        ...content.flatMap((run) => inline(run, style)),
      ],
    });
  }

  private item(blocks: readonly Block[], before: Sign, place: Place): (Paragraph | Table)[] {
    const [first, ...rest] = blocks;
    if (first?.type === 'p') return [this.paragraph(first, place, before), ...this.blocks(rest, place)];
    return [this.paragraph({ type: 'p', content: [] }, place, before), ...this.blocks(blocks, place)];
  }

  private figure(file: string, place: Place): Paragraph[] {
    const picture = this.pictures.get(file);
    if (!picture) return [];
    const caption = (text: string): Paragraph =>
      new Paragraph({
        alignment: 'center',
        spacing: { after: twips(place.gap + 4) },
        children: [new TextRun({ text, italics: true, size: Math.min(small, halfPoints(place.size)) })],
      });
    const { image, alt } = picture;
    if (!image) {
      const instead = alt || picture.caption;
      return instead === '' ? [] : [caption(`[${formatMessage(this.words.picture, { words: instead })}]`)];
    }
    const { width, height } = sizeOnPaper(image, place.width);
    this.drawings += 1;
    const shown = new ImageRun({
      type: image.type,
      data: image.data,
      transformation: { width: pixels(width), height: pixels(height) },
      altText: { id: String(this.drawings), name: file.slice(0, 12), title: '', description: alt },
    });
    const isAlone = picture.caption === '';
    const frame = { before: twips(4), after: twips(isAlone ? place.gap + 4 : 3) };
    return [
      new Paragraph({ alignment: 'center', spacing: frame, keepNext: !isAlone, children: [shown] }),
      ...(isAlone ? [] : [caption(picture.caption)]),
    ];
  }
}

/** Word cannot count in the Vietnamese alphabet, so lettered points are written out. */
function sign(type: 'ul' | 'ol', level: number, index: number, instance: number): Sign {
  if (type === 'ul') return { reference: 'dashes', level: Math.min(level, 8), instance: 0 };
  return level === 0 ? { reference: 'numbers', level: 0, instance } : marker(type, level, index);
}

function inline(
  { text, strong, em, script, href, lang }: Run,
  style: { size?: number; bold?: true } = {},
): (TextRun | ExternalHyperlink)[] {
  const runs = withoutForbiddenCharacters(text)
    .split('\n')
    .map(
      (part, index) =>
        new TextRun({
          text: part,
          ...style,
          ...(strong && { bold: true }),
          ...(em && { italics: true }),
          ...(script === 'sub' && { subScript: true }),
          ...(script === 'sup' && { superScript: true }),
          ...(lang !== undefined && { language: { value: wordLanguage(lang) } }),
          ...(href !== undefined && { style: 'Hyperlink' }),
          ...(index > 0 && { break: 1 }),
        }),
    );
  return href === undefined ? runs : [new ExternalHyperlink({ link: href, children: runs })];
}
