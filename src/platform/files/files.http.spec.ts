import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { samples } from '../../../test/files/samples.js';
import { type FilesServer, startFilesServer } from '../../../test/files/server.js';
import { Database } from '../database/index.js';
import { Files, type StoredFile } from './index.js';

const MOST = 3_000_000;
const organisation = randomUUID();
let server: FilesServer;
let app: FilesServer['app'];
let folder: FilesServer['folder'];
let address = '';

beforeAll(async () => {
  server = await startFilesServer(organisation, MOST);
  ({ app, folder, address } = server);
});
afterAll(() => server.close());

const incoming = (): string[] => readdirSync(join(folder.path, 'files', 'incoming'));
const upload: FilesServer['upload'] = (...what) => server.upload(...what);
const read: FilesServer['read'] = (...what) => server.read(...what);
const publish: FilesServer['publish'] = (...what) => server.publish(...what);

describe('uploading', () => {
  it('answers what was stored, believing the bytes and not the headers', async () => {
    const answer = await upload(samples.png, {
      query: `?name=${encodeURIComponent('Hoa tam giác mạch.html')}`,
      headers: { 'content-type': 'text/html' },
    });
    expect(answer.statusCode).toBe(201);
    expect(answer.headers['cache-control']).toBe('private, no-store');
    expect(answer.json()).toEqual({
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      bytes: samples.png.length,
      mediaType: 'image/png',
      name: 'Hoa tam giác mạch.html.png',
      width: 1,
      height: 1,
      renditions: [],
    });
  });

  it('refuses a page that says it is a picture', async () => {
    const answer = await upload(Buffer.from('<script>alert(1)</script>'), {
      query: '?name=a.png',
      headers: { 'content-type': 'image/png' },
    });
    expect(answer.statusCode).toBe(415);
    expect(answer.json()).toMatchObject({ type: 'urn:khen:error:files.unsupported' });
    expect(incoming()).toEqual([]);
  });

  it.each([
    ['nothing', new Uint8Array(), {}, 400],
    [
      'a form',
      Buffer.from('--x\r\n\r\n\x01--x--'),
      { 'content-type': 'multipart/form-data; boundary=x' },
      415,
    ],
    ['JSON', Buffer.from('{"a":1}'), { 'content-type': 'application/json' }, 415],
    ['a type that is none', samples.png, { 'content-type': 'x' }, 415],
  ])('refuses %s', async (_, bytes, headers, status) => {
    expect((await upload(bytes, { headers })).statusCode).toBe(status);
    expect(incoming()).toEqual([]);
  });

  it.each([
    '?name=',
    '?name=%E2%80%AEgnp.exe',
    '?name=a%00',
    `?name=${'x'.repeat(201)}`,
    '?other=1',
    '?name=a&name=b',
  ])('refuses the query %s', async (query) => {
    expect((await upload(samples.png, { query })).statusCode).toBe(400);
  });

  it('needs the permission', async () => {
    expect((await upload(samples.png, { person: 'nobody' })).statusCode).toBe(401);
    expect((await upload(samples.png, { person: 'reader' })).statusCode).toBe(403);
  });

  it('takes more than other routes take, up to the configured size', async () => {
    const bytes = Buffer.alloc(MOST, 'khèn ');
    expect((await upload(bytes)).json()).toMatchObject({ bytes: MOST, mediaType: 'text/plain' });
    expect((await upload(Buffer.alloc(MOST + 1, 'a'))).statusCode).toBe(413);
    expect(incoming()).toEqual([]);
  });

  it('ends the connection of somebody without permission who has more to send', async () => {
    const answer = await new Promise<[number, string | undefined]>((resolve, reject) => {
      const request = httpRequest(`${address}/api/v1/desk/files`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream', 'content-length': 50_000_000 },
      });
      let answered: [number, string | undefined] | undefined;
      request.on('response', (response) => {
        answered = [response.statusCode!, response.headers.connection];
        response.resume();
      });
      request.on('error', () => undefined);
      request.on('close', () =>
        answered ? resolve(answered) : reject(new Error('closed without an answer')),
      );
      request.write(Buffer.alloc(1000, 'a'));
    });
    expect(answer).toEqual([401, 'close']);
  });

  it('stops in the middle of a stream that has become too large, and leaves nothing', async () => {
    let sent = 0;
    const answer = await new Promise<[number, string | undefined]>((resolve, reject) => {
      const request = httpRequest(`${address}/api/v1/desk/files`, {
        method: 'POST',
        headers: {
          'content-type': 'application/octet-stream',
          'x-person': 'writer',
          'transfer-encoding': 'chunked',
        },
      });
      request.on('response', (response) => {
        resolve([response.statusCode!, response.headers.connection]);
        request.destroy();
      });
      // The connection may be closed while there is still something to send.
      request.on('error', () => reject(new Error('closed without an answer')));
      const chunk = Buffer.alloc(65_536, 'a');
      const send = (): void => {
        while (!request.destroyed && sent < 1000 * chunk.length) {
          sent += chunk.length;
          if (!request.write(chunk)) {
            request.once('drain', send);
            return;
          }
        }
      };
      send();
    });
    expect(answer).toEqual([413, 'close']);
    expect(sent).toBeLessThan(1000 * 65_536);
    expect(incoming()).toEqual([]);
  });

  it('leaves nothing of an upload that breaks off', async () => {
    await new Promise<void>((resolve) => {
      const request = httpRequest(`${address}/api/v1/desk/files`, {
        method: 'POST',
        headers: {
          'content-type': 'application/octet-stream',
          'x-person': 'writer',
          'content-length': 1_000_000,
        },
      });
      request.on('error', () => resolve());
      request.on('close', () => resolve());
      request.write(samples.png);
      const waiting = setInterval(() => {
        if (incoming().length === 0) return;
        clearInterval(waiting);
        request.destroy();
      }, 5);
    });
    for (let tries = 0; incoming().length > 0 && tries < 200; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 10));
    expect(incoming()).toEqual([]);
  });

  it('does not loosen what other routes accept', async () => {
    const send = (type: string, payload: string) =>
      app.inject({ method: 'POST', url: '/api/v1/echo', headers: { 'content-type': type }, payload });
    expect((await send('application/json', '{"a":"x"}')).statusCode).toBe(201);
    for (const type of [
      'application/octet-stream',
      'text/plain',
      'image/png',
      'application/jsonx',
      'application/x-www-form-urlencoded',
    ]) {
      expect((await send(type, '{"a":"x"}')).statusCode).toBe(415);
    }
  });
});

describe('reading', () => {
  it('gives the bytes with headers that let a browser do nothing but show them', async () => {
    const { sha256 } = await publish(samples.gif, 'Đèo Mã Pì Lèng.gif');
    const answer = await read(sha256);
    expect(answer.statusCode).toBe(200);
    expect(answer.rawPayload.equals(samples.gif)).toBe(true);
    expect(answer.headers).toMatchObject({
      etag: `"${sha256}"`,
      'content-type': 'image/gif',
      'content-length': String(samples.gif.length),
      'accept-ranges': 'bytes',
      'cache-control': 'public, max-age=20',
      'x-content-type-options': 'nosniff',
      'content-security-policy':
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox",
      'content-disposition': `inline; filename="Deo Ma Pi Leng.gif"; filename*=UTF-8''%C4%90%C3%A8o%20M%C3%A3%20P%C3%AC%20L%C3%A8ng.gif`,
    });
  });

  it('lets PDF files out of the sandbox, in which browsers do not show them', async () => {
    const { headers } = await read((await publish(samples.pdf)).sha256);
    expect(headers).toMatchObject({ 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff' });
    expect(headers['content-security-policy']).not.toContain('sandbox');
  });

  it('offers what is not shown in place for download, under a name in any case', async () => {
    const { sha256 } = await publish(Buffer.from('một văn bản'));
    const { headers } = await read(sha256);
    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(headers['content-disposition']).toContain(`attachment; filename="${sha256.slice(0, 16)}.txt"`);
  });

  it('answers 304 to whoever has it', async () => {
    const { sha256 } = await publish(samples.gif);
    for (const tag of [`"${sha256}"`, `W/"${sha256}"`, `"x", "${sha256}"`, '*']) {
      const answer = await read(sha256, { 'if-none-match': tag });
      expect([answer.statusCode, answer.body, answer.headers['etag']]).toEqual([304, '', `"${sha256}"`]);
    }
    expect((await read(sha256, { 'if-none-match': '"other"' })).statusCode).toBe(200);
  });

  it('gives the range that was asked for', async () => {
    const { sha256, bytes } = await publish(samples.jpeg);
    const answer = await read(sha256, { range: 'bytes=2-5' });
    expect(answer.statusCode).toBe(206);
    expect(answer.headers).toMatchObject({ 'content-range': `bytes 2-5/${bytes}`, 'content-length': '4' });
    expect(answer.rawPayload.equals(samples.jpeg.subarray(2, 6))).toBe(true);
    expect((await read(sha256, { range: 'bytes=2-5', 'if-range': `"${sha256}"` })).statusCode).toBe(206);
    expect((await read(sha256, { range: 'bytes=2-5', 'if-range': '"older"' })).statusCode).toBe(200);
    expect((await read(sha256, { range: 'bytes=0-1,4-5' })).statusCode).toBe(200);
  });

  it('says how long the file is when the range lies outside', async () => {
    const { sha256, bytes } = await publish(samples.jpeg);
    const answer = await read(sha256, { range: `bytes=${bytes}-` });
    expect(answer.statusCode).toBe(416);
    expect(answer.headers).toMatchObject({
      'content-range': `bytes */${bytes}`,
      'content-type': expect.stringContaining('problem+json'),
    });
  });

  it('answers HEAD like GET, without the bytes', async () => {
    const { sha256, bytes } = await publish(samples.png);
    const answer = await read(sha256, {}, 'HEAD');
    expect([answer.statusCode, answer.body]).toEqual([200, '']);
    expect(answer.headers).toMatchObject({
      'content-length': String(bytes),
      'content-type': 'image/png',
      etag: `"${sha256}"`,
    });
    expect((await read('0'.repeat(64), {}, 'HEAD')).statusCode).toBe(404);
  });

  it('is 404 for whoever may not, as if there were no such file', async () => {
    const { sha256 } = (await upload(Buffer.from(randomUUID()))).json<StoredFile>();
    const statuses = async () =>
      Promise.all(
        ['', 'writer', 'other', 'reader'].map(
          async (name) => (await read(sha256, { 'x-person': name })).statusCode,
        ),
      );
    expect(await statuses()).toEqual([404, 200, 404, 404]);
    const files = app.get(Files);
    const to = { type: 'page', id: randomUUID(), organisation, permission: 'pages.read', public: false };
    await app.get(Database).transaction((tx) => files.refer(tx, to, [sha256], 'system'));
    expect(await statuses()).toEqual([404, 200, 404, 200]);
    expect((await read(sha256, { 'x-person': 'reader' })).headers['cache-control']).toBe('private, no-store');
    const missing = await read('0'.repeat(64));
    const hidden = await read(sha256);
    expect(hidden.json()).toEqual({ ...missing.json<object>(), instance: expect.any(String) });
    expect(hidden.headers['etag']).toBeUndefined();
  });

  it.each(['..%2f..%2fetc%2fpasswd', 'A'.repeat(64), 'a'.repeat(63), `${'a'.repeat(64)}%00`, '%2e%2e'])(
    'looks nowhere for %s',
    async (name) => {
      expect([400, 404]).toContain((await read(name)).statusCode);
    },
  );

  it('tells the operators, and the reader little, when the bytes are gone', async () => {
    const { sha256 } = await publish(Buffer.from(randomUUID()));
    const path = join(folder.path, 'files', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
    expect(existsSync(path)).toBe(true);
    rmSync(path);
    const answer = await read(sha256);
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain(folder.path);
    expect(answer.headers['content-type']).toContain('problem+json');
  });
});
