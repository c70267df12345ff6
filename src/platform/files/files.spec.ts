import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { samples } from '../../../test/files/samples.js';
import { openDatabase, type OpenDatabase, temporaryFolder } from '../../../test/support/index.js';
import { ManualClock } from '../clock/index.js';
import { loadConfig } from '../config/index.js';
import { Principal } from '../http/index.js';
import { statement } from '../database/index.js';
import { type FileReader, type FileReference, Files } from './files.js';

const folder = temporaryFolder();
const HOUR = 3_600_000;
const dropUploads = statement(
  'test.drop-uploads',
  `delete from platform.file_reference where object_type = 'upload' and sha256 = $1`,
);
const dropFile = statement('test.drop-file', 'delete from platform.file where sha256 = $1');
let open: OpenDatabase;
let files: Files;
let clock: ManualClock;

beforeAll(async () => {
  open = await openDatabase();
});
beforeEach(() => {
  // Files on disk carry the system's time, so this clock starts there and is moved from there.
  clock = new ManualClock(new Date());
  files = new Files(open.database, clock, loadConfig({ DATA_DIR: folder.path, MAX_FILE_BYTES: '2000000' }));
});
afterAll(async () => {
  await open.close();
  folder.remove();
});

const person = (grants: Record<string, string[]> = {}): Principal =>
  new Principal(randomUUID(), undefined, randomUUID(), new Map(Object.entries(grants)));
let texts = 0;
const fresh = (): Buffer => Buffer.from(`văn bản ${(texts += 1)} ${randomUUID()}`);
const put = (bytes: Buffer, account?: string, name?: string) =>
  files.put(Readable.from([bytes]), { ...(account !== undefined && { account }), name });
const reference = (change: Partial<FileReference> = {}): FileReference => ({
  type: 'page',
  id: randomUUID(),
  organisation: randomUUID(),
  permission: 'pages.read',
  public: false,
  ...change,
});
const refer = (to: FileReference, digests: string[], reader: FileReader) =>
  open.database.transaction((tx) => files.refer(tx, to, digests, reader));
const release = (of: FileReference) => open.database.transaction((tx) => files.release(tx, of));
const expire = (sha256: string) => open.database.query(dropUploads, [sha256]);
const pathOf = (sha256: string): string =>
  join(folder.path, 'files', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
const mayRead = async (sha256: string, reader: FileReader) =>
  (await files.find(sha256, reader)) !== undefined;

describe('putting a file', () => {
  it('stores the same bytes once, however many send them at the same time', async () => {
    const bytes = fresh();
    const senders = Array.from({ length: 8 }, () => person());
    const stored = await Promise.all(senders.map(({ accountId }) => put(bytes, accountId)));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(new Set(stored.map((file) => file.sha256))).toEqual(new Set([sha256]));
    expect(readdirSync(join(pathOf(sha256), '..'))).toEqual([sha256]);
    expect(readdirSync(join(folder.path, 'files', 'incoming'))).toEqual([]);
    for (const sender of senders) expect(await mayRead(sha256, sender)).toBe(true);
  });

  it('answers with what the bytes are and a name that fits them', async () => {
    const stored = await put(
      Buffer.concat([samples.png, Buffer.from(randomUUID())]),
      person().accountId,
      'ảnh.exe',
    );
    // What follows the end of a picture is cut off.
    expect(stored).toEqual({
      sha256: createHash('sha256').update(samples.png).digest('hex'),
      mediaType: 'image/png',
      name: 'ảnh.exe.png',
      bytes: samples.png.length,
      width: 1,
      height: 1,
      renditions: [],
    });
  });

  it('leaves neither bytes nor a row when the database refuses', async () => {
    const bytes = fresh();
    await expect(put(bytes, 'not an id')).rejects.toMatchObject({ code: '22P02' });
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(existsSync(pathOf(sha256))).toBe(false);
    expect(readdirSync(join(folder.path, 'files', 'incoming'))).toEqual([]);
    expect(await files.find(sha256, 'system')).toBeUndefined();
  });

  it('refuses what is larger than configured, or than the caller allows', async () => {
    await expect(put(Buffer.alloc(2_000_001, 'a'))).rejects.toMatchObject({ code: 'files.too-large' });
    await expect(files.put(Readable.from([samples.png]), { most: 10 })).rejects.toMatchObject({
      code: 'files.too-large',
    });
  });
});

describe('the name of a file', () => {
  const nameFor = async (sha256: string, reader: FileReader) => (await files.find(sha256, reader))?.name;

  it('is told to nobody who sends the same bytes, nor chosen for them', async () => {
    const bytes = fresh();
    const [stranger, author] = [person(), person()];
    const { sha256 } = await put(bytes, stranger.accountId, 'vu khong.csv');
    expect(await put(bytes, author.accountId)).toEqual({
      sha256,
      bytes: bytes.length,
      mediaType: 'text/plain',
    });
    expect(await nameFor(sha256, author)).toBeUndefined();
    const unnamed = reference();
    expect((await refer(unnamed, [sha256], author))[0]).not.toHaveProperty('name');
    expect((await refer(unnamed, [sha256], 'system'))[0]).not.toHaveProperty('name');
    await put(bytes, author.accountId, 'báo cáo.txt');
    expect(await refer(reference(), [sha256], author)).toMatchObject([{ name: 'báo cáo.txt' }]);
    expect(await nameFor(sha256, author)).toBe('báo cáo.txt');
    expect(await nameFor(sha256, stranger)).toBe('vu khong.csv');
  });

  it('stays with what refers to it, for those who may read that', async () => {
    const bytes = fresh();
    const [mine, theirs] = [reference(), reference()];
    const [author, other] = [person(), person()];
    const { sha256 } = await put(bytes, other.accountId, 'của họ.txt');
    await put(bytes, author.accountId, 'của ta.txt');
    await refer(theirs, [sha256], other);
    await refer(mine, [sha256], author);
    await expire(sha256);
    const reader = (of: FileReference) => person({ [of.permission]: [of.organisation] });
    expect(await nameFor(sha256, reader(mine))).toBe('của ta.txt');
    expect(await nameFor(sha256, reader(theirs))).toBe('của họ.txt');
    expect(await refer({ ...mine, public: true }, [sha256], 'system')).toMatchObject([
      { name: 'của ta.txt' },
    ]);
    for (const each of ['anyone', reader(mine), reader(theirs)] as const)
      expect(await nameFor(sha256, each)).toBe('của ta.txt');
  });

  it('comes back when an edit is undone', async () => {
    const author = person();
    const { sha256 } = await put(fresh(), author.accountId, 'ảnh.txt');
    const to = reference();
    await refer(to, [sha256], author);
    await expire(sha256);
    await refer(to, [], author);
    expect(await refer(to, [sha256], author)).toMatchObject([{ name: 'ảnh.txt' }]);
  });
});

describe('who may read a file', () => {
  it('is decided by what refers to it, for every kind of reader', async () => {
    const [mine, other] = [randomUUID(), randomUUID()];
    const sender = person();
    const readers: Record<string, FileReader> = {
      'its sender': sender,
      'somebody with the permission for the organisation': person({ 'pages.read': [other, mine] }),
      'somebody with the permission for another organisation': person({ 'pages.read': [other] }),
      'somebody with another permission for the organisation': person({ 'pages.write': [mine] }),
      'somebody signed in': person(),
      anyone: 'anyone',
      'the server': 'system',
    };
    const { sha256 } = await put(fresh(), sender.accountId);
    const whoMay = async (): Promise<string[]> => {
      const may: string[] = [];
      for (const [name, reader] of Object.entries(readers)) if (await mayRead(sha256, reader)) may.push(name);
      return may;
    };
    expect(await whoMay()).toEqual(['its sender', 'the server']);

    const draft = reference({ organisation: mine });
    await refer(draft, [sha256], sender);
    clock.advance(25 * HOUR);
    await files.sweep();
    const staff = ['somebody with the permission for the organisation', 'the server'];
    expect(await whoMay()).toEqual(staff);

    const shown = reference({ organisation: other, public: true });
    await refer(shown, [sha256], 'system');
    expect(await whoMay()).toEqual(Object.keys(readers));
    expect(await files.find(sha256, 'anyone')).toMatchObject({ public: true });

    await refer({ ...shown, public: false }, [sha256], 'system');
    expect(await whoMay()).toEqual([
      ...staff.slice(0, 1),
      'somebody with the permission for another organisation',
      'the server',
    ]);
    expect(await files.find(sha256, 'system')).toMatchObject({ public: false });

    await release(shown);
    expect(await whoMay()).toEqual(staff);
  });

  it('can not be widened by knowing a digest', async () => {
    const { sha256 } = await put(fresh(), person().accountId);
    const stranger = person({ 'pages.read': [randomUUID()] });
    const own = reference({ organisation: stranger.organisations('pages.read')[0]! });
    await expect(refer(own, [sha256], stranger)).rejects.toMatchObject({
      code: 'files.unknown',
      parameters: { sha256 },
    });
    await expect(refer(own, ['0'.repeat(64)], 'system')).rejects.toMatchObject({ code: 'files.unknown' });
    expect(await mayRead(sha256, stranger)).toBe(false);
  });
});

describe('referring to files', () => {
  it('makes the object refer to exactly the given ones, in their order', async () => {
    const author = person();
    const stored = [
      await put(fresh(), author.accountId, 'a.txt'),
      await put(fresh(), author.accountId, 'b.txt'),
    ];
    const digests = stored.map(({ sha256 }) => sha256).toReversed();
    const to = reference();
    expect((await refer(to, [...digests, ...digests], author)).map(({ name }) => name)).toEqual([
      'b.txt',
      'a.txt',
    ]);
    expect(await refer(to, [digests[0]!], author)).toHaveLength(1);
    expect(await refer(to, [], author)).toEqual([]);
  });

  it('lets an edit be undone for a day', async () => {
    const [author, editor] = [person(), person()];
    const { sha256 } = await put(fresh(), author.accountId);
    const to = reference();
    await refer(to, [sha256], author);
    clock.advance(48 * HOUR);
    await files.sweep();
    await refer(to, [], editor);
    await files.sweep();
    expect(await refer(to, [sha256], editor)).toHaveLength(1);
  });

  it('is kept by the object without asking again who may read them', async () => {
    const { sha256 } = await put(fresh(), person().accountId);
    const to = reference();
    await refer(to, [sha256], 'system');
    expect(await refer({ ...to, public: true }, [sha256], person())).toHaveLength(1);
  });

  it('is undone with its transaction', async () => {
    const { sha256 } = await put(fresh());
    const to = reference({ public: true });
    const undone = open.database.transaction(async (tx) => {
      await files.refer(tx, to, [sha256], 'system');
      throw new Error('no');
    });
    await expect(undone).rejects.toThrow('no');
    expect(await mayRead(sha256, 'anyone')).toBe(false);
  });
});

describe('shared bytes', () => {
  const gone = async (sha256: string): Promise<void> => {
    // The bytes go before the row does.
    for (let tries = 0; (await files.find(sha256, 'system')) && tries < 200; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 10));
  };

  it('go when the last reference goes, and not before', async () => {
    const { sha256 } = await put(fresh(), person().accountId);
    const [first, second] = [reference(), reference()];
    await refer(first, [sha256], 'system');
    await refer(second, [sha256], 'system');
    await expire(sha256);
    await release(first);
    await files.sweep();
    expect(existsSync(pathOf(sha256))).toBe(true);
    await release(second);
    await gone(sha256);
    expect(existsSync(pathOf(sha256))).toBe(false);
    expect(await files.find(sha256, 'system')).toBeUndefined();
  });

  it('stay with somebody else who has just sent them, when an object that showed them goes', async () => {
    const bytes = fresh();
    const [author, other] = [person(), person()];
    const { sha256 } = await put(bytes, author.accountId);
    const to = reference();
    await refer(to, [sha256], author);
    await put(bytes, other.accountId);
    await release(to);
    await files.sweep();
    expect(await refer(reference(), [sha256], other)).toHaveLength(1);
    expect(existsSync(pathOf(sha256))).toBe(true);
  });

  it('stay when the release is undone', async () => {
    const { sha256 } = await put(fresh());
    const to = reference();
    await refer(to, [sha256], 'system');
    const undone = open.database.transaction(async (tx) => {
      await files.release(tx, to);
      throw new Error('no');
    });
    await expect(undone).rejects.toThrow('no');
    await files.sweep();
    expect(await mayRead(sha256, 'system')).toBe(true);
    expect(existsSync(pathOf(sha256))).toBe(true);
  });

  it('of an upload go after a day without a reference', async () => {
    const { sha256 } = await put(fresh(), person().accountId);
    clock.advance(23 * HOUR);
    await files.sweep();
    expect(existsSync(pathOf(sha256))).toBe(true);
    clock.advance(2 * HOUR);
    await files.sweep();
    expect(existsSync(pathOf(sha256))).toBe(false);
    expect(await files.find(sha256, 'system')).toBeUndefined();
  });

  it('come back whole when the same file is sent while it is being swept', async () => {
    const bytes = fresh();
    for (let round = 0; round < 20; round += 1) {
      const to = reference();
      const { sha256 } = await put(bytes);
      await refer(to, [sha256], 'system');
      await expire(sha256);
      const [, again] = await Promise.all([release(to), put(bytes), files.sweep()]);
      await files.sweep();
      const known = (await files.find(again.sha256, 'system')) !== undefined;
      expect(existsSync(pathOf(sha256))).toBe(known);
    }
  });

  it('are not taken from under somebody who just refers to them', async () => {
    for (let round = 0; round < 20; round += 1) {
      const { sha256 } = await put(fresh());
      const [first, second] = [reference(), reference()];
      await refer(first, [sha256], 'system');
      await expire(sha256);
      const [, referred] = await Promise.allSettled([release(first), refer(second, [sha256], 'system')]);
      await files.sweep();
      const code = referred.status === 'rejected' ? (referred.reason as { code: string }).code : undefined;
      expect([undefined, 'files.unknown']).toContain(code);
      expect(existsSync(pathOf(sha256))).toBe(referred.status === 'fulfilled');
      expect((await files.find(sha256, 'system')) !== undefined).toBe(referred.status === 'fulfilled');
    }
  });
});

describe('referring to a file that is just going', () => {
  it('waits for its end and then says that it is unknown', async () => {
    const { sha256 } = await put(fresh());
    let referred: Promise<unknown> | undefined;
    await open.database.transaction(async (tx) => {
      await tx.query(dropUploads, [sha256]);
      await tx.query(dropFile, [sha256]);
      referred = refer(reference(), [sha256], 'system').catch((error: unknown) => error);
      // Time for it to reach the row that is held here.
      await new Promise((resolve) => setTimeout(resolve, 100));
    });
    expect(await referred).toMatchObject({ code: 'files.unknown' });
  });
});

describe('the sweep', () => {
  it('removes what crashes left: half received files, and bytes without a row', async () => {
    const { sha256: kept } = await put(fresh());
    await refer(reference(), [kept], 'system');
    const orphan = 'ef'.repeat(32);
    const young = 'ee'.repeat(32);
    const part = join(folder.path, 'files', 'incoming', 'crashed.part');
    for (const path of [pathOf(orphan), pathOf(young), part]) {
      mkdirSync(join(path, '..'), { recursive: true });
      writeFileSync(path, 'x');
    }
    const old = new Date(Date.now() - 25 * HOUR);
    for (const path of [pathOf(orphan), pathOf(kept), part]) utimesSync(path, old, old);
    await Promise.all([files.sweep(), files.sweep()]);
    expect([pathOf(kept), pathOf(young), pathOf(orphan), part].map((path) => existsSync(path))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(await files.find(orphan, 'system')).toBeUndefined();
  });
});
