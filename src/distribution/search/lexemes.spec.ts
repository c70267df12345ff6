import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Client } from 'pg';
import { createEmptyDatabase, type TestDatabase } from '../../../test/support/index.js';
import { pairsOf, syllablesOf, vectorOf } from './lexemes.js';

const vietnamese = fc
  .array(fc.constantFrom('Hoà', 'hòa', 'Thuý', 'đường', 'ĐỒNG', 'Văn', 'khỏe', 'qúy', 'a', '4C', '荞麦'), {
    maxLength: 12,
  })
  .map((words) => words.join(' '));
const text = fc.oneof(
  vietnamese,
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary' }),
);
const lexemesIn = (vector: string): string[] => vector.match(/'(?:''|\\\\|[^'])+'/g) ?? [];
const vector = (line: string) => lexemesIn(vectorOf([], [line], []));

describe('lexemes', () => {
  it('are syllables and neighbours, with and without marks', () => {
    expect(vector('Hoà Bình!')).toEqual(["'hoa'", "'hoà'", "'binh'", "'hoa binh'", "'bình'", "'hoà bình'"]);
    expect(vectorOf(['Đá'], [], ['#kind notice'])).toBe("'#kind notice' '^da' '^đá' 'da' 'đá'");
    expect(pairsOf(syllablesOf('một hai ba'), 'marked')).toEqual(['một hai', 'hai ba']);
    expect(pairsOf(syllablesOf('một'), 'folded')).toEqual(['mot']);
    expect(pairsOf([], 'folded')).toEqual([]);
  });

  it('are neighbours within a line only', () => {
    expect(lexemesIn(vectorOf([], ['một', 'hai'], []))).not.toContain("'mot hai'");
  });

  it('do not care how a text is composed, nor where its tones stand', () => {
    fc.assert(
      fc.property(text, (sample) => {
        expect(vector(sample.normalize('NFD'))).toEqual(vector(sample.normalize('NFC')));
        const elsewhere = sample.replaceAll('Hoà', 'Hòa').replaceAll('Thuý', 'Thúy').replaceAll('qúy', 'quý');
        expect(new Set(vector(elsewhere))).toEqual(new Set(vector(sample)));
      }),
    );
  });

  it('of a longer text are those of its parts, and what is folded is found whatever the marks', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const whole = new Set(vector(`${one}\n${other}`));
        expect([...vector(one), ...vector(other)].filter((lexeme) => !whole.has(lexeme))).toEqual([]);
        for (const { folded, marked } of syllablesOf(one))
          expect(syllablesOf(marked).map((each) => each.folded)).toEqual([folded]);
      }),
    );
  });

  describe('in PostgreSQL', () => {
    let database: TestDatabase;
    let client: Client;
    beforeAll(async () => {
      database = await createEmptyDatabase();
      client = new Client({ connectionString: database.url });
      await client.connect();
    });
    afterAll(async () => {
      await client.end();
      await database.drop();
    });
    const count = async (words: string): Promise<number> =>
      (await client.query<{ count: number }>('select length($1::tsvector) as count', [words])).rows[0]!.count;

    it('arrive as they were made, whatever a text holds', async () => {
      await fc.assert(
        fc.asyncProperty(text, async (sample) => {
          expect(await count(vectorOf([sample], [sample], []))).toBe(
            lexemesIn(vectorOf([sample], [sample], [])).length,
          );
        }),
      );
    });

    it('of the longest texts fit into a row', async () => {
      const words = Array.from({ length: 60_000 }, (_, index) => `từ${index}`);
      expect(await count(vectorOf(words.slice(0, 50), [words.join(' ')], []))).toBeGreaterThan(40_000);
      expect(await count(vectorOf([], ['ệ'.repeat(200_000)], []))).toBe(2);
    });
  });
});
