import {
  align,
  type Alignable,
  differenceOfTokens,
  Effort,
  type Token,
  tokensOf,
  wordsOf,
} from '../text/index.js';
import { clean } from './clean.js';
import type {
  BlockDifference,
  CellDifference,
  ItemDifference,
  RowDifference,
  TableCell,
  WordOfBody,
} from './difference.schemas.js';
import type { Block, Cell, Paragraph, Run } from './model.js';
import { joinRuns, type Marks } from './runs.js';
import { plainText, serialise } from './serialise.js';

/**
 * The difference of two bodies in canonical HTML: blocks that are the same, came, went or moved, and inside changed ones
 * list items, rows, cells and words with their marks. Says everything that there is on both sides, so either can be made of
 * it. Pure, and bounded: what is too different to compare counts as replaced.
 */
export function differenceOfBodies(before: string, after: string, effort = new Effort()): BlockDifference[] {
  return blocks(clean(before).blocks, clean(after).blocks, effort);
}

function blocks(before: readonly Block[], after: readonly Block[], effort: Effort): BlockDifference[] {
  return align(before, after, alignableBlock, effort).map((step): BlockDifference => {
    if (step.change === 'changed') return changedBlock(step.before, step.after, effort);
    const { member, ...sign } = step;
    return { ...sign, html: serialise([member]) };
  });
}

function alignableBlock(block: Block): Alignable {
  const kind = 'content' in block ? 'words' : 'items' in block ? 'list' : block.type;
  return { key: serialise([block]), kind, words: () => wordsOf(plainText([block])) };
}

/** Two blocks that were found alike are of one kind. */
function changedBlock(before: Block, after: Block, effort: Effort): BlockDifference {
  const change = 'changed';
  if ('content' in before && 'content' in after) {
    const words = wordsOfParagraphs(before, after, effort);
    return { change, type: after.type, ...(before.type !== after.type && { was: before.type }), words };
  }
  if ('items' in before && 'items' in after) {
    const items = itemsOf(before.items, after.items, effort);
    return { change, type: after.type, ...(before.type !== after.type && { was: before.type }), items };
  }
  if ('blocks' in before && 'blocks' in after)
    return { change, type: after.type, blocks: blocks(before.blocks, after.blocks, effort) };
  if ('rows' in before && 'rows' in after)
    return { change, type: after.type, rows: rowsOf(before.rows, after.rows, effort) };
  throw new Error(`A ${before.type} was taken for a ${after.type}.`);
}

function itemsOf(
  before: readonly (readonly Block[])[],
  after: readonly (readonly Block[])[],
  effort: Effort,
): ItemDifference[] {
  return align(before, after, alignableItem, effort).map((step): ItemDifference => {
    if (step.change === 'changed')
      return { change: 'changed', blocks: blocks(step.before, step.after, effort) };
    const { member, ...sign } = step;
    return { ...sign, html: serialise(member) };
  });
}

const alignableItem = (item: readonly Block[]): Alignable => ({
  key: serialise(item),
  kind: 'item',
  words: () => wordsOf(plainText(item)),
});

function rowsOf(
  before: readonly (readonly Cell[])[],
  after: readonly (readonly Cell[])[],
  effort: Effort,
): RowDifference[] {
  return align(before, after, alignableRow, effort).map((step): RowDifference => {
    if (step.change === 'changed')
      return { change: 'changed', cells: cellsOf(step.before, step.after, effort) };
    const { member, ...sign } = step;
    return { ...sign, cells: member.map(toTableCell) };
  });
}

const alignableRow = (row: readonly Cell[]): Alignable => ({
  key: serialise([{ type: 'table', rows: [row] }]),
  kind: 'row',
  words: () => row.flatMap(({ blocks: held }) => wordsOf(plainText(held))),
});

/** As many cells as before are taken one by one, in their columns. */
function cellsOf(before: readonly Cell[], after: readonly Cell[], effort: Effort): CellDifference[] {
  if (before.length === after.length)
    return after.map((cell, column) => pairOfCells(before[column]!, cell, effort));
  const alignable = (cell: Cell): Alignable => ({ ...alignableRow([cell]), kind: 'cell' });
  return align(before, after, alignable, effort).map((step): CellDifference => {
    if (step.change === 'changed') return pairOfCells(step.before, step.after, effort);
    const { member, ...sign } = step;
    return { ...sign, ...toTableCell(member) };
  });
}

function pairOfCells(before: Cell, after: Cell, effort: Effort): CellDifference {
  const [{ html: htmlBefore, ...formBefore }, { html, ...form }] = [toTableCell(before), toTableCell(after)];
  const sameForm = JSON.stringify(formBefore) === JSON.stringify(form);
  if (sameForm && htmlBefore === html) return { change: 'same', ...form, html };
  return {
    change: 'changed',
    ...form,
    ...(!sameForm && { was: formBefore }),
    blocks: blocks(before.blocks, after.blocks, effort),
  };
}

function toTableCell({ type, colspan, rowspan, blocks: held }: Cell): TableCell {
  return {
    type,
    ...(colspan > 1 && { colspan }),
    ...(rowspan > 1 && { rowspan }),
    html: serialise(held),
  };
}

interface MarkedToken extends Token {
  readonly marks: Marks;
}

function wordsOfParagraphs(before: Paragraph, after: Paragraph, effort: Effort): WordOfBody[] {
  return differenceOfTokens(markedTokens(before.content), markedTokens(after.content), effort).flatMap(
    ({ change, tokens }) =>
      joinRuns(tokens.map(({ text, marks }) => ({ ...marks, text }))).map((run) => ({ change, ...run })),
  );
}

/** A word under other marks is another word: bold, or a link that leads elsewhere, is a difference. */
function markedTokens(content: readonly Run[]): MarkedToken[] {
  return content.flatMap(({ text, ...marks }) => {
    const { href, lang, strong, em, script } = marks;
    const under = JSON.stringify([href, lang, strong, em, script]);
    return tokensOf(text).map((token) => ({ key: `${under} ${token}`, text: token, marks }));
  });
}
