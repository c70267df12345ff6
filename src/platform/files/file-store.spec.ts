import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { temporaryFolder } from '../../../test/support/index.js';
import { FileStore } from './file-store.js';
import { samples } from '../../../test/files/samples.js';

const folder = temporaryFolder();
let root = '';
let store: FileStore;
let made = 0;

beforeEach(() => {
  made += 1;
  root = join(folder.path, String(made));
  store = new FileStore(root);
});
afterAll(() => folder.remove());

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const chunks = (bytes: Uint8Array, size = 7): Readable =>
  Readable.from(
    Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
      Buffer.from(bytes.subarray(i * size, (i + 1) * size)),
    ),
  );
const incoming = (): string[] =>
  existsSync(join(root, 'incoming')) ? readdirSync(join(root, 'incoming')) : [];
const receive = (bytes: Uint8Array) => store.receive(chunks(bytes), 1_000_000);

async function read(stream: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

describe('receiving bytes', () => {
  it('puts them under their digest, whatever pieces they came in', async () => {
    const sha256 = digestOf(samples.png);
    for (const size of [1, 7, 100_000]) {
      const received = await store.receive(chunks(samples.png, size), 1_000_000);
      expect(received).toMatchObject({ sha256, bytes: samples.png.length, mediaType: 'image/png' });
      await store.keep(received);
    }
    expect(readFileSync(join(root, sha256.slice(0, 2), sha256.slice(2, 4), sha256)).equals(samples.png)).toBe(
      true,
    );
    expect(readdirSync(join(root, sha256.slice(0, 2), sha256.slice(2, 4)))).toEqual([sha256]);
    expect(incoming()).toEqual([]);
  });

  const modes = process.platform === 'win32' ? it.skip : it;
  modes('lets no other account of the machine read them', async () => {
    const received = await receive(samples.png);
    await store.keep(received);
    const path = join(root, received.sha256.slice(0, 2), received.sha256.slice(2, 4), received.sha256);
    const open = [root, join(root, 'incoming'), dirname(path), dirname(dirname(path)), path];
    expect(open.filter((each) => statSync(each).mode & 0o077)).toEqual([]);
  });

  it('may keep them twice, as a repeated transaction does', async () => {
    const received = await receive(samples.png);
    await store.keep(received);
    await store.keep(received);
    expect(await read(await store.open(received.sha256))).toEqual(samples.png);
  });

  it('leaves nothing of what is too large, empty, of another kind, or breaks off', async () => {
    const large = Readable.from(Array.from({ length: 100 }, () => Buffer.alloc(1000, 'a')));
    await expect(store.receive(large, 50_000)).rejects.toMatchObject({
      code: 'files.too-large',
      parameters: { most: 50_000 },
    });
    expect(large.destroyed).toBe(true);
    await expect(receive(new Uint8Array())).rejects.toMatchObject({ code: 'files.empty' });
    await expect(receive(samples.exe)).rejects.toMatchObject({ code: 'files.unsupported' });
    const broken = Readable.from(
      (function* () {
        yield samples.png;
        throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
      })(),
    );
    await expect(store.receive(broken, 1_000_000)).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(incoming()).toEqual([]);
    expect(readdirSync(root)).toEqual(['incoming']);
  });

  it('takes exactly as much as is allowed', async () => {
    const { length } = samples.png;
    expect(await store.receive(chunks(samples.png), length)).toMatchObject({ bytes: length });
    await expect(store.receive(chunks(samples.png), length - 1)).rejects.toMatchObject({
      code: 'files.too-large',
    });
  });

  it('says when there is no room', async () => {
    const full = Readable.from(
      (function* () {
        yield samples.png;
        throw Object.assign(new Error('disk full'), { code: 'ENOSPC' });
      })(),
    );
    await expect(new FileStore(join(folder.path, 'full')).receive(full, 1_000_000)).rejects.toMatchObject({
      code: 'files.no-space',
    });
  });
});

describe('what a file is', () => {
  it.each([
    ['png', samples.png, 'image/png'],
    ['jpeg', samples.jpeg, 'image/jpeg'],
    ['gif', samples.gif, 'image/gif'],
    ['webp', samples.webp, 'image/webp'],
    ['avif', samples.avif, 'image/avif'],
    ['pdf', samples.pdf, 'application/pdf'],
    ['mp3', samples.mp3, 'audio/mpeg'],
    ['wav', samples.wav, 'audio/wav'],
    ['docx', samples.docx, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    [
      'plain text',
      Buffer.from('\ufeffHà Giang\r\n\tĐồng Văn, 2 < 3 & "x"\n<a.nguyen@khen.example>'),
      'text/plain',
    ],
    ['a table', Buffer.from('a;b\n1;2'), 'text/plain'],
    ['text that begins like a bitmap', Buffer.from('BMTTQ huyện Mèo Vạc họp thường kỳ'), 'text/plain'],
    ['a script dressed up as a picture', Buffer.from('GIF89a=1;alert(document.domain)'), 'text/plain'],
  ])('is read from the bytes: %s', async (_, bytes, mediaType) => {
    expect(await receive(bytes)).toMatchObject({ mediaType });
  });

  const page = '<html><script>alert(1)</script></html>';
  it.each([
    ['HTML', Buffer.from(page)],
    ['HTML after white space', Buffer.from(` \n\t${page}`)],
    ['HTML after a byte order mark', Buffer.from(`\ufeff${page}`)],
    ['HTML after words', Buffer.from(`Xin chào ${page}`)],
    ['HTML in UTF-16', Buffer.from(`\ufeff${page}`, 'utf16le')],
    ['HTML after a comment', Buffer.from(`<!-- x -->${page}`)],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['SVG as XML', Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['SVG after a byte order mark', Buffer.from('\ufeff<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['SVG after a comment', Buffer.from('<!-- ảnh --><svg xmlns="http://www.w3.org/2000/svg"/>')],
    [
      'SVG with a document type',
      Buffer.from(
        '<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd">\n<svg onload="alert(1)"/>',
      ),
    ],
    ['SVG in UTF-16', Buffer.from('\ufeff<svg xmlns="http://www.w3.org/2000/svg"/>', 'utf16le')],
    ['SVG that is compressed', gzipSync('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['HTML with the ending of a picture before it', Buffer.from(`ảnh.jpg\n${page}`)],
    ['XML', Buffer.from('<?xml version="1.0"?><x/>')],
    ['a shell script', Buffer.from('#!/bin/sh\nrm -rf /')],
    ['RTF', Buffer.from('{\\rtf1\\ansi x}')],
    ['PostScript', Buffer.from('%!PS-Adobe-3.0\n')],
    ['an executable of Windows', samples.exe],
    ['an executable of Linux', samples.elf],
    ['WebAssembly', Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])],
    ['an archive', samples.zip],
    ['a document with macros', samples.docm],
    [
      'a form with a file in it',
      Buffer.from(`--x\r\nContent-Disposition: form-data; name="f"\r\n\r\n\x01\r\n--x--`),
    ],
    ['text with a null', Buffer.from('a\0b')],
    ['text in Latin-1', Buffer.from('H\xe0 Giang', 'latin1')],
    ['text broken off within a letter', Buffer.from('Hà').subarray(0, 2)],
    ['noise', createHash('sha512').update('x').digest()],
  ])('is refused when it is %s', async (_, bytes) => {
    await expect(receive(bytes)).rejects.toMatchObject({ code: 'files.unsupported' });
    expect(incoming()).toEqual([]);
  });
});

describe('kept bytes', () => {
  it('are read whole or in part', async () => {
    const received = await receive(samples.png);
    await store.keep(received);
    const last = samples.png.length - 1;
    await fc.assert(
      fc.asyncProperty(fc.nat(last), fc.nat(last), async (a, b) => {
        const [start, end] = [Math.min(a, b), Math.max(a, b)];
        expect(await read(await store.open(received.sha256, { start, end }))).toEqual(
          samples.png.subarray(start, end + 1),
        );
      }),
      { numRuns: 20 },
    );
  });

  it('are missed when they are gone', async () => {
    const received = await receive(samples.png);
    await store.keep(received);
    await store.remove(received.sha256);
    await store.remove(received.sha256);
    await expect(store.open(received.sha256)).rejects.toMatchObject({ code: 'files.missing' });
  });

  it.each([
    '../../../etc/passwd',
    'ab/../../x',
    'A'.repeat(64),
    'a'.repeat(63),
    `${'a'.repeat(64)}/..`,
    '',
    '\0',
  ])('are never looked for under a name that is no digest: %j', async (name) => {
    await expect(store.open(name)).rejects.toMatchObject({
      code: 'files.missing',
      cause: expect.objectContaining({ message: 'This is not a SHA-256 digest.' }),
    });
    await expect(store.remove(name)).rejects.toThrow('not a SHA-256 digest');
  });

  it('are listed when they are old, and what else lies there is left alone', async () => {
    const received = await receive(samples.png);
    await store.keep(received);
    const path = join(root, received.sha256.slice(0, 2), received.sha256.slice(2, 4));
    writeFileSync(join(path, 'notes.txt'), 'x');
    mkdirSync(join(root, 'lost+found'));
    const list = async (before: string): Promise<string[]> => {
      const all: string[] = [];
      for await (const some of store.kept(new Date(before))) all.push(...some);
      return all;
    };
    expect(await list('2000-01-01')).toEqual([]);
    expect(await list('2100-01-01')).toEqual([received.sha256]);
  });
});

describe('what a crash left half received', () => {
  it('is swept once it is old', async () => {
    mkdirSync(join(root, 'incoming'), { recursive: true });
    for (const [name, time] of [
      ['old.part', '2026-11-20'],
      ['new.part', '2026-11-23'],
    ] as const) {
      writeFileSync(join(root, 'incoming', name), 'x');
      utimesSync(join(root, 'incoming', name), new Date(time), new Date(time));
    }
    await store.sweepIncoming(new Date('2026-11-22'));
    expect(incoming()).toEqual(['new.part']);
  });
});
