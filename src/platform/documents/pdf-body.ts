import type { Content, ContentText } from 'pdfmake/interfaces.js';
import type { Block, Paragraph, Run } from '../html/index.js';
import { formatMessage } from '../i18n/index.js';
import { withoutForbiddenCharacters } from '../text/index.js';
import { drawable, fitted } from './fonts.js';
import { body, size } from './form.js';
import { marker } from './lists.js';
import { type Place, top } from './pdf-place.js';
import { pdfTable } from './pdf-table.js';
import { isShort } from './pdf-matter.js';
import { type ReadyPicture, sizeOnPaper } from './pictures.js';
import { asLines, layOut, WIDEST_TABLE } from './grid.js';
import type { Words } from './words.js';

export class PdfBody {
  constructor(
    private readonly pictures: ReadonlyMap<string, ReadyPicture>,
    private readonly words: Words,
  ) {}

  blocks(blocks: readonly Block[], place: Place = top): Content[] {
    const made: Content[] = [];
    let heading: Content | undefined;
    for (const block of blocks) {
      const [first, ...rest] = this.block(block, place);
      if (first === undefined) continue;
      // A heading stays with the first lines of what it is over.
      if (heading && isShort(first)) made.push({ stack: [heading, first], unbreakable: true }, ...rest);
      else made.push(...(heading ? [heading] : []), first, ...rest);
      heading = undefined;
      if ((block.type === 'h2' || block.type === 'h3') && rest.length === 0) heading = made.pop();
    }
    return heading ? [...made, heading] : made;
  }

  private block(block: Block, place: Place): Content[] {
    switch (block.type) {
      case 'ul':
      case 'ol':
        return block.items.flatMap((item, index) =>
          this.item(item, marker(block.type, place.lists, index), { ...place, lists: place.lists + 1 }),
        );
      case 'blockquote':
        return [this.quotation(block.blocks, place)];
      case 'table':
        return this.table(block.rows, place);
      case 'figure':
        return this.figure(block.file, place);
      default:
        return [this.paragraph(block, place)];
    }
  }

  private paragraph({ type, content }: Paragraph, place: Place, before = ''): Content {
    const isHeading = type !== 'p';
    return {
      text: [...(before === '' ? [] : [`${before}\u00A0`]), ...content.map((run) => inline(run, place))],
      fontSize: place.size,
      alignment: isHeading && place.alignment === 'justify' ? 'left' : place.alignment,
      leadingIndent: place.firstLine,
      ...((isHeading || place.bold) && { bold: true }),
      ...(type === 'h3' && { italics: true }),
      margin: [0, isHeading ? 4 : 0, 0, place.gap],
    };
  }

  /** An item is a paragraph of its own after its sign, as administrative texts have it. */
  private item(blocks: readonly Block[], sign: string, place: Place): Content[] {
    const [first, ...rest] = blocks;
    if (first?.type === 'p') return [this.paragraph(first, place, sign), ...this.blocks(rest, place)];
    return [this.paragraph({ type: 'p', content: [] }, place, sign), ...this.blocks(blocks, place)];
  }

  private quotation(blocks: readonly Block[], place: Place): Content {
    const inset = place.width > 200 ? body.firstLine : 6;
    return {
      stack: this.blocks(blocks, { ...place, width: place.width - 2 * inset, firstLine: 0 }),
      margin: [inset, 2, inset, 2],
    };
  }

  private table(rows: Extract<Block, { type: 'table' }>['rows'], place: Place): Content[] {
    const grid = layOut(rows);
    if (grid.columns > WIDEST_TABLE) return this.blocks(asLines(grid), place);
    return [pdfTable(grid, place, (blocks, inside) => this.blocks(blocks, inside))];
  }

  private figure(file: string, place: Place): Content[] {
    const picture = this.pictures.get(file);
    if (!picture) return [];
    const caption: Content = {
      text: drawable(picture.caption),
      fontSize: Math.min(size.caption, place.size),
      italics: true,
      alignment: 'center',
      margin: [0, 3, 0, 0],
    };
    if (!picture.image) {
      const instead = picture.alt || picture.caption;
      if (instead === '') return [];
      return [{ ...caption, text: `[${formatMessage(this.words.picture, { words: drawable(instead) })}]` }];
    }
    const { data, type } = picture.image;
    const image = `data:image/${type === 'jpg' ? 'jpeg' : 'png'};base64,${data.toString('base64')}`;
    return [
      {
        stack: [
          { image, ...sizeOnPaper(picture.image, place.width), alignment: 'center' },
          ...(picture.caption === '' ? [] : [caption]),
        ],
        margin: [0, 4, 0, place.gap + 4],
        unbreakable: true,
      },
    ];
  }
}

function inline(
  { text, strong, em, script, href }: Run,
  { size: points, width, firstLine }: Place,
): ContentText {
  return {
    text: fitted(withoutForbiddenCharacters(text), points, width - firstLine),
    ...(strong && { bold: true }),
    ...(em && { italics: true }),
    ...(script === 'sub' && { sub: true }),
    ...(script === 'sup' && { sup: true }),
    ...(href !== undefined && { link: href, decoration: 'underline' }),
  };
}
