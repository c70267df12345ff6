import type { DroppedList } from '../../html/index.js';
import { fold } from '../../text/index.js';
import { nodesOf, type WordNode, wordsOf } from './draft.js';

// Decree 30/2020/NĐ-CP, annex I: what surrounds the words of every official document. Khen sets it anew on what it prints.
const MOTTO = ['cong hoa xa hoi chu nghia viet nam', 'doc lap tu do hanh phuc'];
/** The Party's offices have a motto of their own (Guidance 36-HD/VPTW). */
const PARTY = 'dang cong san viet nam';
const RECIPIENTS = /^noi nhan( |$)/;
const KINDS = new Set([
  'thong cao bao chi',
  'thong bao',
  'thong tin bao chi',
  'tin bao chi',
  'tuyen bo',
  'giay moi',
  'thu moi',
  'press release',
  'notice',
  'statement',
  'invitation',
]);

const LONGEST_LETTERHEAD = 1000;
const LONGEST_SIGNATURE = 3000;
/** A title stands at the beginning; after so many blocks it would be a heading. */
const TITLE_WITHIN = 5;
const LONGEST_TITLE = 300;
const LONGEST_SUMMARY = 1000;

/** Takes the letterhead off the beginning of a document, and the signature with its recipients off the end, if they are there. */
export function takeFrame(blocks: WordNode[], dropped: DroppedList): void {
  if (isLetterhead(blocks[0])) {
    blocks.shift();
    dropped.add('omitted', 'letterhead');
  } else if (isMotto(blocks[0])) {
    while (isMotto(blocks[0]) || isRule(blocks[0])) blocks.shift();
    dropped.add('omitted', 'letterhead');
  }
  const last = blocks.findLastIndex((block) => !isRule(block));
  if (isSignature(blocks[last])) {
    blocks.splice(last);
    dropped.add('omitted', 'signature');
  }
}

/** Takes the title out of a document: what is styled as one, else its first heading, else a bold line in the middle. */
export function takeTitle(blocks: WordNode[], dropped: DroppedList): string {
  const styled = blocks.findIndex(({ styleId }) => styleId === 'Title');
  const early = blocks.slice(0, TITLE_WITHIN);
  const heading = early.findIndex(({ styleId }) => styleId === 'Heading1');
  const at = [styled, heading, early.findIndex(isCentredBold)].find((index) => index >= 0) ?? -1;
  if (at < 0) return '';
  if (KINDS.has(plain(blocks[at]!)) && isTitle(blocks[at + 1])) {
    blocks.splice(at, 1);
    dropped.add('omitted', 'letterhead');
  }
  const lines = [blocks[at]!];
  // One title in capitals that was too long for a line.
  while (
    isCapitals(lines.at(-1)!) &&
    isCentredBold(blocks[at + lines.length]) &&
    isCapitals(blocks[at + lines.length]!)
  )
    lines.push(blocks[at + lines.length]!);
  const title = lines.map(text).join(' ');
  if (!isTitle(blocks[at]) || title.length > LONGEST_TITLE) return '';
  blocks.splice(at, lines.length);
  return title;
}

/** Takes out what is styled as a subtitle. */
export function takeSummary(blocks: WordNode[]): string {
  const at = blocks.findIndex(({ styleId }) => styleId === 'Subtitle');
  const summary = at < 0 ? '' : text(blocks[at]!);
  if (summary.length > LONGEST_SUMMARY) return '';
  if (summary !== '') blocks.splice(at, 1);
  return summary;
}

/** Makes the highest level of heading that is left the first, and all others the second: a release has two. */
export function levelHeadings(document: WordNode): void {
  const headings = [...nodesOf(document, 'paragraph')].filter(({ styleId }) =>
    styleId?.startsWith('Heading'),
  );
  const highest = headings.map(({ styleId }) => styleId!).toSorted()[0];
  for (const heading of headings) heading.styleId = heading.styleId === highest ? 'Heading1' : 'Heading2';
}

function isLetterhead(block: WordNode | undefined): boolean {
  if (block?.type !== 'table') return false;
  const paragraphs = [...nodesOf(block, 'paragraph')].map(plain);
  const all = paragraphs.join(' ');
  return (
    all.length <= LONGEST_LETTERHEAD &&
    (MOTTO.every((words) => all.includes(words)) || paragraphs.includes(PARTY))
  );
}

function isMotto(block: WordNode | undefined): boolean {
  return block?.type === 'paragraph' && [...MOTTO, MOTTO.join(' '), PARTY].includes(plain(block));
}

/** A line of dashes or the like, as people draw under the motto. */
function isRule(block: WordNode | undefined): boolean {
  return block?.type === 'paragraph' && plain(block) === '' && nodesOf(block, 'image').next().done === true;
}

function isSignature(block: WordNode | undefined): boolean {
  if (block?.type !== 'table' || wordsOf(block).length > LONGEST_SIGNATURE) return false;
  return [...nodesOf(block, 'tableCell')].some((cell) => {
    const first = [...nodesOf(cell, 'paragraph')].map(plain).find((words) => words !== '');
    return first !== undefined && RECIPIENTS.test(first);
  });
}

function isTitle(block: WordNode | undefined): boolean {
  const styled = block?.styleId === 'Title' || block?.styleId === 'Heading1';
  return (
    (styled && text(block).length > 0 && nodesOf(block, 'image').next().done === true) || isCentredBold(block)
  );
}

function isCentredBold(block: WordNode | undefined): boolean {
  if (block?.type !== 'paragraph' || block.alignment !== 'center' || plain(block) === '') return false;
  const spoken = [...nodesOf(block, 'run')].filter((run) => wordsOf(run).trim() !== '');
  const hasPicture = nodesOf(block, 'image').next().done !== true;
  return !hasPicture && spoken.every(({ isBold }) => isBold) && text(block).length <= LONGEST_TITLE;
}

function isCapitals(block: WordNode): boolean {
  return text(block) === text(block).toUpperCase();
}

function text(node: WordNode): string {
  return wordsOf(node).normalize('NFC').replace(/\s+/g, ' ').trim();
}

/** Letters and digits without marks: what a known phrase is compared by. */
function plain(node: WordNode): string {
  return fold(wordsOf(node))
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
