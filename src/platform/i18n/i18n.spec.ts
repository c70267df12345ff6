import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { bestLanguage, formatMessage, interfaceLanguages, languageTag, languageTagSchema } from './index.js';

describe('the best language', () => {
  it.each([
    [undefined, 'vi'],
    ['', 'vi'],
    ['en', 'en'],
    ['en-GB,en;q=0.9', 'en'],
    ['EN-gb', 'en'],
    ['fr-CH, fr;q=0.9, en;q=0.8, vi;q=0.7, *;q=0.5', 'en'],
    ['vi;q=0.2, en;q=0.3', 'en'],
    ['en;q=0, *', 'vi'],
    ['vi;q=0, *;q=0.1', 'en'],
    ['vi;q=0, en;q=0', 'vi'],
    ['fr, de', 'vi'],
    ['en;q=0.8, vi;q=0.8', 'en'],
    ['en;q=nonsense, vi;q=0.1', 'vi'],
    ['en;q=2', 'vi'],
    [';;;,,,=', 'vi'],
  ])('for %j is %s', (header, expected) => {
    expect(bestLanguage(header, interfaceLanguages)).toBe(expected);
  });

  it('is looked for in the beginning of an endless header only', () => {
    expect(bestLanguage('x'.repeat(100_000), interfaceLanguages)).toBe('vi');
    expect(bestLanguage(`${'fr,'.repeat(100)}en`, interfaceLanguages)).toBe('vi');
  });

  it('is found by cutting the range from its end', () => {
    const available = ['vi', 'zh-Hant', 'zh', 'hmv-Latn'] as const;
    expect(bestLanguage('zh-Hant-CN-x-private1-private2', available)).toBe('zh-Hant');
    expect(bestLanguage('zh-Hans-CN', available)).toBe('zh');
    expect(bestLanguage('hmv-Latn-VN', available)).toBe('hmv-Latn');
    expect(bestLanguage('hmv', available)).toBe('vi');
  });

  it('is always an available one, whatever the header', () => {
    const header = fc.oneof(
      fc.string(),
      fc
        .array(fc.constantFrom('vi', 'en-US', '*', ';q=0', ';q=0.5', ',', ' ', '-', 'x'))
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(header, (text) => {
        expect(interfaceLanguages).toContain(bestLanguage(text, interfaceLanguages));
      }),
    );
  });
});

describe('a language tag', () => {
  it('is brought to its canonical form', () => {
    const pairs = { VI: 'vi', 'zh-hant-tw': 'zh-Hant-TW', iw: 'he', 'HMV-latn': 'hmv-Latn', tyz: 'tyz' };
    for (const [given, canonical] of Object.entries(pairs)) {
      expect(languageTag(given)).toBe(canonical);
      expect(languageTagSchema.parse(given)).toBe(canonical);
    }
  });

  it.each([
    '',
    'v',
    'vi_VN',
    'tiếng',
    'vi-',
    '-vi',
    'x-only',
    'vi-VN-VN-VN',
    'en-a-',
    'vietnamese',
    'vi-abcdefgh-abcdefgh-abcdefgh-abcdefgh',
  ])('is not %j', (text) => {
    expect(languageTag(text)).toBeUndefined();
    expect(languageTagSchema.safeParse(text).success).toBe(false);
  });

  it('is canonical after once', () => {
    const tag = fc.stringMatching(/^[a-zA-Z]{2,3}(-[a-zA-Z]{4})?(-[a-zA-Z]{2}|-[0-9]{3})?$/);
    fc.assert(
      fc.property(tag, (text) => {
        const once = languageTag(text) ?? 'vi';
        expect(languageTag(once)).toBe(once);
      }),
    );
  });
});

describe('a message', () => {
  it('has its placeholders filled in, once', () => {
    expect(formatMessage('{name} có {count} tin, {name}!', { name: '{count}', count: 3 })).toBe(
      '{count} có 3 tin, {count}!',
    );
  });

  it('keeps a placeholder for which there is nothing', () => {
    expect(formatMessage('{missing} {constructor} {} {$&}', { other: 1 })).toBe(
      '{missing} {constructor} {} {$&}',
    );
  });
});
