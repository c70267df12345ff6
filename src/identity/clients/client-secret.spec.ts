import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Ids } from '../../platform/ids/index.js';
import { newSecret, secretHash, secretId } from './client-secret.js';

const ids = new Ids();

describe('a secret', () => {
  it('says which it is, and nothing else does', () => {
    const { id, text } = newSecret(ids);
    expect(text).toMatch(/^khen_[\w-]{70}$/);
    expect(secretId(text)).toBe(id);
    fc.assert(fc.property(fc.string(), (other) => secretId(other) === undefined));
    fc.assert(
      fc.property(fc.stringMatching(/^khen_[\w-]{70}$/), (other) => {
        expect(secretId(other)).toBeUndefined();
      }),
    );
  });

  it('is told from one with a typing mistake', () => {
    const { text } = newSecret(ids);
    // Of the last character two bits carry nothing: base64url of 52 bytes.
    const position = fc.integer({ min: 'khen_'.length, max: text.length - 2 });
    const letter = fc.stringMatching(/^[\w-]$/);
    fc.assert(
      fc.property(position, letter, (at, wrong) => {
        fc.pre(text[at] !== wrong);
        expect(secretId(text.slice(0, at) + wrong + text.slice(at + 1))).toBeUndefined();
      }),
    );
  });

  it('is another each time, and so is its digest', () => {
    const made = Array.from({ length: 100 }, () => newSecret(ids).text);
    expect(new Set(made).size).toBe(100);
    expect(new Set(made.map((text) => secretHash(text).toString('hex'))).size).toBe(100);
  });
});
