import { describe, expect, it } from '@jest/globals';
import { Ids } from '../../platform/ids/index.js';
import { looksLikeRecoveryCode, newRecoveryCodes, recoveryCodeHash } from './recovery-codes.js';

describe('recovery codes', () => {
  it('are ten, all different, of four groups that can be read out', () => {
    const codes = newRecoveryCodes(new Ids());
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^([0-9a-hjkmnp-tv-z]{6}-){3}[0-9a-hjkmnp-tv-z]{6}$/);
  });

  it('hold every bit that they were made of', () => {
    class Fixed extends Ids {
      override bytes(count: number): Buffer {
        return Buffer.alloc(count, 0xff);
      }
    }
    expect(newRecoveryCodes(new Fixed())[0]).toBe('zzzzzz-zzzzzz-zzzzzz-zzzzzz');
  });

  it('are the same however they are typed', () => {
    const [code] = newRecoveryCodes(new Ids()) as [string];
    for (const typed of [code.toUpperCase(), code.replaceAll('-', ''), ` ${code.replaceAll('-', ' ')} `]) {
      expect(looksLikeRecoveryCode(typed)).toBe(true);
      expect(recoveryCodeHash(typed)).toEqual(recoveryCodeHash(code));
    }
    expect(recoveryCodeHash('O1lI00-000000-000000-000000')).toEqual(
      recoveryCodeHash('011100-000000-000000-000000'),
    );
  });

  it('are not mistaken for the digits of an app', () => {
    expect(looksLikeRecoveryCode('123456')).toBe(false);
    expect(looksLikeRecoveryCode('123 456')).toBe(false);
  });
});
