import { canonicalJson } from '../../platform/canonical/index.js';
import { type BlockDifference, differenceOfBodies } from '../../platform/html/index.js';
import { align, type Alignable, differenceOfTexts, Effort, wordsOf } from '../../platform/text/index.js';
import type { FieldDifference, ListedDifference } from './difference.schemas.js';

/** As much of a canonical document as can differ between two versions; members that are added later are compared as well. */
export interface Comparable {
  readonly content: { readonly body?: string } & Readonly<Record<string, unknown>>;
  readonly [member: string]: unknown;
}

export interface DocumentDifference {
  readonly fields: FieldDifference[];
  readonly body: BlockDifference[];
}

type Value = Extract<FieldDifference, { before?: unknown }>['before'] & {};

/** What says which document it is, not what is in it. */
const apart = new Set([
  'format',
  'log',
  'type',
  'id',
  'version',
  'lang',
  'nonce',
  'source',
  'content',
  'files',
]);
/** Read as a whole: a word of them says nothing. */
const whole = /^(kind|number|contact\.(phone|email)|event\.(from|to|zone))$/;
/** The order in which a version is read; what is not in it follows by name. */
const order =
  'number issuer coIssuers kind urgent title summary quotes topics places contact signatory recipients event'.split(
    ' ',
  );

/**
 * The difference of two canonical documents (`khen.document/1`) of one language. Organisations, topics and places are
 * compared by id: one that was renamed meanwhile is no difference. Pure and bounded, as `differenceOfBodies`.
 */
export function differenceOfDocuments(before: Comparable, after: Comparable): DocumentDifference {
  const effort = new Effort();
  const [old, made] = [membersOf(before), membersOf(after)];
  const names = [...new Set([...Object.keys(old), ...Object.keys(made)])].toSorted(
    (one, other) => placeOf(one) - placeOf(other) || (one < other ? -1 : 1),
  );
  return {
    fields: names.flatMap((name) => compare(name, old[name], made[name], effort)),
    body: differenceOfBodies(before.content.body ?? '', after.content.body ?? '', effort),
  };
}

function membersOf({ content, ...document }: Comparable): Record<string, unknown> {
  const { body: _, ...inside } = content;
  const envelope = Object.entries(document).filter(([name]) => !apart.has(name));
  return {
    ...Object.fromEntries(envelope),
    ...inside,
    ...(document['files'] ? { files: document['files'] } : {}),
  };
}

function placeOf(name: string): number {
  const place = order.indexOf(name);
  return place < 0 ? order.length : place;
}

function compare(field: string, before: unknown, after: unknown, effort: Effort): FieldDifference[] {
  if (isSame(before, after)) return [];
  if (Array.isArray(before ?? after) && Array.isArray(after ?? before)) {
    const items = compareLists((before ?? []) as Value[], (after ?? []) as Value[], effort);
    return items.some(({ change }) => change !== 'same') ? [{ field, items }] : [];
  }
  if (isGroup(before ?? after) && isGroup(after ?? before)) {
    const [old, made] = [(before ?? {}) as Record<string, unknown>, (after ?? {}) as Record<string, unknown>];
    return [...new Set([...Object.keys(old), ...Object.keys(made)])]
      .toSorted()
      .flatMap((name) => compare(`${field}.${name}`, old[name], made[name], effort));
  }
  return [
    {
      field,
      ...(before !== undefined && { before: before as Value }),
      ...(after !== undefined && { after: after as Value }),
      ...(!whole.test(field) && wordsBetween(before, after, effort)),
    },
  ];
}

/** A thing with an id is one value; other objects are groups of members. */
const isGroup = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !('id' in value);

const isSame = (before: unknown, after: unknown): boolean =>
  before !== undefined && after !== undefined && keyOf(before) === keyOf(after);

function keyOf(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'id' in value) return canonicalJson(value.id);
  return canonicalJson(value);
}

function compareLists(before: readonly Value[], after: readonly Value[], effort: Effort): ListedDifference[] {
  return align(before, after, alignable, effort).map((step): ListedDifference => {
    if (step.change === 'changed')
      return { ...step, ...wordsBetween(textOf(step.before), textOf(step.after), effort) };
    const { member, ...sign } = step;
    return { ...sign, value: member };
  });
}

/** A file is the same file by its bytes; what is said of it may change. Quotations and lines are alike by their words. */
function alignable(value: Value): Alignable {
  const file = typeof value === 'object' && 'sha256' in value ? [String(value['sha256'])] : undefined;
  return {
    key: keyOf(value),
    kind: file ? 'file' : 'text',
    words: () => file ?? wordsOf(textOf(value) ?? ''),
  };
}

function textOf(value: Value): string | undefined {
  if (typeof value === 'string') return value;
  const text = typeof value === 'object' ? value['text'] : undefined;
  return typeof text === 'string' ? text : undefined;
}

function wordsBetween(before: unknown, after: unknown, effort: Effort) {
  if (typeof before !== 'string' || typeof after !== 'string' || before === after) return {};
  return { words: differenceOfTexts(before, after, effort) };
}
