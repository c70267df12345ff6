import { type Block, type Cell, filesOf, type Paragraph } from '../html/index.js';
import { lengthOf } from './fonts.js';

export interface Slot {
  readonly cell: Cell;
  readonly colspan: number;
  readonly rowspan: number;
}

/** A rectangle of cells; `undefined` where a cell to the left or above reaches. */
export interface Grid {
  readonly columns: number;
  readonly rows: readonly (readonly (Slot | undefined)[])[];
  /** Rows from the top that hold headings only. */
  readonly headings: number;
}

const PADDING = 5;
const nothing: Cell = { type: 'td', colspan: 1, rowspan: 1, blocks: [] };

/** Puts cells in their places as HTML does; spans end where the table or another cell does. */
export function layOut(rows: readonly (readonly Cell[])[]): Grid {
  const taken: (Slot | undefined | null)[][] = rows.map(() => []);
  rows.forEach((cells, row) => {
    const places = taken[row]!;
    let column = 0;
    for (const cell of cells) {
      while (places[column] !== undefined) column += 1;
      let colspan = 1;
      while (colspan < cell.colspan && places[column + colspan] === undefined) colspan += 1;
      const rowspan = Math.min(cell.rowspan, rows.length - row);
      for (let down = 0; down < rowspan; down += 1)
        for (let right = 0; right < colspan; right += 1) taken[row + down]![column + right] ??= null;
      places[column] = { cell, colspan, rowspan };
      column += colspan;
    }
  });
  // A column in which no cell begins is none.
  const columns = Math.max(
    1,
    ...taken.map((places) => places.findLastIndex((place) => place !== null && place !== undefined) + 1),
  );
  const grid = taken.map((places) =>
    Array.from({ length: columns }, (_, column) => {
      const place = places[column];
      if (place === undefined) return { cell: nothing, colspan: 1, rowspan: 1 };
      return place ? { ...place, colspan: Math.min(place.colspan, columns - column) } : undefined;
    }),
  );
  return { columns, rows: grid, headings: headingsOf(grid) };
}

function headingsOf(rows: readonly (readonly (Slot | undefined)[])[]): number {
  const first = rows[0] ?? [];
  const isHeading = first.every(
    (slot) => slot === undefined || (slot.cell.type === 'th' && slot.rowspan === 1),
  );
  return rows.length > 1 && isHeading ? 1 : 0;
}

/** Small enough for what has to stand side by side. */
export function tableTextSize(columns: number): number {
  return columns <= 5 ? 13 : columns <= 8 ? 11 : 9;
}

/** Widths of the columns: every column its longest word if that can be, the rest by how much is to be read in it. */
export function columnWidths(grid: Grid, available: number): number[] {
  const size = tableTextSize(grid.columns);
  const least = Array.from({ length: grid.columns }, () => 2 * PADDING + size);
  const most = [...least];
  for (const row of grid.rows) {
    row.forEach((slot, column) => {
      if (slot === undefined || slot.colspan > 1) return;
      for (const text of paragraphsOf(slot.cell.blocks)) {
        const whole = lengthOf(text.slice(0, 300), size, slot.cell.type === 'th') + 2 * PADDING;
        most[column] = Math.max(most[column]!, Math.min(whole, available));
        for (const word of text.slice(0, 300).split(/\s+/)) {
          const length = lengthOf(word, size, slot.cell.type === 'th') + 2 * PADDING + 1;
          least[column] = Math.max(least[column]!, Math.min(length, available / 2));
        }
      }
    });
  }
  const wanted = sum(most);
  const needed = sum(least);
  if (wanted <= available) return most.map((width) => (width * available) / wanted);
  if (needed >= available) return least.map((width) => (width * available) / needed);
  const share = (available - needed) / (wanted - needed);
  return least.map((width, column) => width + (most[column]! - width) * share);
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The words of a cell, a paragraph each, wherever they stand in it. */
export function paragraphsOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block): string[] => {
    switch (block.type) {
      case 'ul':
      case 'ol':
        return block.items.flatMap(paragraphsOf);
      case 'blockquote':
        return paragraphsOf(block.blocks);
      case 'table':
      case 'figure':
        return [];
      default:
        return [block.content.map(({ text }) => text).join('')];
    }
  });
}

const FIGURE = 360;

/** About how high the highest cell becomes: enough to tell what can stay on one page. */
export function highest(grid: Grid, widths: readonly number[]): number {
  const size = tableTextSize(grid.columns);
  const heights = grid.rows.flatMap((row) =>
    row.map((slot, column) => {
      if (slot === undefined) return 0;
      const width = sum(widths.slice(column, column + slot.colspan));
      const lines = paragraphsOf(slot.cell.blocks).map(
        (text) => 1 + (lengthOf(text, size, true) * 1.2) / width,
      );
      return sum(lines) * size * 1.3 + filesOf(slot.cell.blocks).length * FIGURE;
    }),
  );
  return Math.max(...heights);
}

/** More columns than a page can hold are told as lines. */
export const WIDEST_TABLE = 12;

/** A table as one line a row. */
export function asLines(grid: Grid): Paragraph[] {
  return grid.rows
    .map((row) => row.flatMap((slot) => (slot ? [paragraphsOf(slot.cell.blocks).join(' ')] : [])).join(' | '))
    .filter((text) => /[^\s|]/.test(text))
    .map((text) => ({ type: 'p', content: [{ text }] }));
}

/** Numbers stand in the middle of their column. */
export function isNumeric(cell: Cell): boolean {
  const text = paragraphsOf(cell.blocks).join(' ');
  return text.length < 30 && /^[-+–−\d.,:/%\s]*\d[-+–−\d.,:/%\s]*$/.test(text);
}
