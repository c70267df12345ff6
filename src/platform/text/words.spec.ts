import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { z } from 'zod';
import { differenceOfTexts, tokensOf, WordDifference } from './index.js';

const short = (before: string, after: string): string =>
  differenceOfTexts(before, after)
    .map(({ change, text }) => ({ same: text, removed: `[-${text}-]`, added: `[+${text}+]` })[change])
    .join('');
const side = (difference: readonly WordDifference[], without: 'added' | 'removed'): string =>
  difference
    .filter(({ change }) => change !== without)
    .map(({ text }) => text)
    .join('');

describe('the difference of two texts', () => {
  it.each([
    ['Mở lại đường lên Lũng Cú', 'Mở lại đường lên Đồng Văn', 'Mở lại đường lên [-Lũng Cú-][+Đồng Văn+]'],
    ['ba ngày tại Đồng Văn.', 'bốn ngày tại Đồng Văn', '[-ba-][+bốn+] ngày tại Đồng Văn[-.-]'],
    ['Lễ hội hoa', 'Lễ hội khèn và hoa', 'Lễ hội [+khèn và +]hoa'],
    ['đã dọn xong.', 'đã dọn xong hôm nay.', 'đã dọn xong[+ hôm nay+].'],
    ['', 'Có', '[+Có+]'],
    ['Có', '', '[-Có-]'],
    ['', '', ''],
  ])('from “%s” to “%s” is %s', (before, after, expected) => {
    expect(short(before, after)).toBe(expected);
  });

  it('takes a syllable with another mark for another word', () => {
    expect(short('tỉnh Quang Bình', 'tỉnh Quảng Bình')).toBe('tỉnh [-Quang-][+Quảng+] Bình');
  });

  it('never shows half of a changed number, hour or date', () => {
    expect(short('từ 20:30 ngày 05/11/2026, 1.500 vé', 'từ 20:45 ngày 05/12/2026, 1.800 vé')).toBe(
      'từ [-20:30-][+20:45+] ngày [-05/11/2026, 1.500-][+05/12/2026, 1.800+] vé',
    );
  });

  it('does not keep a word that only happened to stay between two rewritten stretches', () => {
    expect(short('a b c d và e f g h.', 'i k l m và n o p q.')).toBe(
      '[-a b c d và e f g h-][+i k l m và n o p q+].',
    );
    expect(short('a b và d', 'i b và m')).toBe('[-a-][+i+] b và [-d-][+m+]');
  });

  const word = fc.constantFrom(...'Lũng Cú mở lại 1.500 20:30 , . – “ ” 河江 Hà \n 👩‍🌾'.split(' '), ' ', '  ');
  const text = fc.oneof(
    fc.array(word, { maxLength: 30 }).map((words) => words.join(' ')),
    fc.string({ unit: 'binary', maxLength: 30 }).map((some) => some.normalize('NFC')),
  );

  it('makes the text after of the text before, and the other way round', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const made = differenceOfTexts(before, after);
        expect(side(made, 'added')).toBe(before);
        expect(side(made, 'removed')).toBe(after);
        expect(z.array(WordDifference).parse(made)).toEqual(made);
        expect(made.every(({ change: what }) => what === 'same')).toBe(before === after);
        expect(differenceOfTexts(before, after)).toEqual(made);
      }),
      { numRuns: 2000 },
    );
  });

  it('is of words that lose nothing of the text and cut no character', () => {
    fc.assert(
      fc.property(text, (sample) => {
        const tokens = tokensOf(sample);
        expect(tokens.join('')).toBe(sample);
        if (sample.isWellFormed()) expect(tokens.filter((token) => !token.isWellFormed())).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('is found in the longest texts too, however many signs stand in one place', () => {
    for (const sign of ['!', ', ']) {
      const before = sign.repeat(200_000 / sign.length);
      const made = differenceOfTexts(`đầu ${before}`, `${before} cuối`);
      expect(side(made, 'added')).toBe(`đầu ${before}`);
      expect(side(made, 'removed')).toBe(`${before} cuối`);
    }
    const same = '!'.repeat(200_000);
    expect(short(same, `${same}x`)).toBe(`${same}[+x+]`);
  });

  it('is the whole replaced when two long texts have only their words in common', () => {
    const words = Array.from({ length: 20_000 }, (_, index) => `w${index % 7919}`);
    const [before, after] = [words.join(' '), words.toReversed().join(' ')];
    const made = differenceOfTexts(before, after);
    expect(side(made, 'added')).toBe(before);
    expect(side(made, 'removed')).toBe(after);
  });
});
