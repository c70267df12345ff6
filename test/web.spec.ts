import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApplication, type TestApplication } from './support/application.js';

const built = join(import.meta.dirname, '..', 'web', 'dist');
const assets = readdirSync(join(built, 'assets'));
const program = assets.find((name) => /^index-.*\.js$/.test(name))!;
const plain = readFileSync(join(built, 'assets', program));

let server: TestApplication;
beforeAll(async () => {
  server = await startApplication();
});
afterAll(() => server.close());

const get = (path: string, headers: Record<string, string> = {}) => server.api.get(path, headers);

describe('the desk', () => {
  it.each(['/app', '/app/', '/app/releases', '/app/releases/0193?lang=vi', '/app/no/such/screen'])(
    'is one page at every address: %s',
    async (path) => {
      const { status, headers, text } = await get(path);
      expect([status, headers['content-type'], headers['cache-control']]).toEqual([
        200,
        'text/html; charset=utf-8',
        'no-cache',
      ]);
      expect(text).toContain(`/app/assets/${program}`);
    },
  );

  it('is asked again whether it is still the newest, and answers with nothing if it is', async () => {
    const { headers } = await get('/app');
    const again = await get('/app', { 'if-none-match': headers['etag']! });
    expect([again.status, again.text]).toEqual([304, '']);
  });

  it('lets nothing run but its own files, and stand in nobody’s frame', async () => {
    for (const path of ['/app', `/app/assets/${program}`]) {
      const { headers } = await get(path);
      const policy = headers['content-security-policy']!;
      expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|data:|nonce|sha256|\*|https?:/);
      expect(headers['cross-origin-resource-policy']).toBe('same-origin');
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
    // Neither does it need more.
    const { text } = await get('/app');
    expect(text).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)|javascript:/i);
  });

  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const)('is sent as it was compressed once, for ever: %s', async (encoding, decompress) => {
    const { status, headers, bytes } = await get(`/app/assets/${program}`, { 'accept-encoding': encoding });
    expect([status, headers['content-encoding'], headers['vary']]).toEqual([
      200,
      encoding,
      'accept-encoding',
    ]);
    expect(headers['content-type']).toMatch(/^application\/javascript/);
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(decompress(bytes).equals(plain)).toBe(true);
    expect(bytes.length).toBeLessThan(plain.length / 2);
  });

  it('is sent as it is to whoever takes no compression', async () => {
    const { headers, bytes } = await get(`/app/assets/${program}`, { 'accept-encoding': 'identity' });
    expect(headers['content-encoding']).toBeUndefined();
    expect(bytes.equals(plain)).toBe(true);
  });

  it.each([
    '/app/assets/none.js',
    '/app/assets/',
    '/app/assets/..%2fpackage.json',
    '/app/assets/..%2f..%2f..%2fpackage.json',
    '/app/assets/%2e%2e/.vite/manifest.json',
  ])('has no other files: %s', async (path) => {
    const { status, headers, text } = await get(path);
    expect(status === 404 || status === 400 || text.startsWith('<!doctype html>')).toBe(true);
    expect(headers['cache-control']).not.toMatch(/immutable/);
    expect(text).not.toContain('"name"');
  });
});
