const LONGEST_HEADER = 1000;
const MOST_RANGES = 30;

/**
 * The available language that fits an Accept-Language header best, by lookup (RFC 4647, 3.4): ranges by falling weight,
 * each cut from its end until a tag is met. The first available one if none fits, or the header says nothing usable.
 */
export function bestLanguage<Tag extends string>(
  header: string | undefined,
  available: readonly [Tag, ...Tag[]],
): Tag {
  const ranges = rangesOf(header);
  const refused = new Set(ranges.filter(({ weight }) => weight === 0).map(({ range }) => range));
  const offered = new Map(available.map((tag) => [tag.toLowerCase(), tag]));
  for (const { range, weight } of ranges) {
    if (weight === 0) continue;
    for (let cut = range; cut !== ''; cut = shorter(cut)) {
      const tag = offered.get(cut);
      if (tag !== undefined && !refused.has(cut)) return tag;
    }
    if (range === '*') return available.find((tag) => !refused.has(tag.toLowerCase())) ?? available[0];
  }
  return available[0];
}

/** Without its last subtag, and without the single letter that would then stand at the end. */
function shorter(range: string): string {
  return range.replace(/(-[a-z0-9])?-[^-]*$|^[^-]*$/, '');
}

function rangesOf(header: string | undefined): { range: string; weight: number }[] {
  return (header ?? '')
    .slice(0, LONGEST_HEADER)
    .toLowerCase()
    .split(',')
    .slice(0, MOST_RANGES)
    .flatMap((part) => {
      const match = /^\s*([a-z]{1,8}(?:-[a-z0-9]{1,8})*|\*)\s*(?:;\s*q=([01](?:\.\d{0,3})?)\s*)?$/.exec(part);
      return match ? [{ range: match[1]!, weight: Math.min(1, Number(match[2] ?? 1)) }] : [];
    })
    .toSorted((a, b) => b.weight - a.weight);
}
