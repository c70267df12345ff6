import { lengthOf } from './fonts.js';
import { head, size } from './form.js';

/** Words before which a name is best divided: "ỦY BAN NHÂN DÂN / TỈNH HÀ GIANG". */
const openers = new Set([
  'VÀ',
  'TỈNH',
  'THÀNH',
  'XÃ',
  'PHƯỜNG',
  'ĐẶC',
  'TRONG',
  'TẠI',
  'CỦA',
  'AND',
  'OF',
  'IN',
  'ON',
]);
/** More than this is left to whoever sets the lines. */
const MOST_WORDS = 60;
const BAD_PLACE = 0.25;

/**
 * A centred text in as few lines as it needs, of about the same length, divided where one would pause. One line if it fits
 * into one; as it is if it can't be divided well.
 */
export function balanced(text: string, fontSize: number, bold: boolean, width: number): string[] {
  const length = (part: string): number => lengthOf(part, fontSize, bold);
  const words = text.split(' ');
  if (length(text) <= width || words.length > MOST_WORDS) return [text];
  const count = Math.ceil((length(text) * 1.02) / width);
  return (divide(words, count, width, length) ?? divide(words, count + 1, width, length))?.lines ?? [text];
}

interface Division {
  readonly lines: string[];
  readonly cost: number;
}

function divide(
  words: readonly string[],
  count: number,
  width: number,
  length: (part: string) => number,
): Division | undefined {
  const known = new Map<string, Division | undefined>();
  const best = (from: number, left: number): Division | undefined => {
    const key = `${from} ${left}`;
    if (!known.has(key)) known.set(key, search(from, left));
    return known.get(key);
  };
  const search = (from: number, left: number): Division | undefined => {
    const rest = words.slice(from).join(' ');
    if (left === 1)
      return length(rest) <= width ? { lines: [rest], cost: (length(rest) / width) ** 2 } : undefined;
    let found: Division | undefined;
    for (let to = from + 1; to < words.length; to += 1) {
      const line = words.slice(from, to).join(' ');
      if (length(line) > width) break;
      const after = best(to, left - 1);
      if (!after) continue;
      const cost =
        (length(line) / width) ** 2 + (isPause(words[to - 1]!, words[to]!) ? 0 : BAD_PLACE) + after.cost;
      if (!found || cost < found.cost) found = { lines: [line, ...after.lines], cost };
    }
    return found;
  };
  return best(0, count);
}

const isPause = (before: string, after: string): boolean =>
  /[,;:.–-]$/.test(before) || openers.has(after.toLocaleUpperCase('vi'));

/** A name in the head, in lines. */
export function inHead(name: string | undefined, bold: boolean): string[] {
  return name ? balanced(name, size.organisation, bold, head.left - 4) : [];
}
