import { createHmac } from 'node:crypto';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import {
  openDatabase,
  type OpenDatabase,
  temporaryFolder,
  type TemporaryFolder,
} from '../../test/support/index.js';
import { sha256Hex } from '../platform/canonical/index.js';
import { Config } from '../platform/config/index.js';
import { Clock, ManualClock } from '../platform/clock/index.js';
import { bumpChange, sqlState, type Transaction } from '../platform/database/index.js';
import { Ids } from '../platform/ids/index.js';
import { AuditRepository } from './audit.repository.js';
import { auditDigest, type AuditEvent, AuditTrail } from './audit.js';
import { parseCheckpoint } from './checkpoint.js';
import { Checkpoints } from './checkpoints.js';
import { sealDocument } from './document.js';
import { EquivocationGuard } from './guard.js';
import { KeptCheckpoints } from './kept-checkpoints.js';
import { type Act, Ledger, type PreviousLog } from './ledger.js';
import { LedgerRepository } from './ledger.repository.js';
import { GrowingTree } from './merkle/growing-tree.js';
import { leafHash } from './merkle/hashing.js';
import { isConsistent } from './merkle/proofs.js';
import { bundlesOf, tilePath, tilesOf, tileWidth } from './merkle/tiles.js';
import { verifyNote } from './note/note.js';
import { Opening } from './opening.js';
import { ProofFiles } from './proof-files.js';
import { verifyProofFile } from './proof-file.js';
import { Recovery } from './recovery.js';
import { createLedgerKey, ledgerKeyPath, Signing } from './signing.js';
import { Tiles } from './tiles.js';

const ORIGIN = 'log.example/ledger';
/** SQLSTATE object_in_use. */
const IN_USE = '55006';
const DIGEST = 'a'.repeat(64);
const ORGANISATION = '0198c0de-0000-7000-8000-00000000000a';
const PERSON = '0198c0de-0000-7000-8000-00000000000b';

const release = (id: string, version = 1): Act => ({
  act: 'release.published',
  for: ORGANISATION,
  on: { type: 'release', id, version },
  documents: [{ type: 'release', lang: 'vi', sha256: DIGEST, change: 'new' }],
  audit: DIGEST,
  detail: {},
});

/** One server process on a database and a data folder. */
async function startProcess(
  open: OpenDatabase,
  dataDir: string,
  { origin = ORIGIN, clock = new Clock(open.database) } = {},
) {
  const config = {
    ledgerOrigin: origin,
    dataDir,
    keysDir: join(dataDir, 'keys'),
    demonstration: true,
  } as Config;
  const repository = new LedgerRepository();
  const tiles = new Tiles(open.database, repository);
  const kept = new KeptCheckpoints(config);
  const guard = new EquivocationGuard(repository, kept, tiles);
  const ledger = new Ledger(config, open.database, clock, guard, repository);
  const signing = new Signing(config);
  const checkpoints = new Checkpoints(config, open.database, repository, tiles, guard, kept, signing);
  const proofs = new ProofFiles(ledger, checkpoints, tiles, signing);
  const audit = new AuditTrail(new Ids(), new AuditRepository());
  const recovery = new Recovery(config, open.database, clock, repository, tiles, kept, signing, audit);
  const opening = new Opening(config, signing, ledger, audit);
  if (!existsSync(ledgerKeyPath(config.keysDir))) await createLedgerKey(config.keysDir, origin);
  await signing.load();
  const openLog = () => ledger.open(() => Promise.resolve(DIGEST));
  const publish = (act: Act) => open.database.transaction((tx) => ledger.append(tx, act));
  return {
    recovery,
    opening,
    ledger,
    tiles,
    kept,
    checkpoints,
    proofs,
    signing,
    repository,
    openLog,
    publish,
  };
}
type Process = Awaited<ReturnType<typeof startProcess>>;

let open: OpenDatabase;
let folder: TemporaryFolder;
const run = (sql: string) => open.database.transaction((tx) => tx.unnamed(sql));

/** What a restore of an older backup, or a failover without the tail, leaves behind. */
async function loseEntriesFrom(size: number): Promise<void> {
  await open.database.transaction(async (tx) => {
    await tx.unnamed('alter table ledger.entry disable trigger user');
    await tx.unnamed('delete from ledger.entry where index >= $1', [size]);
    await tx.unnamed('alter table ledger.entry enable trigger user');
    await tx.unnamed('update ledger.head set size = $1', [size]);
    await tx.unnamed('delete from ledger.object where last_index >= $1', [size]);
    await tx.unnamed('delete from ledger.tile where (index + 1) * 256 ^ (level + 1) > $1', [size]);
  });
}

beforeEach(async () => {
  open = await openDatabase();
  folder = temporaryFolder();
});
afterEach(async () => {
  await open.close();
  folder.remove();
});

describe('the log', () => {
  let one: Process;
  beforeEach(async () => {
    one = await startProcess(open, folder.path);
    await one.openLog();
  });

  it('begins with its opening, once, however many processes open it together', async () => {
    await Promise.all([one.openLog(), one.openLog(), one.openLog()]);
    expect(await one.ledger.size()).toBe(1);
    const { entry } = await one.ledger.entry(0);
    expect(entry).toMatchObject({
      act: 'ledger.opened',
      on: { type: 'log', id: ORIGIN },
      detail: { origin: ORIGIN },
    });
  });

  it('refuses to be opened under another origin, and says what to do', async () => {
    const other = await startProcess(open, join(folder.path, 'other'), { origin: 'other.example/ledger' });
    await expect(other.openLog()).rejects.toThrow(
      /holds the log log\.example\/ledger.*set LEDGER_ORIGIN back/,
    );
  });

  it('takes a version of an object once', async () => {
    await one.publish(release('a', 2));
    for (const version of [2, 1])
      await expect(one.publish(release('a', version))).rejects.toMatchObject({
        code: 'ledger.version-taken',
        kind: 'conflict',
        parameters: { version, last: 2 },
      });
    expect(await one.publish(release('b', 1))).toMatchObject({ index: 2 });
    expect(await one.publish(release('a', 3))).toMatchObject({ index: 3 });
  });

  it('takes what 64 publishers enter at once: without holes, in the order of time, chained and verifiable', async () => {
    const rounds = 4;
    const publishers = { busy: true };
    const watcher = (async () => {
      const holes: number[][] = [];
      while (publishers.busy) {
        const seen = (await one.ledger.entries(0, 1000)).map(({ index }) => index);
        if (seen.some((index, place) => index !== place)) holes.push(seen);
      }
      return holes;
    })();
    const appended = await Promise.all(
      Array.from({ length: 64 }, async (_, publisher) => {
        const mine = [];
        for (let round = 1; round <= rounds; round += 1)
          mine.push(await one.publish(release(`r${publisher}`, round)));
        return mine;
      }),
    );
    publishers.busy = false;
    expect(await watcher).toEqual([]);
    const size = 64 * rounds + 1;
    const indexes = appended.flat().map(({ index }) => index);
    expect(indexes.toSorted((a, b) => a - b)).toEqual(Array.from({ length: size - 1 }, (_, i) => i + 1));
    for (const mine of appended)
      expect(mine.map(({ index }) => index)).toEqual(
        mine.map(({ index }) => index).toSorted((a, b) => a - b),
      );

    const entries = await one.ledger.entries(0, 1000);
    expect(entries.map(({ index }) => index)).toEqual(Array.from({ length: size }, (_, i) => i));
    const times = entries.map(({ entry }) => entry.at);
    expect(times).toEqual(times.toSorted());
    const last = new Map<string, number>();
    for (const { index, entry } of entries) {
      expect(entry.previous).toBe(last.get(entry.on.id));
      last.set(entry.on.id, index);
    }
    const tree = GrowingTree.empty();
    for (const { bytes } of entries) tree.append(leafHash(bytes));
    const { size: signed, root } = await one.checkpoints.current();
    expect(signed).toBe(size);
    expect(tree.root().equals(root)).toBe(true);
  });

  it('has no hole where a transaction was rolled back', async () => {
    await one.publish(release('a'));
    const failed = open.database.transaction(async (tx) => {
      await one.ledger.append(tx, release('b'));
      throw new Error('something else went wrong');
    });
    await expect(failed).rejects.toThrow('something else went wrong');
    expect(await one.publish(release('c'))).toMatchObject({ index: 2 });
    expect((await one.ledger.entries(0, 10)).map(({ entry }) => entry.on.id)).toEqual([ORIGIN, 'a', 'c']);
  });

  it('takes one act of a transaction only', async () => {
    const twice = open.database.transaction(async (tx) => {
      await one.ledger.append(tx, release('a'));
      await one.ledger.append(tx, release('b'));
    });
    await expect(twice).rejects.toThrow('one official act');
    expect(await one.ledger.size()).toBe(1);
  });

  it('tells its process of an act once it is visible to others, not before', async () => {
    const seen: number[] = [];
    const heard: Promise<number>[] = [];
    one.ledger.onAppended(() => heard.push(one.ledger.size()));
    await open.database.transaction(async (tx: Transaction) => {
      await one.ledger.append(tx, release('a'));
      seen.push(await one.ledger.size(), heard.length);
    });
    expect(seen).toEqual([1, 0]);
    expect(await Promise.all(heard)).toEqual([2]);
  });

  it('moves the change sequence with acts and with other changes', async () => {
    const { sequence: before, ...unknown } = await one.ledger.changesSince(undefined);
    expect(unknown).toEqual({ objects: null, names: null });
    expect(await one.ledger.changesSince(before)).toEqual({ sequence: before, objects: [], names: [] });
    await one.publish(release('a'));
    await one.publish(release('b'));
    const label = (name: string) => open.database.transaction((tx) => bumpChange(tx, 'topics', name));
    await label('places');
    await label('topics');
    const { sequence, objects, names } = await one.ledger.changesSince(before);
    expect(sequence).toMatchObject({ size: before.size + 2, change: before.change + 2 });
    expect(objects).toMatchObject([release('a').on, release('b').on]);
    expect(names).toEqual(['places', 'topics']);
  });

  it('does not say what has changed where it does not know all of it', async () => {
    await one.publish(release('a'));
    const { sequence } = await one.ledger.changesSince(undefined);
    const { size, change } = sequence;
    await run('update platform.change set seq = seq + 1');
    expect(await one.ledger.changesSince(sequence)).toMatchObject({ objects: [], names: null });
    const putBack = { ...sequence, size: size + 1, change: change + 2 };
    expect(await one.ledger.changesSince(putBack)).toMatchObject({ objects: null, names: null });
    const longAgo = { ...sequence, size: size - 201 };
    expect(await one.ledger.changesSince(longAgo)).toMatchObject({ objects: null });
    await one.publish(release('b'));
    expect(await one.ledger.changesSince(sequence)).toMatchObject({ objects: [{ id: 'b' }] });
    const another = { ...sequence, last: Buffer.alloc(32) };
    expect(await one.ledger.changesSince(another)).toMatchObject({ objects: null });
  });

  it('tells whether a copy of the database has come as far, with the very same log', async () => {
    await one.publish(release('a'));
    const { sequence } = await one.ledger.changesSince(undefined);
    const { size, change } = sequence;
    const reached = (other: object) => one.ledger.hasReached({ ...sequence, ...other }, open.database);
    expect(await reached({})).toBe(true);
    const { sequence: before } = await one.ledger.changesSince(undefined);
    await one.publish(release('b'));
    await run('update platform.change set seq = seq + 1');
    expect(await reached(before)).toBe(true);
    for (const other of [{ size: size + 2 }, { change: change + 2 }, { last: Buffer.alloc(32) }, { size: 0 }])
      expect(await reached(other)).toBe(false);
  });

  it('refuses acts that are not declared, details that are not theirs, and entries above 8 KB', async () => {
    await expect(one.publish({ ...release('a'), act: 'release.praised' })).rejects.toThrow('not declared');
    await expect(one.publish({ ...release('a'), detail: { why: 'free text' } })).rejects.toThrow(
      /unrecognized_keys/,
    );
    const documents = Array.from({ length: 100 }, (_, i) => ({
      ...release('a').documents[0]!,
      lang: `x-${i}`,
    }));
    await expect(one.publish({ ...release('a'), documents })).rejects.toMatchObject({
      code: 'ledger.too-large',
    });
    expect(await one.ledger.size()).toBe(1);
  });

  it('can not be changed by a statement', async () => {
    await expect(run(`update ledger.entry set bytes = 'x'`)).rejects.toThrow('only grows');
    await expect(run('delete from ledger.entry')).rejects.toThrow('only grows');
    await expect(run('truncate ledger.entry')).rejects.toThrow('only grows');
    const forged = `insert into ledger.entry (index, bytes, leaf_hash) values (1, 'x', sha256('x'))`;
    await expect(run(forged)).rejects.toThrow('entry_leaf_hash');
  });
});

describe('a log that follows another', () => {
  const FORMER = 'former.example/ledger';
  const reading = (text: string) => ({ fetch, readFile: () => Promise.resolve(Buffer.from(text)) });
  let former: { text: string; key: string; previous: PreviousLog };
  beforeEach(async () => {
    const old = await openDatabase();
    const one = await startProcess(old, join(folder.path, 'old'), { origin: FORMER });
    await one.openLog();
    const { text, size, root } = await one.checkpoints.current();
    const previous = { origin: FORMER, size, root: root.toString('hex') };
    former = { text, key: one.signing.signer.public.toString(), previous };
    await old.close();
  });

  it("names the other's last checkpoint in its first entry, and a later start leaves it as it is", async () => {
    const { opening, ledger } = await startProcess(open, folder.path);
    expect(await opening.follow(reading(former.text), 'file', former.key)).toEqual(former.previous);
    await opening.onModuleInit();
    expect(await ledger.size()).toBe(1);
    expect((await ledger.entry(0)).entry.detail).toEqual({ origin: ORIGIN, previous: former.previous });
  });

  it('is not opened on the word of a checkpoint that the given key did not sign, or of something else', async () => {
    const { opening, ledger, signing } = await startProcess(open, folder.path);
    const follow = (text: string, key = former.key) => opening.follow(reading(text), 'file', key);
    const longer = former.text.replace('\n1\n', '\n2\n');
    expect(longer).not.toBe(former.text);
    const notSigned = { fault: 'not-signed' };
    await expect(follow(longer)).rejects.toMatchObject(notSigned);
    await expect(follow(former.text, signing.signer.public.toString())).rejects.toMatchObject(notSigned);
    await expect(follow('something else')).rejects.toMatchObject({ word: 'wrong-old' });
    await expect(follow(former.text, 'no key')).rejects.toMatchObject({ word: 'wrong-key' });
    expect(await ledger.size()).toBe(0);
  });

  it('needs a name of its own, and can not be made of a log that is open', async () => {
    const same = await startProcess(open, join(folder.path, 'same'), { origin: FORMER });
    const io = reading(former.text);
    await expect(same.opening.follow(io, 'file', former.key)).rejects.toThrow('another name');
    const { opening, openLog, ledger } = await startProcess(open, folder.path);
    await openLog();
    await expect(opening.follow(io, 'file', former.key)).rejects.toThrow('open already');
    expect((await ledger.entry(0)).entry.detail).toEqual({ origin: ORIGIN });
  });
});

describe('the time of entries', () => {
  it('never goes back, even when the clock does', async () => {
    const clock = new ManualClock('2026-11-23T07:00:00.000Z');
    const one = await startProcess(open, folder.path, { clock });
    await one.openLog();
    clock.advance(5000);
    expect((await one.publish(release('a'))).at.toISOString()).toBe('2026-11-23T07:00:05.000Z');
    clock.advance(-60_000);
    expect((await one.publish(release('b'))).at.toISOString()).toBe('2026-11-23T07:00:05.000Z');
    const entries = await one.ledger.entries(0, 10);
    expect(entries.map(({ entry }) => entry.at.slice(17))).toEqual(['00.000Z', '05.000Z', '05.000Z']);
  });
});

describe('tiles and checkpoints of a longer log', () => {
  const SIZE = 70_000;
  const leaves = Array.from({ length: SIZE }, (_, index) => Buffer.from(`entry ${index}`));
  const fill = (from: number, to: number) =>
    run(`insert into ledger.entry (index, bytes, leaf_hash)
         select i, convert_to('entry ' || i, 'UTF8'), sha256('\\x00'::bytea || convert_to('entry ' || i, 'UTF8'))
         from generate_series(${from}, ${to - 1}) i`);
  const setSize = (size: number) => run(`update ledger.head set size = ${size}`);

  it('are what the entries make them, whether the tiles were kept before or not', async () => {
    const one = await startProcess(open, folder.path);
    const tree = GrowingTree.empty();
    const expected = new Map<string, Buffer>();
    const keep = ({ level, index, bytes }: { level: number; index: number; bytes: Buffer }) =>
      expected.set(`${level}/${index}`, bytes);
    let filled = 0;
    for (const size of [1, 256, 300, 66_000, SIZE]) {
      for (const leaf of leaves.slice(filled, size)) tree.append(leafHash(leaf)).forEach(keep);
      tree.partialTiles().forEach(keep);
      await fill(filled, size);
      await setSize(size);
      filled = size;
      const { root, text } = await one.checkpoints.current();
      expect(root.equals(tree.root())).toBe(true);
      expect(verifyNote(parseCheckpoint(text)!.note, [one.signing.signer.public])).toHaveLength(1);
    }
    const read = one.tiles.reader();
    for (const pass of ['made', 'kept']) {
      for (const { level, index, width } of tilesOf(SIZE)) {
        const bytes = await read.readTile(level, index, width);
        expect(`${pass} ${level}/${index} ${expected.get(`${level}/${index}`)?.equals(bytes)}`).toBe(
          `${pass} ${level}/${index} true`,
        );
      }
    }
    const counts = await one.repository.tileCount(open.database, 0);
    expect(counts).toBe(Math.floor(SIZE / 256));
    expect(tileWidth(2, 0, SIZE)).toBe(1);
  });

  it('are signed once for each size and are consistent with each other', async () => {
    const one = await startProcess(open, folder.path);
    await fill(0, 500);
    await setSize(300);
    const [first, again] = await Promise.all([one.checkpoints.current(), one.checkpoints.current()]);
    expect(again.text).toBe(first.text);
    expect((await one.checkpoints.current()).text).toBe(first.text);
    await setSize(500);
    const second = await one.checkpoints.current();
    const proof = await one.tiles.tree(500).consistency(300);
    expect(isConsistent(first, second, proof)).toBe(true);
  });
});

describe('against equivocation', () => {
  let one: Process;
  beforeEach(async () => {
    one = await startProcess(open, folder.path);
    await one.openLog();
    for (let i = 0; i < 9; i += 1) await one.publish(release(`r${i}`));
    await one.checkpoints.current();
  });
  const refused = { code: 'ledger.equivocation', kind: 'unavailable' };

  it('a running process refuses to publish and to sign when the log got shorter than it was served', async () => {
    await loseEntriesFrom(7);
    await expect(one.publish(release('new'))).rejects.toMatchObject({
      ...refused,
      parameters: { size: 7, published: 10 },
    });
    await expect(one.checkpoints.current()).rejects.toMatchObject(refused);
    expect(await one.ledger.size()).toBe(7);
  });

  it('a process that starts later refuses, too, on the word of the data folder', async () => {
    await loseEntriesFrom(7);
    const later = await startProcess(open, folder.path);
    await expect(later.openLog()).rejects.toMatchObject(refused);
    await expect(later.publish(release('new'))).rejects.toMatchObject(refused);
  });

  it('refuses an empty database rather than open the same log again', async () => {
    await loseEntriesFrom(0);
    const later = await startProcess(open, folder.path);
    await expect(later.openLog()).rejects.toMatchObject(refused);
    expect(await later.ledger.size()).toBe(0);
  });

  it('refuses a log that is long enough but tells another history', async () => {
    await loseEntriesFrom(7);
    const elsewhere = temporaryFolder();
    const ignorant = await startProcess(open, elsewhere.path);
    for (let i = 0; i < 9; i += 1) await ignorant.publish(release(`other ${i}`));
    const later = await startProcess(open, folder.path);
    await expect(later.openLog()).rejects.toMatchObject({
      ...refused,
      parameters: { size: 16, published: 10 },
    });
    await expect(later.publish(release('new'))).rejects.toMatchObject(refused);
    await expect(one.checkpoints.current()).rejects.toMatchObject(refused);
    elsewhere.remove();
  });

  /** Does something to whole databases of the test server, after everybody was thrown out of these. */
  async function administer(databases: readonly string[], ...statements: string[]): Promise<void> {
    const admin = new Client({ connectionString: new URL('/postgres', open.url).href });
    await admin.connect();
    const connected = 'pg_stat_activity where datname = any($1)';
    const whenAlone = async (sql: string): Promise<void> => {
      await admin.query(`select pg_terminate_backend(pid, 5000) from ${connected}`, [databases]);
      // A hint at the last act may come in between, on a connection of its own.
      await admin.query(sql).catch((error: unknown) => {
        if (sqlState(error) !== IN_USE) throw error;
        return whenAlone(sql);
      });
    };
    for (const sql of statements) await whenAlone(sql);
    await admin.end();
  }

  it('a running process refuses when the database was restored under it, though its server runs on', async () => {
    const name = new URL(open.url).pathname.slice(1);
    const backup = `${name}_backup`;
    await administer([name], `create database ${backup} template ${name}`);
    // Another process goes on and serves more than the first one saw.
    const other = await startProcess(open, folder.path);
    for (let i = 0; i < 3; i += 1) await other.publish(release(`more ${i}`));
    expect((await other.checkpoints.current()).size).toBe(13);
    await administer([name], `drop database ${name}`, `alter database ${backup} rename to ${name}`);
    await expect(one.publish(release('new'))).rejects.toMatchObject({
      ...refused,
      parameters: { size: 10, published: 13 },
    });
    await expect(one.checkpoints.current()).rejects.toMatchObject(refused);
    expect(await one.ledger.size()).toBe(10);
  });

  it('a running process refuses when the tables were restored under it, though the database stayed', async () => {
    await run('create table ledger.backup as select * from ledger.head');
    const other = await startProcess(open, folder.path);
    await other.publish(release('more'));
    await other.checkpoints.current();
    await loseEntriesFrom(10);
    await run('drop table ledger.head');
    await run('alter table ledger.backup rename to head');
    await expect(one.publish(release('new'))).rejects.toMatchObject({
      ...refused,
      parameters: { size: 10, published: 11 },
    });
  });

  /** A copy of the log as an auditor keeps it, by path. */
  async function copyLog({ checkpoints, tiles, signing }: Process): Promise<Map<string, Uint8Array>> {
    const { size, text } = await checkpoints.current();
    const files = new Map<string, Uint8Array>([['checkpoint', Buffer.from(text)]]);
    for (const tile of tilesOf(size)) {
      files.set(tilePath(tile), await tiles.reader().readTile(tile.level, tile.index, tile.width));
    }
    for (const { index, width } of bundlesOf(size)) {
      files.set(tilePath({ level: 'entries', index, width }), await tiles.bundle(index, width));
    }
    return files.set('key', Buffer.from(signing.signer.public.toString()));
  }
  const from = (files: Map<string, Uint8Array>) => ({
    fetch,
    readFile: (path: string) => {
      const bytes = files.get(path.replace('copy/', ''));
      return bytes
        ? Promise.resolve(bytes)
        : Promise.reject(Object.assign(new Error(path), { code: 'ENOENT' }));
    },
  });

  it('publishes again as soon as an operator recovered the lost entries from a copy of the log', async () => {
    const copy = await copyLog(one);
    const before = await one.ledger.entries(0, 100);
    for (const left of [7, 0]) {
      await loseEntriesFrom(left);
      await expect(one.publish(release('new'))).rejects.toMatchObject(refused);
      expect(await one.recovery.recover(from(copy), 'copy')).toBe(10 - left);
      expect(await one.ledger.entries(0, 100)).toEqual(before);
    }
    expect(await one.recovery.recover(from(copy), 'copy')).toBe(0);
    const again = await one.publish(release('r0', 2));
    expect(again).toMatchObject({ index: 10 });
    expect((await one.ledger.entry(10)).entry.previous).toBe(1);
    expect((await one.checkpoints.current()).size).toBe(11);
  });

  it('takes no version again that was recovered, whatever the rows of its module say', async () => {
    const copy = await copyLog(one);
    await loseEntriesFrom(7);
    await one.recovery.recover(from(copy), 'copy');
    await expect(one.publish(release('r8'))).rejects.toMatchObject({ code: 'ledger.version-taken' });
    expect(await one.publish(release('r8', 2))).toMatchObject({ index: 10 });
  });

  it('recovers nothing from a copy that is shorter than what was served, of another history, or not ours', async () => {
    const short = await copyLog(one);
    await one.publish(release('more'));
    const long = await copyLog(one);
    await loseEntriesFrom(7);
    await expect(one.recovery.recover(from(short), 'copy')).rejects.toMatchObject({ fault: 'log-shrank' });
    const altered = new Map(long).set(
      'tile/entries/000.p/11',
      Buffer.concat([...long.values()].slice(-2, -1)).fill(1, 40, 41),
    );
    await expect(one.recovery.recover(from(altered), 'copy')).rejects.toMatchObject({
      fault: 'other-history',
    });
    const text = Buffer.from(long.get('checkpoint')!).toString();
    const forged = new Map(long).set('checkpoint', Buffer.from(text.replace('\n11\n', '\n10\n')));
    await expect(one.recovery.recover(from(forged), 'copy')).rejects.toMatchObject({ fault: 'not-signed' });
    expect(await one.ledger.size()).toBe(7);
  });

  it('does not take its own concurrency for a loss', async () => {
    const others = await startProcess(open, folder.path);
    await Promise.all(
      Array.from({ length: 40 }, async (_, i) => {
        const process = i % 2 ? one : others;
        await process.publish(release(`busy ${i}`));
        await process.checkpoints.current();
      }),
    );
    expect(await one.ledger.size()).toBe(50);
  });

  it('keeps nothing but the newest checkpoint, and does not trust a damaged one', async () => {
    await one.publish(release('a'));
    await one.checkpoints.current();
    expect(readdirSync(one.kept.folder)).toEqual(['0000000000000011.checkpoint']);
    writeFileSync(join(one.kept.folder, '0000000000000011.checkpoint'), 'half a file');
    const later = await startProcess(open, folder.path);
    await expect(later.openLog()).rejects.toThrow(/damaged/);
  });
});

describe('the signing key', () => {
  it('is read from its file, never replaced, and belongs to one log', async () => {
    const keysDir = join(folder.path, 'keys');
    const configFor = (ledgerOrigin: string) => ({ ledgerOrigin, keysDir }) as Config;
    const config = configFor(ORIGIN);
    await expect(new Signing(config).load()).rejects.toThrow(/can't be read.*ledger\.key/);
    const vkey = await createLedgerKey(keysDir, ORIGIN);
    await expect(createLedgerKey(keysDir, ORIGIN)).rejects.toMatchObject({ code: 'EEXIST' });
    const signing = new Signing(config);
    await signing.load();
    expect(signing.signer.public.toString()).toBe(vkey);
    const other = new Signing(configFor('other.example/ledger'));
    await expect(other.load()).rejects.toThrow(/is for the log log\.example\/ledger/);
  });
});

describe('a proof file of a published document', () => {
  it('holds against the key, and is not made for bytes that were not published', async () => {
    const one = await startProcess(open, folder.path);
    await one.openLog();
    const id = '0198c0de-0000-7000-8000-000000000001';
    const nonce = Buffer.alloc(16, 7).toString('base64url');
    const make = (title: string) =>
      sealDocument({
        format: 'khen.document/1',
        log: ORIGIN,
        type: 'release',
        id,
        version: 1,
        lang: 'vi',
        nonce,
        content: { title },
      });
    const { bytes, sha256 } = make('Lễ hội hoa tam giác mạch');
    const act = release(id);
    const { index } = await one.publish({ ...act, documents: [{ ...act.documents[0]!, sha256 }] });
    for (let i = 0; i < 5; i += 1) await one.publish(release(`later ${i}`));
    const file = await one.proofs.make(bytes, index);
    const verified = verifyProofFile(file, [one.signing.signer.public]);
    expect(verified.proof).toMatchObject({ index, checkpoint: { size: 7, origin: ORIGIN } });
    expect(verified.documentSha256).toBe(sha256);
    await expect(one.proofs.make(make('Something else').bytes, index)).rejects.toMatchObject({
      fault: 'document-not-in-entry',
    });
    await expect(one.proofs.make(bytes, 7)).rejects.toMatchObject({ code: 'ledger.no-such-entry' });
  });
});

describe('the audit trail', () => {
  const event: AuditEvent = {
    actor: { kind: 'person', id: PERSON },
    actingFor: ORGANISATION,
    at: new Date('2026-11-23T07:00:00.000Z'),
    verb: 'edit',
    object: { type: 'release', id: 'r1' },
    from: 'draft',
    to: 'draft',
    changes: [{ field: 'title', before: 'b0', after: 'a0' }],
  };
  const digestIn = ({ salt }: { readonly salt: Buffer }, value: unknown) =>
    createHmac('sha256', salt).update(JSON.stringify(value)).digest('hex');
  const repository = new AuditRepository();
  const trail = new AuditTrail(new Ids(), repository);
  const record = (changed: Partial<AuditEvent> = {}) =>
    open.database.transaction((tx) => trail.record(tx, { ...event, ...changed }));
  const rows = () => repository.list(open.database, [ORGANISATION], {}, undefined, 100);
  const minutes = (count: number) => new Date(event.at.getTime() + count * 60_000);

  it('keeps who, for whom, when, what, why, with the digest that the ledger refers to', async () => {
    const { id, digest } = await record({ verb: 'send-back', from: 'in_review', reason: 'Nhầm ngày' });
    const [row] = await rows();
    expect(row).toMatchObject({
      id,
      digest,
      actor_id: PERSON,
      organisation_id: ORGANISATION,
      reason: 'Nhầm ngày',
      from_state: 'in_review',
    });
    expect(auditDigest(row!)).toBe(digest);
    const again = await record({ verb: 'send-back', from: 'in_review', reason: 'Nhầm ngày' });
    expect(again.digest).not.toBe(digest);
  });

  it('makes one record of the saves of one person in one sitting', async () => {
    await record({ sitting: true });
    await record({
      sitting: true,
      at: minutes(10),
      changes: [
        { field: 'title', before: 'a0', after: 'a1' },
        { field: 'body', after: 'x' },
      ],
    });
    await record({
      sitting: true,
      at: minutes(24),
      changes: [{ field: 'title', before: 'a1', after: 'a2' }],
    });
    const [row, ...others] = await rows();
    expect(others).toEqual([]);
    expect(row).toMatchObject({ at: event.at, ended_at: minutes(24) });
    expect(row!.changes).toEqual([
      { field: 'title', before: digestIn(row!, 'b0'), after: digestIn(row!, 'a2') },
      { field: 'body', after: digestIn(row!, 'x') },
    ]);
    expect(auditDigest(row!)).toBe(row!.digest);
  });

  it('keeps of values only what says nothing without the salt, not even that two records are alike', async () => {
    const phone = '0219 3866 000';
    const changes = [
      { field: 'contact', before: null, after: { phone, name: 'A' } },
      { field: 'phone', before: phone, after: undefined },
    ];
    await record({ changes });
    await record({ changes });
    const both = await rows();
    for (const row of both)
      expect(row.changes).toEqual([
        { field: 'contact', after: digestIn(row, { name: 'A', phone }) },
        { field: 'phone', before: digestIn(row, phone) },
      ]);
    const digests = both.flatMap((row) => row.changes.map(({ before, after }) => before ?? after));
    expect(new Set(digests).size).toBe(4);
    expect(digests).not.toContain(sha256Hex(phone));
    expect(digests).not.toContain(sha256Hex(JSON.stringify(phone)));
  });

  it('begins a new record for another person, another verb, a long pause, or after something else happened', async () => {
    await record({ sitting: true });
    await record({ sitting: true, at: minutes(1), actor: { kind: 'person', id: ORGANISATION } });
    await record({ sitting: true, at: minutes(2) });
    await record({ verb: 'submit', at: minutes(3) });
    await record({ sitting: true, at: minutes(4) });
    await record({ sitting: true, at: minutes(20) });
    await record({ at: minutes(21) });
    expect(await rows()).toHaveLength(7);
  });

  it('only grows', async () => {
    await record();
    await record({ sitting: true, at: minutes(1) });
    await expect(run('delete from ledger.audit')).rejects.toThrow('only grows');
    await expect(run('truncate ledger.audit')).rejects.toThrow('only grows');
    await expect(run(`update ledger.audit set reason = 'other' where not sitting`)).rejects.toThrow(
      'only grows',
    );
    await expect(run(`update ledger.audit set changes = '[]' where not sitting`)).rejects.toThrow(
      'only grows',
    );
    await expect(run(`update ledger.audit set verb = 'publish' where sitting`)).rejects.toThrow('only grows');
    await expect(run(`update ledger.audit set sitting = false`)).rejects.toThrow('only grows');
  });

  it('vanishes with the transaction that it tells of', async () => {
    const failed = open.database.transaction(async (tx) => {
      await trail.record(tx, event);
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(await rows()).toEqual([]);
  });

  it('is read by organisation, object, person and time, newest first, page by page', async () => {
    for (let i = 0; i < 10; i += 1) {
      await record({
        at: minutes(i),
        object: { type: 'release', id: `r${i % 2}` },
        actor: i % 3 === 0 ? { kind: 'system', onBehalfOf: PERSON } : { kind: 'person', id: PERSON },
        ...(i === 9 && { actingFor: PERSON }),
      });
    }
    const list = async (
      filter: Parameters<AuditRepository['list']>[2],
      after?: { at: string; id: string },
      limit = 100,
    ) =>
      (await repository.list(open.database, [ORGANISATION], filter, after, limit)).map(
        ({ at }) => (at.getTime() - event.at.getTime()) / 60_000,
      );
    expect(await list({})).toEqual([8, 7, 6, 5, 4, 3, 2, 1, 0]);
    expect(await list({ object: { type: 'release', id: 'r1' } })).toEqual([7, 5, 3, 1]);
    expect(await list({ actor: PERSON })).toEqual([8, 7, 5, 4, 2, 1]);
    expect(await list({ object: { type: 'release', id: 'r1' }, actor: PERSON })).toEqual([7, 5, 1]);
    expect(await list({ from: minutes(3).toISOString(), to: minutes(6).toISOString() })).toEqual([5, 4, 3]);
    const [, , third] = await rows();
    expect(await list({}, { at: third!.at.toISOString(), id: third!.id }, 2)).toEqual([5, 4]);
    expect(await repository.list(open.database, [], {}, undefined, 100)).toEqual([]);
  });
});
