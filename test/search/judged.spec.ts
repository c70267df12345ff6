import { describe, expect, it } from '@jest/globals';
import { demonstrationData } from '../../src/demonstration/texts/data.js';
import { type Judgement, judgements, NOTHING } from './judged.js';
import { judgedTexts } from './judged-texts.js';

const keysIn = ({ first = [], found = [], behind = [], never = [] }: Judgement) => [
  ...first,
  ...found,
  ...behind,
  ...never,
];

// It is asked where the demonstration is loaded anyway: test/start/demonstration.spec.ts.
describe('the judged set', () => {
  it('names releases that there are, and asks nothing twice', () => {
    const known = [
      NOTHING,
      ...demonstrationData.releases.map(({ key }) => key),
      ...judgedTexts.map(({ key }) => key),
    ];
    expect(judgements.flatMap(keysIn).filter((key) => !known.includes(key))).toEqual([]);
    const asked = judgements.map(({ q, where }) => JSON.stringify([q, where]));
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked.length).toBeGreaterThanOrEqual(60);
    expect(judgements.filter((judgement) => keysIn(judgement).length === 0)).toEqual([]);
  });
});
