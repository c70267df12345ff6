import { describe, expect, it } from '@jest/globals';
import { differenceOfTexts, fold, wordsOf } from '../../../src/platform/text/index.js';
import { grades, judged, linesOf, originals, rewrite } from './judged.js';

/** The share of words that are not the same in both, in their order. */
function changed(before: string, after: string): number {
  const count = (what: readonly string[]): number =>
    differenceOfTexts(before, after)
      .filter(({ change }) => what.includes(change))
      .reduce((sum, { text }) => sum + wordsOf(text).length, 0);
  return 1 - (2 * count(['same'])) / (count(['same', 'removed']) + count(['same', 'added']));
}

// What is answered is measured in test/official/official.spec.ts and by the benchmark.
describe('the judged set', () => {
  it('has of everything enough to tell by, and nothing twice', () => {
    expect(originals).toHaveLength(20);
    const counts = Object.fromEntries(
      grades.map((grade) => [grade, judged.filter((each) => each.grade === grade).length]),
    );
    expect(counts).toEqual({
      'same words': 160,
      passage: 60,
      'a tenth': 20,
      'a third': 20,
      most: 20,
      other: 40,
    });
    expect(new Set(originals.map(({ key }) => key)).size).toBe(20);
  });

  it('changes more from grade to grade', () => {
    const shares = originals.map((original) =>
      [rewrite(original, original.tenth), rewrite(original, original.third), original.most].map((text) =>
        changed(fold(linesOf(original).join('\n')), fold(text)),
      ),
    );
    for (const [tenth, third, most] of shares) {
      expect(tenth).toBeLessThan(0.2);
      expect(third).toBeGreaterThan(0.15);
      expect(most).toBeGreaterThan(0.4);
    }
  });
});
