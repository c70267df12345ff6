import type { Block, Cell, Paragraph } from '../html/index.js';

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
