import type { Schemas } from '../../api/client';

type Block = Schemas['BlockDifference'];

/** How many changes are numbered. */
export const countOf = ({ fields, body }: Schemas['DeskDifference']): number =>
  fields.length + body.filter(({ change }) => change !== 'same').length;

interface Stretch {
  readonly blocks: readonly Block[];
  readonly folded: boolean;
  /** Where it begins. */
  readonly at: number;
}

/** Fewer are read faster than unfolded. */
const LEAST_FOLDED = 2;

/** The body in stretches: what stayed as it was is folded, but for the block on either side of a change. */
export function foldedOf(body: readonly Block[]): Stretch[] {
  const isNear = (at: number): boolean =>
    [at - 1, at, at + 1].some((each) => body[each] !== undefined && body[each].change !== 'same');
  const stretches: { blocks: Block[]; folded: boolean; at: number }[] = [];
  body.forEach((block, at) => {
    const last = stretches.at(-1);
    const folded = !isNear(at);
    if (last?.folded === folded) last.blocks.push(block);
    else stretches.push({ blocks: [block], folded, at });
  });
  return stretches.map((stretch) => ({
    ...stretch,
    folded: stretch.folded && stretch.blocks.length >= LEAST_FOLDED,
  }));
}

const plain = (html: string): string =>
  new DOMParser().parseFromString(html, 'text/html').body.textContent.trim();

/** What each numbered change says now, or said before: by that a comment refers to it. */
export function passagesOf({ fields, body }: Schemas['DeskDifference']): string[] {
  const ofFields = fields.map((field) => {
    const value = 'items' in field ? undefined : (field.after ?? field.before);
    return typeof value === 'string' ? value : '';
  });
  const ofBody = body.filter(({ change }) => change !== 'same').map(passageOf);
  return [...ofFields, ...ofBody];
}

function passageOf(block: Block): string {
  if (block.change !== 'changed') return plain(block.html);
  if (!('words' in block)) return '';
  return block.words
    .filter(({ change }) => change !== 'removed')
    .map(({ text }) => text)
    .join('');
}
