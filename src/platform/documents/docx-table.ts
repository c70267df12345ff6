import {
  type Paragraph,
  Paragraph as Empty,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx';
import type { Block } from '../html/index.js';
import type { Place } from './docx-place.js';
import { twips } from './docx-units.js';
import { type Grid, isNumeric } from './grid.js';
import { columnWidths, tableTextSize } from './tables.js';

const PADDING = 4;

export function docxTable(
  grid: Grid,
  place: Place,
  fill: (blocks: readonly Block[], inside: Place) => (Paragraph | Table)[],
): Table {
  const widths = columnWidths(grid, place.width);
  const size = tableTextSize(grid.columns);
  const rows = grid.rows.map((row, index) => {
    const cells = row.flatMap((slot, column) => {
      if (slot === undefined) return [];
      const { cell, colspan, rowspan } = slot;
      const width = widths.slice(column, column + colspan).reduce((total, each) => total + each, 0);
      const inside: Place = {
        width: width - 2 * PADDING,
        size,
        alignment: cell.type === 'th' || isNumeric(cell) ? 'center' : 'left',
        firstLine: 0,
        inset: 0,
        gap: 1,
        lists: 0,
        ...(cell.type === 'th' && { bold: true }),
      };
      const children = fill(cell.blocks, inside);
      return [
        new TableCell({
          children: children.at(-1) instanceof Empty ? children : [...children, new Empty({})],
          width: { size: twips(width), type: WidthType.DXA },
          ...(colspan > 1 && { columnSpan: colspan }),
          ...(rowspan > 1 && { rowSpan: rowspan }),
          ...(cell.type === 'th' && { verticalAlign: 'center' as const }),
        }),
      ];
    });
    return new TableRow({ children: cells, tableHeader: index < grid.headings });
  });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: twips(place.width), type: WidthType.DXA },
    columnWidths: widths.map(twips),
    margins: { left: twips(PADDING), right: twips(PADDING), top: 20, bottom: 20 },
    rows,
  });
}
