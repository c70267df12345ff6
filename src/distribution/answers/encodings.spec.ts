import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { acceptedEncodings } from './encodings.js';

const LONG = 100_000;
const plain = undefined;

describe('the codings that a client accepts', () => {
  it.each([
    [undefined, [plain]],
    ['', [plain]],
    ['gzip, deflate, br, zstd', ['br', 'gzip', plain]],
    ['GZIP;Q=0.5 , br ; q=0.1', ['gzip', 'br', plain]],
    ['x-gzip', ['gzip', plain]],
    ['*', ['br', 'gzip', plain]],
    ['br;q=0, *', ['gzip', plain]],
    ['gzip;q=0.5, identity', [plain, 'gzip']],
    ['gzip, identity;q=0', ['gzip']],
    ['gzip, *;q=0', ['gzip']],
    ['gzip;q=nonsense', [plain]],
    // Nothing is left: then the bytes as they are.
    ['identity;q=0', [plain]],
    ['zstd, *;q=0', [plain]],
  ])('%s', (header, accepted) => {
    expect(acceptedEncodings(header, LONG)).toEqual(accepted);
  });

  it('are none for what is tiny, unless the client refuses that', () => {
    expect(acceptedEncodings('gzip, br', 200)).toEqual([plain]);
    expect(acceptedEncodings('gzip, identity;q=0', 200)).toEqual(['gzip']);
  });

  it('hold none that it refuses, whatever it sends', () => {
    const coding = fc.constantFrom('br', 'gzip', 'identity', '*', 'zstd');
    const weight = fc.constantFrom(0, 0.001, 0.5, 1);
    fc.assert(
      fc.property(fc.dictionary(coding, weight), fc.nat(LONG), (weights, length) => {
        const header = Object.entries(weights)
          .map(([name, q]) => `${name};q=${q}`)
          .join(',');
        const others = weights['*'];
        const refuses = (name: string) => (weights[name] ?? others ?? (name === 'identity' ? 1 : 0)) === 0;
        const accepted = acceptedEncodings(header, length);
        const allowed = accepted.filter((each) => !refuses(each ?? 'identity'));
        expect(allowed.length === accepted.length || ['br', 'gzip', 'identity'].every(refuses)).toBe(true);
      }),
    );
    fc.assert(
      fc.property(fc.string(), (header) => {
        expect(acceptedEncodings(header, LONG).length).toBeGreaterThan(0);
      }),
    );
  });
});
