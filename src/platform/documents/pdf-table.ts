import type { Content, TableCell } from 'pdfmake/interfaces.js';
import type { Block } from '../html/index.js';
import type { Place } from './pdf-place.js';
import { type Grid, isNumeric } from './grid.js';
import { columnWidths, highest, tableTextSize } from './tables.js';

const PADDING = 4;
const HALF_A_PAGE = 400;

export function pdfTable(
  grid: Grid,
  place: Place,
  fill: (blocks: readonly Block[], inside: Place) => Content[],
): Content {
  const widths = columnWidths(grid, place.width - 1).map((width) => width - 2 * PADDING - 0.6);
  const size = tableTextSize(grid.columns);
  const cells = grid.rows.map((row) =>
    row.map((slot, column): TableCell => {
      if (slot === undefined) return '';
      const { cell, colspan, rowspan } = slot;
      const spanned = widths.slice(column, column + colspan);
      const inside: Place = {
        width: spanned.reduce((total, width) => total + width, (colspan - 1) * 2 * PADDING),
        size,
        alignment: cell.type === 'th' || isNumeric(cell) ? 'center' : 'left',
        firstLine: 0,
        gap: 1,
        lists: 0,
        ...(cell.type === 'th' && { bold: true }),
      };
      const stack = fill(cell.blocks, inside);
      return {
        stack: stack.length > 0 ? stack : [''],
        ...(colspan > 1 && { colSpan: colspan }),
        ...(rowspan > 1 && { rowSpan: rowspan }),
        ...(cell.type === 'th' && { verticalAlignment: 'middle' }),
      };
    }),
  );
  return {
    table: {
      widths,
      body: cells,
      dontBreakRows: staysWhole(grid, widths),
      ...(isSmall(grid) && { headerRows: grid.headings }),
    },
    layout: {
      hLineWidth: () => 0.6,
      vLineWidth: () => 0.6,
      paddingLeft: () => PADDING,
      paddingRight: () => PADDING,
      paddingTop: () => 2,
      paddingBottom: () => 2,
    },
    margin: [0, 4, 0, place.gap + 6],
  };
}

/** A heading that is repeated on every page has to leave room on it. */
function isSmall({ rows }: Grid): boolean {
  return JSON.stringify(rows[0] ?? '').length < 3000;
}

/** Rows that would fit on a page are not divided; but pdfmake misplaces cells that reach over several of such rows. */
function staysWhole(grid: Grid, widths: readonly number[]): boolean {
  const reaches = grid.rows.some((row) => row.some((slot) => slot !== undefined && slot.rowspan > 1));
  return !reaches && highest(grid, widths) < HALF_A_PAGE;
}
