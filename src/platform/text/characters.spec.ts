import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { z } from 'zod';
import {
  forbiddenCharacters,
  lineOfText,
  linesOfText,
  normalise,
  withoutForbiddenCharacters,
} from './index.js';

const hostile = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      '\r',
      '\n',
      '\t',
      '\v',
      '\u0085',
      '\u2028',
      '\u202e',
      '\u2066',
      '\0',
      '\u001b',
      '\ud800',
      '\uffff',
      '\ufeff',
    ),
    fc.constantFrom('a', 'à', 'a\u0300', '\u0300', ' ', '\u200f', '👩‍🌾'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 30,
});

const characters = (text: string): number => Array.from(text).length;

describe('normalising', () => {
  it('composes marks and ends every line with LF', () => {
    expect(normalise('\ufeffHa\u0300\r\nGiang\rxa\u2028xa\u2029xa\tra')).toBe('Hà\nGiang\nxa\nxa\nxa ra');
  });

  it('cuts towers of marks, which every normaliser needs quadratic time for', () => {
    expect(normalise('a\u0323'.padEnd(2_000_000, '\u0300\u0323')).length).toBeLessThan(40);
    expect(normalise('a'.padEnd(60, '\u0344')).length).toBeLessThan(40);
  });

  it('is done after once', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(normalise(normalise(text))).toBe(normalise(text));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('forbidden characters', () => {
  it('are named with their place', () => {
    expect(forbiddenCharacters('👩a\u202eb\0\ud800\uffff')).toEqual([
      { kind: 'direction', codePoint: 'U+202E', position: 3 },
      { kind: 'control', codePoint: 'U+0000', position: 5 },
      { kind: 'surrogate', codePoint: 'U+D800', position: 6 },
      { kind: 'noncharacter', codePoint: 'U+FFFF', position: 7 },
    ]);
  });

  it('are all controls but LF, all direction overrides, and no mark that a script needs', () => {
    const found = new Set<string>();
    for (let code = 0; code <= 0xffff; code += 1) {
      for (const { kind, codePoint } of forbiddenCharacters(String.fromCharCode(code))) {
        if (kind === 'control' || kind === 'direction') found.add(codePoint);
      }
    }
    expect(found.size).toBe(32 + 33 - 1 + 9);
    expect(found.has('U+000A')).toBe(false);
    expect(forbiddenCharacters('\u200e\u200f\u061c\u200d\u200c\u00ad\n')).toEqual([]);
  });

  it('are exactly what is missing from the text without them', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const rest = withoutForbiddenCharacters(text);
        expect(forbiddenCharacters(rest)).toEqual([]);
        expect(characters(rest)).toBe(characters(text) - forbiddenCharacters(text).length);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the schemas of text', () => {
  const line = lineOfText({ max: 10 });
  const lines = linesOfText({ max: 100 });

  it('hand on the normalised text', () => {
    expect(line.parse('  Ha\u0300 \n Giang ')).toBe('Hà Giang');
    expect(lines.parse('\r\na  \r\n\r\n\r\n\r\nb\n')).toBe('a\n\nb');
  });

  it('refuse with the place of the character, in both languages', () => {
    const issue = line.safeParse('a\u202eb').error!.issues[0]!;
    expect(issue).toMatchObject({ params: { vi: 'Có ký tự không được phép: U+202E ở vị trí 2.' } });
    expect(issue.message).toBe('Contains characters that are not allowed: U+202E at position 2.');
    expect(lines.safeParse('\u0007'.repeat(9)).error!.issues[0]!.message).toContain('… (9)');
  });

  it('measure the text that is kept', () => {
    expect(line.safeParse(`${' '.repeat(50)}a`).success).toBe(true);
    expect(line.safeParse(' \n ').success).toBe(false);
    expect(line.safeParse('a'.repeat(11)).success).toBe(false);
  });

  it('accept what they made', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const made = lines.safeParse(text).data ?? 'x';
        expect(lines.parse(made)).toBe(made);
      }),
    );
  });

  it('are plain strings to the API description', () => {
    expect(z.toJSONSchema(line, { io: 'input' })).toMatchObject({
      type: 'string',
      minLength: 1,
      maxLength: 10,
    });
    expect(z.toJSONSchema(line, { io: 'output' })).toMatchObject({ type: 'string' });
  });
});
