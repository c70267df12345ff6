import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, sha256Hex } from '../../platform/canonical/index.js';
import { writeBundle } from '../bundle.js';
import { signCheckpoint } from '../checkpoint.js';
import { sealDocument } from '../document.js';
import { writeEntry } from '../entry.js';
import { GrowingTree } from '../merkle/growing-tree.js';
import { leafHash } from '../merkle/hashing.js';
import { TiledTree } from '../merkle/tiled-tree.js';
import { bundlesOf, tilePath, tilesOf, TILE_WIDTH } from '../merkle/tiles.js';
import { NoteSigner } from '../note/key.js';
import type { Fault } from '../not-genuine.js';
import { verifyProofFile, writeProofFile } from '../proof-file.js';
import { writeTlogProof } from '../tlog-proof.js';
import { verifyCommand } from './command.js';
import { faults } from './faults.js';
import { words } from './words.js';

const ORIGIN = 'khen.example/ledger';
const HOST = 'https://khen.example';
const signer = new NoteSigner(ORIGIN, Buffer.alloc(32, 1));
const VKEY = signer.public.toString();
const RELEASE = '0198c0de-0000-7000-8000-000000000001';
const ORGANISATION = '0198c0de-0000-7000-8000-00000000000a';

type Files = Map<string, Buffer>;
const at = (minute: number): string => new Date(Date.UTC(2026, 10, 23, 7, minute)).toISOString();

/** What is entered at a place; the chain is made here. */
interface Written {
  readonly act: string;
  readonly id: string;
  readonly version?: number;
  readonly sha256?: string;
  readonly at?: string;
}

function entriesOf(acts: readonly Written[]): Buffer[] {
  const last = new Map<string, number>();
  const opened = writeEntry({
    format: 'khen.entry/1',
    act: 'ledger.opened',
    at: at(0),
    on: { type: 'log', id: ORIGIN },
    documents: [],
    audit: 'a'.repeat(64),
    detail: { origin: ORIGIN },
  });
  const others = acts.map(({ act, id, version = 1, sha256 = 'b'.repeat(64), at: time }, place) => {
    const index = place + 1;
    const previous = last.get(id);
    last.set(id, index);
    return Buffer.from(
      canonicalJson({
        format: 'khen.entry/1',
        act,
        at: time ?? at(index),
        for: ORGANISATION,
        on: { type: 'release', id, version },
        documents: [{ type: 'release', lang: 'vi', sha256, change: 'new' }],
        ...(previous !== undefined && { previous }),
        audit: 'a'.repeat(64),
        detail: {},
      }),
    );
  });
  return [opened, ...others];
}

/** An entry in a format that came later. */
const unknown = Buffer.from(canonicalJson({ format: 'khen.entry/2', whatever: [1] }));

/** One more entry, which claims to follow on the entry `previous`. */
function laterEntry({ previous, ...written }: Written & { previous?: number }): Buffer {
  const entry = entriesOf([{ at: at(4), ...written }])[1]!;
  return Buffer.from(
    canonicalJson({
      ...(JSON.parse(entry.toString()) as object),
      ...(previous !== undefined && { previous }),
    }),
  );
}

/** Every file of a log with these entries. */
function filesOf(entries: readonly Buffer[], { origin = ORIGIN, by = signer } = {}): Files {
  const files: Files = new Map();
  const tree = GrowingTree.empty();
  const hashes = new Map<string, Buffer>();
  for (const entry of entries)
    for (const { level, index, bytes } of tree.append(leafHash(entry)))
      hashes.set(`${level}/${index}`, bytes);
  for (const { level, index, bytes } of tree.partialTiles()) hashes.set(`${level}/${index}`, bytes);
  for (const tile of tilesOf(entries.length))
    files.set(tilePath(tile), hashes.get(`${tile.level}/${tile.index}`)!);
  for (const bundle of bundlesOf(entries.length)) {
    const first = bundle.index * TILE_WIDTH;
    files.set(tilePath(bundle), writeBundle(entries.slice(first, first + bundle.width)));
  }
  files.set(
    'checkpoint',
    Buffer.from(signCheckpoint({ origin, size: entries.length, root: tree.root() }, by)),
  );
  files.set('key', Buffer.from(`${by.public.toString()}\n`));
  return files;
}

const document = sealDocument({
  format: 'khen.document/1',
  log: ORIGIN,
  type: 'release',
  id: RELEASE,
  version: 1,
  lang: 'vi',
  nonce: Buffer.alloc(16, 9).toString('base64url'),
  content: { title: 'Lễ hội hoa tam giác mạch năm 2026', body: '<p>Khai mạc ngày 28/11.</p>' },
});
const published: Written = { act: 'release.published', id: RELEASE, sha256: document.sha256 };
const others = (count: number, name = 'other'): Written[] =>
  Array.from({ length: count }, (_, i) => ({
    act: 'release.published',
    id: `${name}-${i % 50}`,
    version: Math.floor(i / 50) + 1,
    at: at(3),
  }));

/** The proof file of the document in the log of these entries, in which it is entry `index`. */
async function proofFile(
  entries: readonly Buffer[],
  index: number,
  { bytes = document.bytes, by = signer } = {},
): Promise<Buffer> {
  const files = filesOf(entries, { by });
  const tree = new TiledTree(
    {
      readTile: (level, place, width) =>
        Promise.resolve(files.get(tilePath({ level, index: place, width }))!),
    },
    entries.length,
  );
  return writeProofFile(
    bytes,
    entries[index]!,
    writeTlogProof(index, await tree.inclusion(index), files.get('checkpoint')!.toString()),
  );
}

/** An outside world of files and addresses. */
function world(content: {
  files?: Readonly<Record<string, Uint8Array>>;
  pages?: Readonly<Record<string, Uint8Array | Response>>;
  log?: Files;
}) {
  const out: string[] = [];
  const err: string[] = [];
  const fetched: string[] = [];
  const io = {
    stdout: (line: string) => void out.push(line),
    stderr: (line: string) => void err.push(line),
    readFile: (path: string) => {
      const bytes =
        content.files?.[path] ?? (path.startsWith('log/') ? content.log?.get(path.slice(4)) : undefined);
      const code = path === 'log' || path === 'log/' ? 'EISDIR' : 'ENOENT';
      return bytes ? Promise.resolve(bytes) : Promise.reject(Object.assign(new Error(code), { code }));
    },
    fetch: (url: string | URL | Request) => {
      const address = url instanceof Request ? url.url : url.toString();
      fetched.push(address);
      const page =
        content.pages?.[address] ??
        (address.startsWith(`${HOST}/ledger/`)
          ? content.log?.get(address.slice(`${HOST}/ledger/`.length))
          : undefined);
      if (page instanceof Response) return Promise.resolve(page);
      return Promise.resolve(
        page ? new Response(new Uint8Array(page)) : new Response('nothing', { status: 404 }),
      );
    },
  };
  return {
    fetched,
    run: async (...args: string[]) => {
      out.length = 0;
      err.length = 0;
      const code = await verifyCommand(args, io);
      return { code, out: out.join('\n'), err: err.join('\n') };
    },
  };
}

const fails = (fault: Fault) => faults[fault].en.split(/[{:]/)[0]!;

describe('a proof file', () => {
  let entries: Buffer[];
  let file: Buffer;
  beforeAll(async () => {
    entries = entriesOf([...others(1), published, ...others(10, 'later')]);
    file = await proofFile(entries, 2);
  });

  it('is genuine with the pinned key, and leaves open what happened later', async () => {
    const { code, out } = await world({ files: { 'a.json': file } }).run('a.json', '--key', VKEY);
    expect(code).toBe(0);
    expect(out).toContain(`GENUINE: published at ${at(2)} in the log ${ORIGIN}.`);
    expect(out).toContain('Lễ hội hoa tam giác mạch năm 2026');
    expect(out).toContain(document.sha256);
    expect(out).toContain(words['later-unknown'].en);
    expect(out).toContain(signer.public.fingerprint);
  });

  it('is not called genuine without a key, and the key that signed is named', async () => {
    const { code, out, err } = await world({ files: { 'a.json': file } }).run('a.json');
    expect(code).toBe(3);
    expect(out).not.toContain('GENUINE');
    expect(out).toContain('NOT PINNED');
    expect(out).toContain(`${ORIGIN}+${signer.public.id}`);
    expect(err).toBe('');
  });

  it('is not genuine with the key of somebody else, whatever that key is called', async () => {
    for (const name of [ORIGIN, 'other.example/ledger']) {
      const other = new NoteSigner(name, Buffer.alloc(32, 2)).public.toString();
      const { code, err } = await world({ files: { 'a.json': file } }).run('a.json', '--key', other);
      expect(code).toBe(1);
      expect(err).toContain(`NOT GENUINE: ${fails('not-signed')}`);
    }
  });

  it('is not genuine by the pinned key of another log, should its owner sign in the name of this one', async () => {
    const other = new NoteSigner('other.example/ledger', Buffer.alloc(32, 3));
    const forged = await proofFile(entries, 2, { by: other });
    const { code, err } = await world({ files: { 'a.json': forged } }).run(
      'a.json',
      '--key',
      VKEY,
      '--key',
      other.public.toString(),
    );
    expect([code, err]).toEqual([1, expect.stringContaining(fails('not-signed'))]);
  });

  it('takes keys from a file, and any of several', async () => {
    const other = new NoteSigner(ORIGIN, Buffer.alloc(32, 2)).public.toString();
    const keys = Buffer.from(`# keys of the province\n${other}\n\n${VKEY}\n`);
    expect(
      (await world({ files: { 'a.json': file, keys: keys } }).run('a.json', '--key-file', 'keys')).code,
    ).toBe(0);
    expect(
      (await world({ files: { 'a.json': file } }).run('a.json', '--key', other, '--key', VKEY)).code,
    ).toBe(0);
  });

  it('fails with every single bit flipped, wherever it is', () => {
    const accepted: string[] = [];
    for (let place = 0; place < file.length; place += 1) {
      for (let bit = 0; bit < 8; bit += 1) {
        const damaged = Buffer.from(file);
        damaged[place]! ^= 1 << bit;
        if (isGenuine(damaged)) accepted.push(`${place}.${bit}`);
      }
    }
    expect(isGenuine(file)).toBe(true);
    expect(accepted).toEqual([]);
  });

  it('fails with bytes changed, put in or taken out anywhere', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(20), fc.uint8Array({ maxLength: 20 }), (seed, taken, put) => {
        const place = seed % file.length;
        const damaged = Buffer.concat([file.subarray(0, place), put, file.subarray(place + taken)]);
        expect(isGenuine(damaged)).toBe(damaged.equals(file));
      }),
      { numRuns: 2000 },
    );
  });

  it('fails with any other file, and with none', async () => {
    const files = {
      empty: Buffer.alloc(0),
      deep: Buffer.from('['.repeat(100_000)),
      null: Buffer.from('null'),
      text: Buffer.from('"x"'),
    };
    for (const name of Object.keys(files))
      expect((await world({ files }).run(name, '--key', VKEY)).code).toBe(1);
    const { code, err } = await world({}).run('missing.json', '--key', VKEY);
    expect([code, err]).toEqual([2, 'Could not be read: missing.json (ENOENT)']);
  });

  it('says in Vietnamese what it says in English', async () => {
    const { out } = await world({ files: { 'a.json': file } }).run('a.json', '--key', VKEY, '--lang', 'vi');
    expect(out).toContain('ĐÚNG LÀ THẬT: đã công bố lúc');
    expect((await world({ files: { x: Buffer.from('{}') } }).run('x', '--lang=vi')).err).toBe(
      'KHÔNG PHẢI THẬT: Không phải tệp chứng minh: phải có đúng ba phần document, entry và proof.',
    );
    const names = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).toSorted();
    for (const { vi, en } of [...Object.values(words), ...Object.values(faults)])
      expect(names(vi)).toEqual(names(en));
  });

  it('can not move the cursor of whoever reads the report', async () => {
    const hostile = {
      format: 'khen.document/1',
      log: ORIGIN,
      type: 'release',
      id: RELEASE,
      version: 1,
      lang: 'vi',
      nonce: Buffer.alloc(16).toString('base64url'),
      content: { title: '\u001b[2J\u202eGENUINE\n\nGENUINE' },
    };
    const bytes = Buffer.from(canonicalJson(hostile));
    const made = await proofFile(entriesOf([{ ...published, sha256: sha256Hex(bytes) }]), 1, { bytes });
    const { out } = await world({ files: { 'a.json': made } }).run('a.json', '--key', VKEY);
    expect(out).toContain('\ufffd[2J\ufffdGENUINE\ufffd\ufffdGENUINE');
  });

  it('can not do so when it is refused, or from the name of a log or of a place, either', async () => {
    const escape = '\u001b]0;x\u0007\u2066\u200f\r';
    // A note has no control characters below the space, but may have others.
    const hostile = '\u009b2J\u2066.example/ledger';
    const other = new NoteSigner(ORIGIN, Buffer.alloc(32, 4));
    const checkpoint = signCheckpoint({ origin: hostile, size: 1, root: Buffer.alloc(32) }, other);
    const files = {
      'format.json': Buffer.from(canonicalJson({ document: { format: escape }, entry: {}, proof: '' })),
      'log/checkpoint': Buffer.from(checkpoint),
    };
    for (const call of [
      ['format.json'],
      ['log', '--key', VKEY],
      ['format.json', '--key', escape],
      [escape],
    ]) {
      for (const lang of ['en', 'vi']) {
        const { out, err, code } = await world({ files }).run(...call, '--lang', lang);
        expect(code).not.toBe(0);
        expect(err).toContain('\ufffd');
        expect(`${out}${err}`).not.toMatch(/[^\P{C}\n]/u);
      }
    }
  });

  it('says that a log holds example data only, whoever signed it', async () => {
    const origin = 'demonstration.khen.example/ledger';
    const by = new NoteSigner(origin, Buffer.alloc(32, 5));
    const opened = canonicalJson({
      ...(JSON.parse(entriesOf([])[0]!.toString()) as object),
      on: { type: 'log', id: origin },
      detail: { origin },
    });
    const { run: verify } = world({ log: filesOf([Buffer.from(opened)], { origin, by }) });
    const run = (...args: string[]) => verify('log', ...args, '--key', by.public.toString());
    expect(await run()).toMatchObject({ code: 0, out: expect.stringContaining('Demonstration data') });
    expect((await run('--lang=vi')).out).toContain('Dữ liệu minh họa');
    const real = await world({ files: { 'a.json': await proofFile(entriesOf([published]), 1) } }).run(
      'a.json',
    );
    expect(real.out).not.toContain('Demonstration');
  });

  function isGenuine(bytes: Uint8Array): boolean {
    try {
      verifyProofFile(bytes, [signer.public]);
      return true;
    } catch (error) {
      expect((error as Error).name).toBe('NotGenuine');
      return false;
    }
  }
});

describe('a proof file made by somebody who knows the format', () => {
  const fault = async (make: () => Promise<Buffer> | Buffer): Promise<string> => {
    try {
      verifyProofFile(await make(), [signer.public]);
      return 'none';
    } catch (error) {
      return (error as { fault?: string }).fault ?? String(error);
    }
  };
  const honest = entriesOf([published]);
  const parts = async (entries = honest, index = 1) =>
    JSON.parse((await proofFile(entries, index)).toString()) as {
      document: Record<string, unknown>;
      entry: Record<string, unknown>;
      proof: string;
    };
  const changed = async (
    change: (file: Awaited<ReturnType<typeof parts>>) => object,
    entries = honest,
    index = 1,
  ) => Buffer.from(canonicalJson(change(await parts(entries, index))));

  it('is found out, and the fault is named', async () => {
    const found = {
      nothing: await fault(() => changed((file) => file)),
      document: await fault(() =>
        changed((file) => ({ ...file, document: { ...file.document, content: { title: 'x' } } })),
      ),
      unknownFormat: await fault(() =>
        changed((file) => ({ ...file, document: { ...file.document, format: 'khen.document/2' } })),
      ),
      entry: await fault(() => changed((file) => ({ ...file, entry: { ...file.entry, at: at(5) } }))),
      noEntry: await fault(() => changed((file) => ({ ...file, entry: { ...file.entry, at: 'yesterday' } }))),
      more: await fault(() => changed((file) => ({ ...file, note: 'believe me' }))),
      noProof: await fault(() => changed((file) => ({ ...file, proof: 'x' }))),
      extra: await fault(() =>
        changed((file) => ({ ...file, proof: file.proof.replace('\nindex', '\nextra AAAA\nindex') })),
      ),
      index: await fault(() =>
        changed((file) => ({ ...file, proof: file.proof.replace('\nindex 1', '\nindex 0') })),
      ),
      unsorted: await fault(async () =>
        Buffer.from(JSON.stringify(Object.fromEntries(Object.entries(await parts()).toReversed()))),
      ),
      spaced: await fault(async () => Buffer.from(`${canonicalJson(await parts())}\n`)),
      twice: await fault(async () =>
        Buffer.from(canonicalJson(await parts()).replace('{"document"', '{"document":{},"document"')),
      ),
    };
    expect(found).toEqual({
      nothing: 'none',
      document: 'document-not-in-entry',
      unknownFormat: 'unknown-format',
      entry: 'not-included',
      noEntry: 'not-an-entry',
      more: 'not-a-proof-file',
      noProof: 'not-a-proof',
      extra: 'extra-data',
      index: 'not-included',
      unsorted: 'not-canonical',
      spaced: 'not-canonical',
      twice: 'not-canonical',
    });
  });

  it('does not pass with an entry of another object, version, log, or one that erases the document', async () => {
    const of = (written: Partial<Written>) => proofFile(entriesOf([{ ...published, ...written }]), 1);
    expect(await fault(() => of({ id: 'another' }))).toBe('other-object');
    expect(await fault(() => of({ version: 2 }))).toBe('other-object');
    expect(await fault(() => of({ act: 'release.redacted' }))).toBe('document-erased');
    const files = filesOf(honest, {
      origin: 'other.example/ledger',
      by: new NoteSigner('other.example/ledger', Buffer.alloc(32, 1)),
    });
    const proof = (await parts()).proof;
    const moved = proof.slice(0, proof.indexOf('\n\n') + 2) + files.get('checkpoint')!.toString();
    expect(await fault(() => changed((file) => ({ ...file, proof: moved })))).toBe('other-log');
  });

  it('may hold members of later versions, which are hashed with the rest', async () => {
    const bytes = Buffer.from(
      canonicalJson({ ...(JSON.parse(document.bytes.toString()) as object), laterMember: [{ x: 1 }] }),
    );
    const entry = Buffer.from(
      canonicalJson({
        ...(JSON.parse(
          entriesOf([{ ...published, act: 'release.praised', sha256: sha256Hex(bytes) }])[1]!.toString(),
        ) as object),
        laterMember: true,
      }),
    );
    expect(await fault(() => proofFile([honest[0]!, entry], 1, { bytes }))).toBe('none');
  });
});

describe('an address of a release', () => {
  const early = entriesOf([...others(1), published, ...others(300)]);
  const release = `${HOST}/api/v1/releases/${RELEASE}`;
  const proofAt = `${release}/versions/1/proof?lang=vi`;
  const pages = async (shown = document.bytes) => ({
    [release]: Buffer.from(
      JSON.stringify(
        {
          id: RELEASE,
          document: JSON.parse(shown.toString()) as object,
          links: { proof: proofAt.slice(HOST.length) },
        },
        null,
        1,
      ),
    ),
    [`${release}/versions/1/document?lang=vi`]: shown,
    [proofAt]: await proofFile(early, 2),
  });

  it('is genuine and current while nothing came later, from the envelope, the document or the proof', async () => {
    const { run } = world({ pages: await pages(), log: filesOf(early) });
    for (const address of [release, `${release}/versions/1/document?lang=vi`, proofAt]) {
      const { code, out, err } = await run(address, '--key', VKEY);
      expect([code, err]).toEqual([0, '']);
      expect(out).toContain('CURRENT: nothing changed it up to entry 302');
    }
  });

  it('is not called genuine without a key: the server can name any key', async () => {
    const { code, out } = await world({ pages: await pages(), log: filesOf(early) }).run(release);
    expect(code).toBe(3);
    expect(out).toContain(`fingerprint SHA-256 ${signer.public.fingerprint}`);
    expect(out).toContain('NOT PINNED');
    expect(out).not.toContain('GENUINE');
  });

  it('is no longer current after a correction or a retraction, and still after a translation', async () => {
    const after = async (...later: Written[]) => {
      const entries = entriesOf([...others(1), published, ...others(300), ...later, ...others(260, 'more')]);
      return (await world({ pages: await pages(), log: filesOf(entries) }).run(release, '--key', VKEY)).out;
    };
    const corrected = await after({ act: 'release.corrected', id: RELEASE, version: 2, at: at(4) });
    expect(corrected).toContain(`entry 303: release.corrected at ${at(4)}, version 2`);
    expect(corrected).toContain('NO LONGER CURRENT');
    expect(await after({ act: 'release.retracted', id: RELEASE, at: at(4) })).toContain('NO LONGER CURRENT');
    const translated = await after({ act: 'release.translated', id: RELEASE, at: at(4) });
    expect(translated).toContain('release.translated');
    expect(translated).toContain('CURRENT: nothing changed it');
  });

  it('is neither current nor not when later entries can not be read, unless one that can be ends it', async () => {
    const after = async (...later: (Parameters<typeof laterEntry>[0] | Buffer)[]) => {
      const entries = [...early];
      for (const each of later) entries.push(Buffer.isBuffer(each) ? each : laterEntry(each));
      return world({ pages: await pages(), log: filesOf(entries) }).run(release, '--key', VKEY);
    };
    const corrected = { act: 'release.corrected', id: RELEASE, version: 2, at: at(4) };
    const first = early.length;
    for (const later of [
      [unknown, { ...corrected, previous: first }],
      [unknown, { ...corrected, previous: 2 }],
      [{ ...corrected, previous: 2 }, unknown, { ...corrected, version: 3, previous: first + 1 }],
    ]) {
      const { code, out, err } = await after(...later);
      expect([code, err]).toEqual([0, '']);
      expect(out).toContain('NO LONGER CURRENT');
    }
    const alone = await after(unknown);
    expect([alone.code, alone.err]).toEqual([0, '']);
    expect(alone.out).toContain('UNKNOWN: 1 later entries can not be read');
    expect(alone.out).not.toContain('CURRENT');
    const elsewhere = await after(unknown, { ...corrected, previous: first - 1 });
    expect([elsewhere.code, elsewhere.err]).toEqual([1, expect.stringContaining(fails('chain-broken'))]);
    // The unknown entry came before the last act that is known.
    const before = await after(
      unknown,
      { ...corrected, previous: 2 },
      { ...corrected, version: 3, previous: first },
    );
    expect([before.code, before.err]).toEqual([1, expect.stringContaining(fails('chain-broken'))]);
  });

  it('is current although entries that can not be read came before it', async () => {
    const [opened, act] = entriesOf([published]);
    const entries = [opened!, unknown, act!];
    const { run } = world({
      pages: { ...(await pages()), [proofAt]: await proofFile(entries, 2) },
      log: filesOf(entries),
    });
    expect((await run(release, '--key', VKEY)).out).toContain('CURRENT: nothing changed it up to entry 2');
  });

  it('is not genuine when it gives another release, version or language, however well proved', async () => {
    const proof = (await pages())[proofAt];
    const served = async (path: string, links = { proof: proofAt }) => {
      const envelope = Buffer.from(
        JSON.stringify({ document: JSON.parse(document.bytes.toString()) as object, links }),
      );
      const page = path.includes('/proof') ? proof : path.includes('/document') ? document.bytes : envelope;
      const { run } = world({
        pages: { [HOST + path]: page, [HOST + path.replace('/document', '/proof')]: proof, [proofAt]: proof },
        log: filesOf(early),
      });
      return { ...(await run(HOST + path, '--key', VKEY)), vi: await run(HOST + path, '--lang=vi') };
    };
    const other = RELEASE.replace(/.$/, '2');
    for (const path of [
      `/api/v1/releases/${other}`,
      `/r/${other}`,
      `/mirror/api/v1/releases/${other}/`,
      `/api/v1/releases/${other}/versions/1/document`,
      `/api/v1/releases/${other}/versions/1/proof?lang=vi`,
      `/api/v1/releases/${RELEASE}/versions/2/document`,
      `/api/v1/releases/${RELEASE}/versions/2/proof`,
      `/api/v1/releases/${RELEASE}/versions/1/document?lang=en`,
      `/api/v1/releases/${RELEASE}/versions/1/proof?lang=en`,
    ]) {
      const { code, out, err, vi } = await served(path);
      expect([path, code, out]).toEqual([path, 1, '']);
      expect(err).toMatch(/^NOT GENUINE: The address is of .*, but .* 1 vi was given in its place\.$/);
      expect(vi.err).toMatch(/^KHÔNG PHẢI THẬT: Địa chỉ là của/);
    }
    for (const path of [
      `/r/${RELEASE}`,
      `/api/v1/releases/${RELEASE.toUpperCase()}/versions/01/document?lang=VI`,
      // A wish, for which the release may have no text.
      `/api/v1/releases/${RELEASE}?lang=en`,
    ]) {
      const { code, err } = await served(path);
      expect([path, code, err]).toEqual([path, 0, '']);
    }
  });

  it('is not genuine when the log lost, changed or forked what was signed', async () => {
    const check = async (log: Files) =>
      (await world({ pages: await pages(), log }).run(release, '--key', VKEY)).err;
    expect(await check(filesOf(early.slice(0, 100)))).toContain(fails('log-shrank'));
    const forked = entriesOf([...others(1), published, ...others(299), ...others(50, 'fork')]);
    expect(await check(filesOf(forked))).toContain(fails('other-history'));
    const without = entriesOf([...others(2), ...others(400, 'fork')]);
    expect(await check(filesOf(without))).toContain(fails('other-history'));
    const other = new NoteSigner('other.example/ledger', Buffer.alloc(32, 1));
    expect(await check(filesOf(early, { origin: 'other.example/ledger', by: other }))).toContain(
      fails('not-signed'),
    );
    const stranger = new NoteSigner(ORIGIN, Buffer.alloc(32, 2));
    expect(await check(filesOf(early, { by: stranger }))).toContain(fails('not-signed'));
    const hidden = filesOf([...early, ...entriesOf([{ act: 'release.retracted', id: RELEASE }])]);
    const [name] = [...hidden.keys()].filter((key) => key.startsWith('tile/entries/001'));
    const shorter = filesOf([...early, ...entriesOf([{ act: 'release.published', id: 'harmless' }])]);
    expect(await check(new Map([...hidden, [name!, shorter.get(name!)!]]))).toContain(fails('other-history'));
  });

  it('is not genuine when the release shows another document than the proved one', async () => {
    const other = sealDocument({
      ...(JSON.parse(document.bytes.toString()) as Parameters<typeof sealDocument>[0]),
      content: { title: 'Hoãn lễ hội' },
    });
    const { run } = world({ pages: await pages(other.bytes), log: filesOf(early) });
    for (const address of [release, `${release}/versions/1/document?lang=vi`]) {
      const { code, err } = await run(address, '--key', VKEY);
      expect([code, err]).toEqual([1, `NOT GENUINE: ${faults['other-document'].en}`]);
    }
  });

  it('is told apart from what can not be read: taken back, too long, too slow, something else', async () => {
    const slow = Object.assign(new Error('slow'), { name: 'TimeoutError' });
    const endless = () =>
      new Response(
        new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(1_000_000)) }),
      );
    const check = (page: Response) => world({ pages: { [release]: page } }).run(release, '--key', VKEY);
    expect(await check(new Response('', { status: 410 }))).toMatchObject({
      code: 2,
      err: expect.stringContaining('taken back'),
    });
    expect(await check(new Response('', { status: 503 }))).toMatchObject({
      code: 2,
      err: expect.stringContaining('HTTP 503'),
    });
    expect(await check(endless())).toMatchObject({
      code: 2,
      err: expect.stringContaining('> 16777216 bytes'),
    });
    for (const link of ['http://[', 'file:///etc/passwd', 7]) {
      const envelope = { document: {}, links: { proof: link } };
      expect(await check(Response.json(envelope))).toMatchObject({ code: 2 });
    }
    expect(await check(new Response('<html>'))).toMatchObject({
      code: 2,
      err: expect.stringContaining('nothing that can be verified'),
    });
    const err: string[] = [];
    const io = {
      stdout: () => undefined,
      stderr: (line: string) => void err.push(line),
      readFile: () => Promise.reject(slow),
      fetch: () => Promise.reject(slow),
    };
    expect(await verifyCommand([release, '--key', VKEY], io)).toBe(2);
    expect(err.join()).toContain('> 30 s');
  });

  it('can be a file, when --log says where to look for what happened later', async () => {
    const { run } = world({ files: { 'a.json': (await pages())[proofAt] }, log: filesOf(early) });
    const { code, out } = await run('a.json', '--log', `${HOST}/ledger/`, '--key', VKEY);
    expect(code).toBe(0);
    expect(out).toContain('CURRENT');
    expect((await run('a.json', '--log', 'log', '--key', VKEY)).out).toContain('CURRENT');
  });
});

describe('a whole log', () => {
  it('is genuine at an address and in a folder, at every awkward size', async () => {
    for (const size of [1, 2, 255, 256, 257, 511, 512, 513, 600]) {
      const log = filesOf(entriesOf(others(size - 1)));
      for (const place of [`${HOST}/ledger/`, `${HOST}/ledger`, `${HOST}/ledger/checkpoint`, 'log', 'log/']) {
        const { code, out, err } = await world({ log }).run(place, '--key', VKEY);
        expect([code, err]).toEqual([0, '']);
        expect(out).toContain(`GENUINE: all ${size} entries and every tile`);
      }
    }
  });

  it('names the key and is not called genuine when nobody pinned one', async () => {
    const log = filesOf(entriesOf(others(3)));
    const { code, out } = await world({ log }).run(`${HOST}/ledger/`);
    expect(code).toBe(3);
    expect(out).toContain(signer.public.fingerprint);
    expect(out).not.toContain('GENUINE');
    log.delete('key');
    expect((await world({ log }).run(`${HOST}/ledger/`)).out).toContain('without a key the signature');
  });

  it('fails with any bit flipped in any of its files', async () => {
    const log = filesOf(entriesOf(others(299)));
    log.delete('key');
    const names = [...log.keys()];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), fc.nat(), fc.nat(7), async (name, seed, bit) => {
        const bytes = Buffer.from(log.get(name)!);
        const place = seed % bytes.length;
        bytes[place]! ^= 1 << bit;
        const { code } = await world({ log: new Map(log).set(name, bytes) }).run('log', '--key', VKEY);
        expect([1, 2]).toContain(code);
      }),
      { numRuns: 100 },
    );
  });

  it('fails with entries that break its rules, though they are signed', async () => {
    const good = entriesOf(others(4));
    const altered = (index: number, change: object) =>
      good.with(
        index,
        Buffer.from(canonicalJson({ ...(JSON.parse(good[index]!.toString()) as object), ...change })),
      );
    const check = async (entries: readonly Buffer[]) =>
      (await world({ log: filesOf(entries) }).run('log', '--key', VKEY)).err;
    expect(await check(good)).toBe('');
    expect(await check(good.slice(1))).toContain(fails('not-opened'));
    expect(await check([...good, good[0]!])).toContain('Entry 5 opens the log a second time');
    expect(await check(altered(3, { at: at(1) }))).toContain('Entry 3 is earlier');
    expect(await check(altered(3, { previous: 1 }))).toContain('Entry 3 does not refer to the last act');
    expect(await check(altered(3, { previous: 7 }))).toContain('Entry 3 does not refer to the last act');
    expect(await check(altered(2, { documents: 'none' }))).toContain('Entry 2 has not the form');
    expect(await check(good.with(2, Buffer.from(` ${good[2]!.toString()}`)))).toContain(
      'Entry 2 is not in canonical form',
    );
    expect(await check(altered(2, { padding: 'x'.repeat(8200) }))).toContain('Entry 2 is larger than 8 KB');
    const chained = entriesOf([...others(2), ...others(2)]);
    const unchained = { ...(JSON.parse(chained[3]!.toString()) as { previous?: number }) };
    delete unchained.previous;
    expect(await check(chained)).toBe('');
    expect(await check(chained.with(3, Buffer.from(canonicalJson(unchained))))).toContain(
      'Entry 3 does not refer',
    );
  });

  it('passes with entries of a later format, and says how many it could not read', async () => {
    const { code, out } = await world({ log: filesOf([...entriesOf(others(2)), unknown]) }).run(
      'log',
      '--key',
      VKEY,
    );
    expect(code).toBe(0);
    expect(out).toContain('1 entries have a later format');
  });

  it('passes when an act follows on an entry of a later format, but not past a known one', async () => {
    const check = async (...later: Buffer[]) =>
      world({ log: filesOf([...entriesOf([published]), ...later]) }).run('log', '--key', VKEY);
    const act = (previous: number) => laterEntry({ act: 'release.corrected', id: RELEASE, previous });
    const fresh = laterEntry({ act: 'release.corrected', id: 'begun-in-a-later-format', previous: 2 });
    for (const later of [
      [unknown, act(2)],
      [unknown, act(1)],
      [unknown, fresh],
      [act(1), unknown, act(3)],
    ])
      expect(await check(...later)).toMatchObject({ code: 0, err: '' });
    for (const later of [
      [unknown, act(0)],
      [unknown, act(1), act(2)],
      [unknown, act(3)],
      [act(1), fresh],
    ])
      expect(await check(...later)).toMatchObject({
        code: 1,
        err: expect.stringContaining('does not refer to the last act'),
      });
    const old = filesOf(entriesOf([published])).get('checkpoint')!;
    const grown = world({ files: { old }, log: filesOf([...entriesOf([published]), unknown, act(2)]) });
    expect(await grown.run('log', '--old', 'old', '--key', VKEY)).toMatchObject({ code: 0, err: '' });
  });

  it('is read where a log dropped its partial tiles for full ones', async () => {
    const old = filesOf(entriesOf(others(299)));
    const full = filesOf(entriesOf(others(599)));
    const log: Files = new Map(full);
    log.set('checkpoint', old.get('checkpoint')!);
    for (const name of full.keys()) if (name.includes('.p/')) log.delete(name);
    log.set('tile/1/000.p/1', old.get('tile/1/000.p/1')!);
    expect(await world({ log }).run('log', '--key', VKEY)).toMatchObject({ code: 0 });
  });
});

describe('two checkpoints of a log', () => {
  const acts = [...others(299), ...others(301, 'more')];
  const log = filesOf(entriesOf(acts));

  it('are consistent when the log only grew, from a checkpoint or from a proof file', async () => {
    for (const size of [1, 2, 255, 256, 257, 300, 512, 600, 601]) {
      const old = filesOf(entriesOf(acts.slice(0, size - 1))).get('checkpoint')!;
      const { code, out, err } = await world({ log, files: { old } }).run(
        'log',
        '--old',
        'old',
        '--key',
        VKEY,
      );
      expect([code, err]).toEqual([0, '']);
      expect(out).toContain(`only grew since the old checkpoint, by ${601 - size} entries, to 601`);
    }
    const entries = entriesOf([published, ...others(299)]);
    const old = await proofFile(entries, 1);
    const grown = filesOf(entriesOf([published, ...others(299), ...others(200, 'more')]));
    expect(
      await world({ log: grown, files: { old } }).run('log', '--old', 'old', '--key', VKEY),
    ).toMatchObject({ code: 0 });
  });

  it('are not when the old one tells another history, was longer, or was not signed by the key', async () => {
    const check = async (old: Files) =>
      (await world({ log, files: { old: old.get('checkpoint')! } }).run('log', '--old', 'old', '--key', VKEY))
        .err;
    for (const size of [100, 256, 300, 601]) {
      expect(await check(filesOf(entriesOf(others(size - 1, 'fork'))))).toContain(fails('other-history'));
    }
    expect(await check(filesOf(entriesOf([...acts, ...others(1)])))).toContain(fails('log-shrank'));
    expect(
      await check(filesOf(entriesOf(acts), { by: new NoteSigner(ORIGIN, Buffer.alloc(32, 2)) })),
    ).toContain(fails('not-signed'));
  });
});

describe('the command', () => {
  it('explains itself when it is called otherwise, and refuses what is no key', async () => {
    const { run } = world({});
    for (const args of [[], ['a', 'b'], ['--help'], ['a', '--unknown']]) {
      expect(await run(...args)).toMatchObject({
        code: 2,
        err: expect.stringContaining('Usage: khen verify'),
      });
    }
    expect(await run('a', '--key', 'secret')).toMatchObject({ code: 2 });
  });
});

describe('over a real connection', () => {
  const log = filesOf(entriesOf(others(299)));
  const server = createServer((request, response) => {
    const bytes = log.get(request.url!.slice('/ledger/'.length));
    response.writeHead(bytes ? 200 : 404).end(bytes);
  });
  beforeAll(() => new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve)));
  afterAll(() => new Promise((resolve) => void server.close(resolve)));

  it('a log is genuine, and a server that is not there is told', async () => {
    const { port } = server.address() as AddressInfo;
    const out: string[] = [];
    const say = (line: string) => void out.push(line);
    const io = {
      stdout: say,
      stderr: say,
      fetch,
      readFile: () => Promise.reject(new Error('no files here')),
    };
    expect(await verifyCommand([`http://127.0.0.1:${port}/ledger/`, '--key', VKEY], io)).toBe(0);
    expect(await verifyCommand(['http://127.0.0.1:9/ledger/', '--key', VKEY], io)).toBe(2);
    expect(out.at(-1)).toContain('Could not be read: http://127.0.0.1:9/ledger/checkpoint');
  });
});
