import { describe, expect, it } from '@jest/globals';
import { deviceLabel } from './device.js';
import { readToken, successorOf, tokenHash, writeToken } from './refresh-tokens.js';
import { sessionEnd } from './sessions.js';

describe('the name of a device', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0',
      'Edge, Windows',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) coc_coc_browser/130.0 Chrome/124.0 Safari/537.36',
      'Cốc Cốc, Windows',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
      'Safari, iPhone',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox, Linux'],
    ['curl/8.5.0', 'curl'],
    ['something else', '?'],
    [undefined, '?'],
  ])('of %s is %s', (agent, label) => {
    expect(deviceLabel(agent)).toBe(label);
  });

  it('never holds what a client wrote', () => {
    expect(deviceLabel('<script>alert(1)</script> Firefox/1.0')).toBe('Firefox');
  });
});

describe('a refresh token', () => {
  const token = Buffer.alloc(32, 7);

  it('has one successor per nonce, which tells nothing of it', () => {
    const nonce = Buffer.alloc(32, 1);
    expect(successorOf(token, nonce)).toEqual(successorOf(token, nonce));
    expect(successorOf(token, Buffer.alloc(32, 2))).not.toEqual(successorOf(token, nonce));
    expect(successorOf(Buffer.alloc(32, 8), nonce)).not.toEqual(successorOf(token, nonce));
    expect(tokenHash(token)).not.toEqual(token);
  });

  it('is read back as it was written, and nothing else is', () => {
    expect(readToken(writeToken(token))).toEqual(token);
    for (const text of [
      '',
      'x',
      `${writeToken(token)}x`,
      writeToken(token).slice(1),
      `${writeToken(token).slice(0, 42)}=`,
    ]) {
      expect(readToken(text)).toBeUndefined();
    }
  });
});

describe('the end of a session', () => {
  it('is twelve hours after its use, but at most seven days after its beginning', () => {
    const begun = new Date('2026-11-23T00:00:00Z');
    expect(sessionEnd(begun, begun).toISOString()).toBe('2026-11-23T12:00:00.000Z');
    expect(sessionEnd(begun, new Date('2026-11-29T20:00:00Z')).toISOString()).toBe(
      '2026-11-30T00:00:00.000Z',
    );
  });
});
