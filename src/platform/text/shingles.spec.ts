import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { fingerprints, fold, likeness, shingles, syllables, wordsAsWritten, writtenAlike } from './index.js';

const word = fc.constantFrom(
  ...'đường Lũng Cú mở lại sáng mai hòa khoẻ Thuý 1.500 20:30 “Khèn” – 河 dọn, xong. 5–7 MW … don’t'.split(
    ' ',
  ),
);
const words = fc.array(word, { maxLength: 60 });
const spaced = (some: readonly string[]) => some.join(' ');
const anyText = fc.oneof(words.map(spaced), fc.string({ unit: 'binary', maxLength: 80 }));
const set = (text: string) => new Set(shingles(text));

describe('shingles', () => {
  it('are the same for a text in other clothes', () => {
    fc.assert(
      fc.property(words, (some) => {
        const made = shingles(spaced(some));
        expect(shingles(some.join(' \n\t'))).toEqual(made);
        expect(shingles(fold(spaced(some)))).toEqual(made);
        expect(shingles(spaced(some).normalize('NFD'))).toEqual(made);
        expect(shingles(spaced(some).toUpperCase())).toEqual(made);
      }),
    );
  });

  it('are as many as there are places for them, and fingerprints no more and no others', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const count = syllables(fold(text)).length;
        const all = shingles(text);
        expect(all).toHaveLength(count === 0 ? 0 : Math.max(1, count - 3));
        const prints = fingerprints(text);
        expect(prints.length).toBeLessThanOrEqual(new Set(all).size);
        expect([...prints].every((print) => all.includes(print))).toBe(true);
        expect([...prints]).toEqual([...new Set(prints)].toSorted((one, other) => one - other));
      }),
    );
  });

  it('find nine syllables in common, whatever stands around them', () => {
    fc.assert(
      fc.property(words, words, fc.array(word, { minLength: 9, maxLength: 20 }), (before, after, common) => {
        fc.pre(syllables(spaced(common)).length >= 9);
        const prints = fingerprints(spaced([...before, ...common, ...after]));
        expect(prints.some((print) => set(spaced(common)).has(print))).toBe(true);
      }),
    );
  });

  it('are bounded, and made in no time of whatever there is', () => {
    const long = Array.from({ length: 60_000 }, (_, at) => `w${at}`).join(' ');
    expect(fingerprints(long)).toHaveLength(8192);
    expect(fingerprints('a\u0301'.repeat(20_000))).toHaveLength(1);
    expect(fingerprints('')).toHaveLength(0);
  });

  it('tell how much of one text stands in another one', () => {
    fc.assert(
      fc.property(words, words, (some, more) => {
        const [part, whole] = [set(spaced(some)), set(spaced([...more, ...some]))];
        fc.pre(syllables(spaced(some)).length > 3);
        expect(likeness(part, part)).toBe(1);
        expect(likeness(part, whole)).toBe(1);
        expect(likeness(whole, part)).toBe(1);
      }),
    );
    expect(likeness(set('mưa to ở Đồng Văn'), set('nắng đẹp ở Mèo Vạc'))).toBe(0);
    expect(likeness(set(''), set('mưa'))).toBe(0);
  });
});

describe('what is written alike', () => {
  it('is what programs make of one text', () => {
    for (const [one, other] of [
      ['Thủy lợi xã Thuận Hòa', 'Thuỷ lợi xã Thuận Hoà'],
      ['khỏe', 'kho\u0309e'],
      ['“Đá nở hoa” – 2025', '"Đá nở hoa" - 2025'],
      ['HÒA', 'HOÀ'],
      ['chờ…', 'chờ...'],
      ['a\u00A0 b\r\n\tc', ' a b\u200B c '],
    ] as const)
      expect(wordsAsWritten(one)).toEqual(wordsAsWritten(other));
  });

  it('is nothing that a person changes', () => {
    for (const [one, other] of [
      ['5 MW', '5 mW'],
      ['1.500', '1,500'],
      ['không được', 'không, được'],
      ['được', 'duoc'],
      ['m³', 'm3'],
      ['hoa', 'hòa'],
    ] as const)
      expect(wordsAsWritten(one)).not.toEqual(wordsAsWritten(other));
  });

  it('is done after once', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(writtenAlike(writtenAlike(text))).toBe(writtenAlike(text));
        expect(fold(writtenAlike(text)).match(/\p{L}/gu)).toEqual(fold(text).match(/\p{L}/gu));
      }),
      { numRuns: 500 },
    );
  });
});
