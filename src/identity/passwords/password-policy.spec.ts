import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { isDomainError } from '../../platform/errors/index.js';
import { PASSWORD_LEAST, PASSWORD_MOST, refuseUnfitPassword } from './password-policy.js';

const person = { email: 'giang.my@hagiang.example', name: 'Giàng Thị Mỷ' };
const list = readFileSync(new URL('common.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line && !line.startsWith('#'));

/** What is said against a password, in English; undefined if nothing. */
function refusal(password: string): string | undefined {
  try {
    refuseUnfitPassword(password, person, '/password');
    return undefined;
  } catch (error) {
    if (!isDomainError(error)) throw error;
    expect(error.fields[0]!.pointer).toBe('/password');
    return error.fields[0]!.detail.en;
  }
}

describe('the policy of passwords', () => {
  it('counts characters as people do, from eight to two hundred', () => {
    expect(refusal('Tôi ở Hà')).toBeUndefined();
    expect(refusal('Tôi ở Hà'.normalize('NFD'))).toBeUndefined();
    expect(refusal('Tôi ở H')).toContain('at least 8');
    expect(refusal('Tôi ở H'.normalize('NFD'))).toContain('at least 8');
    expect(refusal('🌸🌾🌄🎋🌻⛰️')).toContain('at least 8');
    expect(refusal('hoa '.repeat(50))).toBeUndefined();
    expect(refusal(`${'hoa '.repeat(50)}x`)).toContain('at most 200');
  });

  it('knows the most common passwords, however they are written', () => {
    for (const common of [
      'password',
      'Matkhau123',
      'MẬT KHẨU 123',
      'anhyeuem',
      'Anh yêu em',
      'qwertyuiop',
      'P@ssw0rd',
      'admin@123',
    ]) {
      expect([common, refusal(common)?.slice(0, 24)]).toEqual([common, 'This password is so comm']);
    }
    expect(refusal('11111111')).toContain('common');
    expect(refusal('ababababab')).toContain('common');
  });

  it('does not take the name or address of the person for a password', () => {
    for (const own of [
      'Giàng Thị Mỷ',
      'giangthimy1',
      'giang.my@hagiang.example',
      'giang.my2026'.slice(0, 11),
    ]) {
      expect([own, refusal(own)]).toEqual([own, expect.stringContaining('your name')]);
    }
    expect(refusal('Giàng Thị Mỷ đi chợ phiên')).toBeUndefined();
  });

  it('asks for no capitals, digits or signs', () => {
    for (const good of [
      'hoa tam giác mạch nở',
      'con trâu là đầu cơ nghiệp',
      'sunny hill tractor',
      '73920481656',
    ]) {
      expect([good, refusal(good)]).toEqual([good, undefined]);
    }
  });

  it('refuses every line of its list, and each in any case', () => {
    fc.assert(
      fc.property(fc.constantFrom(...list), fc.boolean(), (line, upper) => {
        expect(refusal(upper ? line.toUpperCase() : line)).toContain('common');
      }),
    );
  });
});

describe('the list of common passwords', () => {
  it('has some thousands, each once, folded and as long as a password must be', () => {
    expect(list.length).toBeGreaterThan(3000);
    expect(new Set(list).size).toBe(list.length);
    for (const line of list) {
      expect(line).toMatch(/^[\x21-\x7e]+$/);
      expect(line).toBe(line.toLowerCase());
      expect(line.length).toBeGreaterThanOrEqual(PASSWORD_LEAST);
      expect(line.length).toBeLessThanOrEqual(PASSWORD_MOST);
    }
  });
});
