import { type AddressInfo, connect } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { overHttp } from '../support/api.js';
import { startApplication, type TestApplication } from '../support/application.js';

// Bytes on the wire, past every client that would write them properly.
let server: TestApplication;
let port: number;

beforeAll(async () => {
  server = await startApplication({ environment: { LOG_LEVEL: 'error' } });
  await server.app.listen(0, '127.0.0.1');
  ({ port } = server.app.getHttpServer().address() as AddressInfo);
});
afterAll(() => server.close());
afterEach(async () => {
  expect(server.log).toEqual([]);
  const api = server.api.by(overHttp(() => `http://127.0.0.1:${port}`));
  expect((await api.get('/health/live')).status).toBe(200);
});

/** Sends these bytes, each character one, and answers with the statuses that come back until the connection ends. */
async function statusesFor(text: string, { hangsUp = false } = {}): Promise<number[]> {
  const socket = connect(port, '127.0.0.1');
  const received: Buffer[] = [];
  const bytes = Buffer.from(text, 'latin1');
  const ended = new Promise<void>((resolve) => {
    // Who has refused may reset what is still being sent.
    socket.on('error', () => undefined).on('close', () => resolve());
  });
  socket.on('data', (chunk: Buffer) => received.push(chunk));
  if (hangsUp) socket.end(bytes);
  else socket.write(bytes);
  await ended;
  const answered = Buffer.concat(received).toString('latin1');
  return [...answered.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
}

const BODY = '{"email":"a@khen.test"}';
/** Somebody asks for a new password, with other header fields than usual. */
const request = (fields: string, body = BODY): string =>
  `POST /api/v1/password-reset HTTP/1.1\r\nHost: khen.test\r\nConnection: close\r\n${fields}\r\n\r\n${body}`;
const ofLength = `Content-Length: ${BODY.length}`;

describe('a Content-Type on the wire', () => {
  it.each([
    '',
    ' ',
    '\t',
    ';',
    ';;;',
    '/',
    '\xff\xfe',
    'application/json\xa0',
    'application/json;charset="',
    "application/json;charset=utf-8'",
    'application/json\t;x',
    'application\t/json',
    ';application/json',
    '"application/json"',
    'application/json, application/json',
    'multipart/form-data',
    'multipart/form-data; boundary=',
    `application/${'json'.repeat(20)}`,
    `application/json${';a=b'.repeat(20)}`,
    '%s%n%x',
    'text/plain',
    '*',
  ])('of %j ends neither the process nor passes a schema', async (type) => {
    const [status, ...more] = await statusesFor(request(`Content-Type: ${type}\r\n${ofLength}`));
    expect(more).toEqual([]);
    // 202: it was read as what it is, JSON.
    expect([202, 400, 415]).toContain(status);
    const unknown = BODY.replace('{', '{"unheardOf":1,');
    const fields = `Content-Type: ${type}\r\nContent-Length: ${unknown.length}`;
    const [again] = await statusesFor(request(fields, unknown));
    expect([400, 415]).toContain(again);
  });

  it('may come twice or broken over lines', async () => {
    for (const fields of [
      `Content-Type: application/json\r\nContent-Type: text/plain\r\n${ofLength}`,
      `Content-Type: text/plain\r\nContent-Type: application/json\r\n${ofLength}`,
      `Content-Type: application/\r\n json\r\n${ofLength}`,
      `Content-Type : application/json\r\n${ofLength}`,
    ]) {
      expect([202, 400, 415]).toContain((await statusesFor(request(fields)))[0]);
    }
  });
});

describe('a request that two servers would cut in two ways', () => {
  const hidden = 'GET /health/live HTTP/1.1\r\nHost: khen.test\r\n\r\n';
  const json = 'Content-Type: application/json';
  it.each([
    ['both lengths', `${json}\r\n${ofLength}\r\nTransfer-Encoding: chunked`, `0\r\n\r\n${hidden}`],
    ['two different lengths', `${json}\r\nContent-Length: 0\r\n${ofLength}`, BODY + hidden],
    ['a length with a sign', `${json}\r\nContent-Length: +${BODY.length}`, BODY + hidden],
    ['a negative length', `${json}\r\nContent-Length: -1`, BODY + hidden],
    ['a length in hexadecimal', `${json}\r\nContent-Length: 0x1`, BODY + hidden],
    ['an unheard-of coding', `${json}\r\nTransfer-Encoding: xchunked`, `0\r\n\r\n${hidden}`],
    [
      'a coding that is not the last',
      `${json}\r\nTransfer-Encoding: chunked, identity`,
      `0\r\n\r\n${hidden}`,
    ],
    ['a coding behind a space', `${json}\r\nTransfer-Encoding : chunked`, `0\r\n\r\n${hidden}`],
    ['a broken chunk', `${json}\r\nTransfer-Encoding: chunked`, `zz\r\n${hidden}`],
    ['a chunk that overflows', `${json}\r\nTransfer-Encoding: chunked`, `fffffffffffffffff\r\n${hidden}`],
    ['line feeds alone', `${json}\n${ofLength}\nTransfer-Encoding: chunked`, `0\n\n${hidden}`],
    ['a field without a name', `: x\r\n${json}\r\n${ofLength}`, BODY + hidden],
    ['a NUL in a field', `${json}\r\nX: a\0b\r\n${ofLength}`, BODY + hidden],
  ])('by %s is refused, and what follows it not answered', async (_, fields, body) => {
    expect(await statusesFor(request(fields, body).replace('Connection: close\r\n', ''))).toEqual([400]);
  });
});

describe('bytes that are hardly a request', () => {
  /** What would be a success, or a failure of ours. */
  const wrong = (statuses: readonly number[]): number[] =>
    statuses.filter((status) => status < 400 || (status >= 500 && status !== 505));

  it.each([
    ['empty lines', '\r\n\r\n'],
    ['a method alone', 'GET\r\n\r\n'],
    ['no version', 'GET /health/nowhere\r\n\r\n'],
    ['a version that there is not', 'GET /health/live HTTP/9.9\r\nHost: a\r\n\r\n'],
    ['an address without its slash', 'GET health/live HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'],
    ['a NUL in the address', 'GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['an address that is no UTF-8', 'GET /\xff\xfe HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'],
    ['an endless address', `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: a\r\n\r\n`],
    ['an endless field', `GET / HTTP/1.1\r\nHost: a\r\nX: ${'a'.repeat(100_000)}\r\n\r\n`],
    ['fields without number', `GET / HTTP/1.1\r\nHost: a\r\n${'X: a\r\n'.repeat(5_000)}\r\n`],
    ['no host', 'GET /health/live HTTP/1.1\r\n\r\n'],
    ['a tunnel', 'CONNECT khen.test:443 HTTP/1.1\r\nHost: khen.test\r\n\r\n'],
    ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['a TLS handshake', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
  ])('(%s) are refused or not answered at all', async (_, text) => {
    expect(wrong(await statusesFor(text, { hangsUp: true }))).toEqual([]);
  });

  it('in any place of a request end nothing', async () => {
    const usual = request(`Content-Type: text/json\r\n${ofLength}`);
    const byte = fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code));
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: usual.length }),
        fc.nat({ max: 20 }),
        fc.string({ unit: byte, maxLength: 20 }),
        async (at, removed, put) => {
          const text = usual.slice(0, at) + put + usual.slice(at + removed);
          expect(wrong(await statusesFor(text, { hangsUp: true }))).toEqual([]);
        },
      ),
      { numRuns: process.env['KHEN_LONG'] === '1' ? 5_000 : 200 },
    );
  });
});
