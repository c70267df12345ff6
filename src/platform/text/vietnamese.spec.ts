import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { fold, marked, syllables } from './index.js';

const tones = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
const onsets = ['', 'h', 'kh', 'th', 'ng', 'l', 'q', 'đ', 'tr', 'H', 'Kh', 'TH', 'Đ'];
const vowels = ['oa', 'oe', 'uy', 'OA', 'Oe', 'uY'];
const anyText = fc.string({ unit: 'binary', maxLength: 40 });
const parts =
  'Hà|Giang|hòa|hoà|KHOẺ|khỏe|thúy|Thuý|quý|qúy|đường|Đồng|Văn|ngoài|huỳnh|Mèo|Vạc|khuỷu|thuở|ướt|toàn|quyền| |, |-|1.500|ộa|ợa|e\u0323\u0302';
const vietnamese = fc
  .array(fc.constantFrom(...parts.split('|')), { maxLength: 12 })
  .map((some) => some.join(' '));
const text = fc.oneof(anyText, vietnamese, fc.string({ unit: 'grapheme', maxLength: 40 }));

describe('folding', () => {
  it('makes one word of every way to write it', () => {
    for (const way of ['Hà Giang', 'HÀ GIANG', 'ha giang', 'Ha\u0300 Giang', 'Hâ Gïang'])
      expect(fold(way)).toBe('ha giang');
    expect(fold('Đường ĐỒNG VĂN – Mèo Vạc')).toBe('duong dong van – meo vac');
  });

  it('covers every letter of the Vietnamese alphabet with every tone', () => {
    const letters = 'aăâeêioôơuưyđ';
    for (const letter of letters)
      for (const tone of tones)
        for (const form of ['NFC', 'NFD'] as const) {
          expect(fold((letter + tone).toUpperCase().normalize(form))).toMatch(/^[a-z]$/);
        }
  });

  it('is done after once, and does not care how the text was composed', () => {
    fc.assert(
      fc.property(text, (sample) => {
        expect(fold(fold(sample))).toBe(fold(sample));
        expect(fold(sample.normalize('NFC'))).toBe(fold(sample.normalize('NFD')));
      }),
      { numRuns: 1000 },
    );
  });

  it('is done after once for every single character there is', () => {
    const unsettled = Array.from({ length: 0x110000 }, (_, code) => fold(String.fromCodePoint(code))).filter(
      (once) => fold(once) !== once,
    );
    expect(unsettled).toEqual([]);
  });

  it('bounds a tower of marks, which every normaliser needs quadratic time for', () => {
    const tower = 'a\u0300\u0323'.padEnd(2_000_000, '\u0300\u0323');
    expect(fold(tower)).toBe('a');
    expect(marked(tower).length).toBeLessThan(40);
  });
});

describe('the marked form', () => {
  it('puts the tone of both spellings in one place', () => {
    const pairs = [
      ['Thuận Hoà', 'thuận hòa'],
      ['Thanh Thủy', 'thanh thuỷ'],
      ['khỏe', 'KHOẺ'],
      ['thúy', 'Thuý'],
      ['qúy', 'quý'],
    ];
    for (const [one, other] of pairs) expect(marked(one!)).toBe(marked(other!));
    for (const onset of onsets)
      for (const vowel of vowels)
        for (const tone of tones.slice(1)) {
          const onFirst = onset + vowel[0]! + tone + vowel[1]!;
          const onSecond = onset + vowel + tone;
          expect(marked(onFirst)).toBe(marked(onSecond));
          expect(marked(onFirst)).toBe(onSecond.toLowerCase().normalize('NFC'));
        }
  });

  it('leaves alone what is spelt one way only', () => {
    for (const word of [
      'hoàn',
      'ngoài',
      'thuyền',
      'khuỷu',
      'của',
      'thuở',
      'huế',
      'mía',
      'ộa',
      'ợa',
      'hoặc',
      'xoè',
    ]) {
      expect(marked(word)).toBe(word);
    }
  });

  it('keeps apart what differs by a mark', () => {
    expect(marked('Quang Bình')).not.toBe(marked('Quảng Bình'));
    expect(marked('hòa')).not.toBe(marked('hóa'));
  });

  it('is done after once, does not care how the text was composed, and folds like the text itself', () => {
    fc.assert(
      fc.property(text, (sample) => {
        expect(marked(marked(sample))).toBe(marked(sample));
        expect(marked(sample.normalize('NFC'))).toBe(marked(sample.normalize('NFD')));
        expect(fold(marked(sample))).toBe(fold(sample));
        expect(marked(sample)).toBe(marked(sample).normalize('NFC'));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('splitting into syllables', () => {
  it('finds words, numbers and Han characters, whatever stands between them', () => {
    expect(syllables('Số 05/TB-UBND: “Hoa tam giác mạch” 2026; 河江 xin chào!')).toEqual([
      'Số',
      '05',
      'TB',
      'UBND',
      'Hoa',
      'tam',
      'giác',
      'mạch',
      '2026',
      '河',
      '江',
      'xin',
      'chào',
    ]);
    expect(syllables(' …–!')).toEqual([]);
    expect(syllables('Ha\u0300')).toEqual(['Ha\u0300']);
  });

  it('loses no letter and no digit', () => {
    fc.assert(
      fc.property(text, (sample) => {
        expect(syllables(sample).join('')).toBe(sample.replace(/[^\p{L}\p{M}\p{N}]/gu, ''));
      }),
    );
  });
});
