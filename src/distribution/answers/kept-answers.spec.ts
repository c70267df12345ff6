import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { KeptAnswers } from './kept-answers.js';

const BUDGET = 40_000;
const key = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const names = fc.subarray(['releases', 'topics', 'release:1', 'release:2']);
const step = fc.oneof(
  fc.record({ what: fc.constant('set' as const), key, names, bytes: fc.nat(BUDGET + 10_000) }),
  fc.record({ what: fc.constant('get' as const), key }),
  fc.record({ what: fc.constant('drop' as const), names: fc.option(names, { nil: undefined }) }),
);

describe('kept answers', () => {
  it('stay within their budget, are what was kept last, and go with each of their names', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const kept = new KeptAnswers(BUDGET);
        const last = new Map<string, { value: object; names: readonly string[] }>();
        for (const each of steps) {
          if (each.what === 'set') {
            const entry = { value: {}, names: each.names };
            kept.set(each.key, { ...entry, bytes: each.bytes });
            last.set(each.key, entry);
          } else if (each.what === 'drop') {
            const there = [...last.keys()].filter((known) => kept.get(known));
            const dropped = kept.drop(each.names);
            for (const [known, { names: its }] of last)
              if (!each.names || its.some((name) => each.names!.includes(name))) last.delete(known);
            expect(dropped).toBe(there.filter((known) => !last.has(known)).length);
          }
          expect(kept.size).toBeLessThanOrEqual(BUDGET);
          for (const known of 'abcdef') {
            const found = kept.get(known);
            if (found) expect(found).toBe(last.get(known)?.value);
          }
        }
        kept.drop(undefined);
        expect(kept.size).toBe(0);
      }),
    );
  });

  it('give way to newer ones, those first that nobody asked for', () => {
    const kept = new KeptAnswers(BUDGET);
    for (const each of ['a', 'b', 'c']) {
      kept.set(each, { value: { each }, names: [], bytes: 15_000 });
      kept.get('a');
    }
    expect(['a', 'b', 'c'].filter((each) => kept.get(each))).toEqual(['a', 'c']);
    kept.set('d', { value: {}, names: [], bytes: BUDGET });
    expect(['a', 'c', 'd'].filter((each) => kept.get(each))).toEqual(['a', 'c']);
  });
});
