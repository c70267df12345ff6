import type { Block, Cell, Run } from './model.js';
import type { Marks } from './runs.js';

/**
 * The one HTML text of these blocks. Every block begins a line and, if it holds anything but a single paragraph, ends on
 * a line of its own; a list item, quotation or cell that is a single paragraph stands without its `p`. Within a paragraph
 * elements nest as a, span, strong, em, sub or sup. Only `& < > "` are escaped, and a solidus overlay after a tag.
 */
export function serialise(blocks: readonly Block[]): string {
  return blocks.map(serialiseBlock).join('\n');
}

function serialiseBlock(block: Block): string {
  switch (block.type) {
    case 'ul':
    case 'ol':
      return lines(
        block.type,
        block.items.map((item) => container('li', '', item)),
      );
    case 'blockquote':
      return container('blockquote', '', block.blocks);
    case 'table':
      return lines(
        'table',
        block.rows.map((row) => lines('tr', row.map(serialiseCell))),
      );
    case 'figure':
      return `<figure data-file="${block.file}"></figure>`;
    default:
      return `<${block.type}>${inline(block.content)}</${block.type}>`;
  }
}

function serialiseCell({ type, colspan, rowspan, blocks }: Cell): string {
  const columns = colspan > 1 ? ` colspan="${colspan}"` : '';
  const rows = rowspan > 1 ? ` rowspan="${rowspan}"` : '';
  return container(type, columns + rows, blocks);
}

function container(name: string, attributes: string, blocks: readonly Block[]): string {
  const [only, ...more] = blocks;
  if (only?.type === 'p' && more.length === 0)
    return `<${name}${attributes}>${inline(only.content)}</${name}>`;
  if (only === undefined) return `<${name}${attributes}></${name}>`;
  return `<${name}${attributes}>\n${serialise(blocks)}\n</${name}>`;
}

const lines = (name: string, inside: readonly string[]): string =>
  `<${name}>\n${inside.join('\n')}\n</${name}>`;

/** From the outermost to the innermost element. */
const nesting: readonly ((marks: Marks) => readonly [open: string, close: string] | undefined)[] = [
  ({ href }) => (href === undefined ? undefined : [`<a href="${escapeAttribute(href)}">`, '</a>']),
  ({ lang }) => (lang === undefined ? undefined : [`<span lang="${escapeAttribute(lang)}">`, '</span>']),
  ({ strong }) => strong && ['<strong>', '</strong>'],
  ({ em }) => em && ['<em>', '</em>'],
  ({ script }) => script && [`<${script}>`, `</${script}>`],
];

function inline(runs: readonly Run[], level = 0): string {
  const tagsOf = nesting[level];
  if (!tagsOf) return runs.map(({ text }) => escapeText(text)).join('');
  let html = '';
  for (let start = 0; start < runs.length;) {
    const tags = tagsOf(runs[start]!);
    let end = start + 1;
    while (end < runs.length && tagsOf(runs[end]!)?.[0] === tags?.[0]) end += 1;
    const inside = inline(runs.slice(start, end), level + 1);
    html += tags ? tags[0] + inside + tags[1] : inside;
    start = end;
  }
  return html;
}

/** U+0338 after `>` would become `≯` in whoever normalises the whole text to NFC, and the tag would be gone. */
function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/^\u0338|(?<=\n)\u0338/g, '&#824;')
    .replaceAll('\n', '<br>');
}

function escapeAttribute(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** The words alone, a paragraph or break a line, in reading order: for summaries, counting and search. */
export function plainText(blocks: readonly Block[]): string {
  return blocks.flatMap(textOf).join('\n');
}

function textOf(block: Block): string[] {
  switch (block.type) {
    case 'ul':
    case 'ol':
      return block.items.flat().flatMap(textOf);
    case 'blockquote':
      return block.blocks.flatMap(textOf);
    case 'table':
      return block.rows.flat().flatMap(({ blocks }) => blocks.flatMap(textOf));
    case 'figure':
      return [];
    default:
      return [block.content.map(({ text }) => text).join('')];
  }
}

/** Digests of the files that the blocks show, each once, in order of appearance. */
export function filesOf(blocks: readonly Block[]): string[] {
  const inside = (block: Block): string[] => {
    switch (block.type) {
      case 'ul':
      case 'ol':
        return block.items.flat().flatMap(inside);
      case 'blockquote':
        return block.blocks.flatMap(inside);
      case 'table':
        return block.rows.flat().flatMap(({ blocks: held }) => held.flatMap(inside));
      case 'figure':
        return [block.file];
      default:
        return [];
    }
  };
  return [...new Set(blocks.flatMap(inside))];
}
