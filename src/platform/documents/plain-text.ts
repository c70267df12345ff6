import type { Block, Run } from '../html/index.js';
import { formatMessage } from '../i18n/index.js';
import { withoutForbiddenCharacters } from '../text/index.js';
import { type Composed, compose } from './compose.js';
import type { OfficialDocument } from './document.js';
import { layOut, paragraphsOf } from './grid.js';
import { marker } from './lists.js';
import { line } from './strings.js';

/** The document's words in reading order, a paragraph a line, an empty line between parts. */
export function toPlainText(document: OfficialDocument): string {
  const composed = compose(document);
  const parts = [
    composed.marks.map(({ text }) => text).join(' - '),
    [composed.words.nationalName, composed.words.motto].join('\n'),
    [composed.superior, ...composed.organisations, composed.number].filter(Boolean).join('\n'),
    composed.placeAndDate,
    [composed.kind, composed.title].join('\n'),
    composed.summary ?? '',
    ...blockTexts(composed.body, composed, document),
    ...composed.event.map(({ label, text }) => `${label} ${text}`),
    ...composed.quotes.map(
      ({ text, name, position }) => `${text}\n- ${[name, position].filter(Boolean).join(', ')}`,
    ),
    contact(composed),
    [...composed.authority, composed.signatory].filter(Boolean).join('\n'),
    composed.recipients.length > 0 ? [composed.words.recipients, ...composed.recipients].join('\n') : '',
    composed.address ? `${composed.words.check}\n${composed.address}` : '',
    composed.note ?? '',
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function contact({ contact: told, words }: Composed): string {
  if (told.length === 0) return '';
  return [words.contact, ...told.map(({ label, text }) => `${label} ${text}`.trim())].join('\n');
}

function blockTexts(blocks: readonly Block[], composed: Composed, document: OfficialDocument): string[] {
  return blocks.map((block) => {
    switch (block.type) {
      case 'ul':
      case 'ol':
        return listText(block, 0).join('\n');
      case 'blockquote':
        return blockTexts(block.blocks, composed, document)
          .map((text) => text.replace(/^/gm, '> '))
          .join('\n');
      case 'table':
        return tableText(block);
      case 'figure':
        return figureText(block.file, composed, document);
      default:
        return block.content.map(runText).join('');
    }
  });
}

function listText(list: Extract<Block, { type: 'ul' | 'ol' }>, level: number): string[] {
  return list.items.flatMap((item, index) => {
    const inside = item.flatMap((block) =>
      block.type === 'ul' || block.type === 'ol'
        ? listText(block, level + 1).map((text) => `  ${text}`)
        : block.type === 'p'
          ? [block.content.map(runText).join('')]
          : paragraphsOf([block]),
    );
    const [first = '', ...rest] = inside;
    return [`${marker(list.type, level, index)} ${first}`, ...rest];
  });
}

function tableText({ rows }: Extract<Block, { type: 'table' }>): string {
  return layOut(rows)
    .rows.map((row) =>
      row.map((slot) => (slot ? line(paragraphsOf(slot.cell.blocks).join(' ')) : '')).join(' | '),
    )
    .join('\n');
}

function figureText(file: string, { words }: Composed, { pictures }: OfficialDocument): string {
  const picture = pictures?.get(file);
  const told = picture?.caption ?? picture?.alt;
  if (!told) return '';
  const credit = picture?.credit ? ` (${formatMessage(words.credit, { credit: line(picture.credit) })})` : '';
  return `[${formatMessage(words.picture, { words: line(told) })}${credit}]`;
}

/** A link whose words are not its address is followed by it. */
function runText({ text, href }: Run): string {
  const plain = withoutForbiddenCharacters(text);
  if (href === undefined || href === text || href === `mailto:${text}` || href === `${text}/`) return plain;
  return `${plain} (${href.replace(/^mailto:/, '')})`;
}
