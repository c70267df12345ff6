import { z } from 'zod';
import { change } from '../text/index.js';

const moved = z.int().min(1).optional().meta({
  description:
    'A removal and an addition with the same number in one list are one thing that moved as it was.',
});
const html = z.string().meta({ description: 'Canonical HTML, safe to show.' });
const span = z.int().min(2).optional();
const cellType = z.enum(['th', 'td']);
const paragraphType = z.enum(['p', 'h2', 'h3']);
const listType = z.enum(['ul', 'ol']);

export const WordOfBody = z
  .strictObject({
    change,
    text: z.string().meta({ description: 'Plain text; a line feed is a break.' }),
    href: z.string().optional(),
    lang: z.string().optional(),
    strong: z.literal(true).optional(),
    em: z.literal(true).optional(),
    script: z.enum(['sub', 'sup']).optional(),
  })
  .meta({
    id: 'BodyWordDifference',
    description:
      'Words of one paragraph under one set of marks. All that is `same` or `removed`, in order, is the paragraph before; `same` and `added` the paragraph after. Words whose marks alone changed are removed and added.',
  });
export type WordOfBody = z.infer<typeof WordOfBody>;

const TableCell = z
  .strictObject({ type: cellType, colspan: span, rowspan: span, html })
  .meta({ id: 'TableCell', description: 'Without a span it is 1.' });
export type TableCell = z.infer<typeof TableCell>;

export const BlockDifference = z
  .union([
    z.strictObject({ change, moved, html }),
    z.strictObject({
      change: z.literal('changed'),
      type: paragraphType,
      was: paragraphType.optional().meta({ description: 'What it was before, if that was something else.' }),
      words: z.array(WordOfBody),
    }),
    z.strictObject({
      change: z.literal('changed'),
      type: listType,
      was: listType.optional(),
      get items() {
        return z.array(ItemDifference);
      },
    }),
    z.strictObject({
      change: z.literal('changed'),
      type: z.literal('blockquote'),
      get blocks() {
        return z.array(BlockDifference);
      },
    }),
    z.strictObject({
      change: z.literal('changed'),
      type: z.literal('table'),
      get rows() {
        return z.array(RowDifference);
      },
    }),
  ])
  .meta({
    id: 'BlockDifference',
    description:
      'A block (paragraph, heading, list, quotation, table, figure) that is the same, went, came, or changed inside; in reading order, what went before what came.',
  });
export type BlockDifference = z.infer<typeof BlockDifference>;

const ItemDifference = z
  .union([
    z.strictObject({ change, moved, html: html.meta({ description: 'The blocks inside the item.' }) }),
    z.strictObject({
      change: z.literal('changed'),
      get blocks(): z.ZodArray<typeof BlockDifference> {
        return z.array(BlockDifference);
      },
    }),
  ])
  .meta({ id: 'ItemDifference', description: 'An item of a list.' });
export type ItemDifference = z.infer<typeof ItemDifference>;

const CellDifference = z
  .union([
    TableCell.extend({ change, moved }),
    z.strictObject({
      change: z.literal('changed'),
      type: cellType,
      colspan: span,
      rowspan: span,
      was: TableCell.omit({ html: true }).optional(),
      get blocks(): z.ZodArray<typeof BlockDifference> {
        return z.array(BlockDifference);
      },
    }),
  ])
  .meta({ id: 'CellDifference', description: 'A cell of a row; `was` if it was of another kind or span.' });
export type CellDifference = z.infer<typeof CellDifference>;

const RowDifference = z
  .union([
    z.strictObject({ change, moved, cells: z.array(TableCell) }),
    z.strictObject({ change: z.literal('changed'), cells: z.array(CellDifference) }),
  ])
  .meta({ id: 'RowDifference', description: 'A row of a table.' });
export type RowDifference = z.infer<typeof RowDifference>;
