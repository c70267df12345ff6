import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { placeBytes, plainPicture, tellingPicture, told } from '../../../test/files/pictures.js';
import { type FilesServer, startFilesServer } from '../../../test/files/server.js';
import { createEmptyDatabase } from '../../../test/support/index.js';
import { backup, restore } from '../backup/index.js';
import { Database, statement } from '../database/index.js';
import { Files, type StoredFile } from './index.js';

const organisation = randomUUID();
let server: FilesServer;
beforeAll(async () => {
  server = await startFilesServer(organisation, 3_000_000);
});
afterAll(() => server.close());

const files = () => server.app.get(Files);
const picture = (width = 700, height = 400) => tellingPicture('jpeg', { orientation: 1, width, height });
/** A picture that no other test has. */
const fresh = async (width = 330): Promise<Buffer> => {
  const background = `#${randomUUID().slice(0, 6)}`;
  return sharp({ create: { width, height: 200, channels: 3, background } })
    .withXmp(
      `<x:xmpmeta xmlns:x="adobe:ns:meta/"><photoshop:Credit>${randomUUID()}</photoshop:Credit></x:xmpmeta>`,
    )
    .jpeg()
    .toBuffer();
};
const pathOf = (sha256: string, part: 'files' | 'renditions' = 'renditions') =>
  join(server.folder.path, part, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
const dropReferences = statement(
  'test.drop-references',
  'delete from platform.file_reference where sha256 = $1',
);
const reference = (isPublic: boolean) => ({
  type: 'page',
  id: randomUUID(),
  organisation,
  permission: 'pages.read',
  public: isPublic,
});
const erase = async (sha256: string) => {
  await server.app.get(Database).query(dropReferences, [sha256]);
  await files().sweep();
};

describe('uploading a picture', () => {
  it('answers with its size, words and sizes, and serves nothing of place, person and camera', async () => {
    const answer = await server.upload(await picture(), { query: '?name=hoa.jpg' });
    expect(answer.statusCode).toBe(201);
    const file = answer.json<StoredFile>();
    const address = `/api/v1/files/${file.sha256}`;
    expect(file).toMatchObject({
      mediaType: 'image/jpeg',
      name: 'hoa.jpg',
      width: 700,
      height: 400,
      caption: told.caption,
      credit: `${told.byline}/${told.credit}`,
      renditions: [
        { href: `${address}/320.webp`, width: 320, height: 183, mediaType: 'image/webp' },
        { href: `${address}/320.jpg`, width: 320, height: 183, mediaType: 'image/jpeg' },
        { href: `${address}/640.webp`, width: 640, height: 366, mediaType: 'image/webp' },
        { href: `${address}/640.jpg`, width: 640, height: 366, mediaType: 'image/jpeg' },
      ],
    });
    const names = ['', '/320.webp', '/320.jpg', '/640.webp', '/640.jpg'];
    for (const name of names) {
      const { rawPayload, statusCode } = await server.read(`${file.sha256}${name}`, { 'x-person': 'writer' });
      expect(statusCode).toBe(200);
      expect(
        Object.values(told.secrets).filter((secret) => rawPayload.includes(secret, 0, 'latin1')),
      ).toEqual([]);
      expect(placeBytes.some((place) => rawPayload.includes(place))).toBe(false);
      expect(rawPayload.includes(told.credit)).toBe(true);
    }
    const to = reference(false);
    const referred = await server.app
      .get(Database)
      .transaction((tx) => files().refer(tx, to, [file.sha256], 'system'));
    const { name: _, ...unnamed } = file;
    expect(referred).toEqual([unnamed]);
  });

  it('gives the same digest to what was downloaded and is sent again', async () => {
    const first = (await server.upload(await picture())).json<StoredFile>();
    const { rawPayload } = await server.read(first.sha256, { 'x-person': 'writer' });
    expect((await server.upload(rawPayload)).json()).toEqual(first);
  });

  it('refuses what is no whole picture, and leaves nothing', async () => {
    const whole = await plainPicture('jpeg');
    const answer = await server.upload(whole.subarray(0, whole.length / 2));
    expect([answer.statusCode, answer.json().type]).toEqual([400, 'urn:khen:error:pictures.broken']);
    expect(readdirSync(join(server.folder.path, 'files', 'incoming'))).toEqual([]);
  });
});

describe('a smaller size of a picture', () => {
  it('is what its name says, with headers like those of the picture', async () => {
    const { sha256 } = await server.publish(await picture(), 'Đèo Mã Pì Lèng.jpg');
    for (const [name, format] of [
      ['640.webp', 'webp'],
      ['640.jpg', 'jpeg'],
    ] as const) {
      const answer = await server.read(`${sha256}/${name}`);
      expect(answer.statusCode).toBe(200);
      expect(await sharp(answer.rawPayload).metadata()).toMatchObject({ format, width: 640, height: 366 });
      expect(answer.headers).toMatchObject({
        etag: expect.stringMatching(/^"[0-9a-f]{64}"$/),
        'content-type': `image/${format}`,
        'content-length': String(answer.rawPayload.length),
        'cache-control': 'public, max-age=20',
        'x-content-type-options': 'nosniff',
        'content-security-policy': expect.stringContaining('sandbox'),
        'content-disposition': expect.stringMatching(/^inline; filename="Deo Ma Pi Leng\.(webp|jpg)"/),
      });
      const again = await server.read(`${sha256}/${name}`);
      expect(again.rawPayload.equals(answer.rawPayload)).toBe(true);
      const etag = String(answer.headers['etag']);
      const unchanged = await server.read(`${sha256}/${name}`, { 'if-none-match': etag });
      expect([unchanged.statusCode, unchanged.body, unchanged.headers['etag']]).toEqual([304, '', etag]);
      const head = await server.read(`${sha256}/${name}`, {}, 'HEAD');
      expect([head.statusCode, head.body, head.headers['content-length'], head.headers['etag']]).toEqual([
        200,
        '',
        String(answer.rawPayload.length),
        etag,
      ]);
    }
  });

  it.each(['960.webp', '640.png', '641.jpg', '0640.webp', '640', '640.webp.jpg', '..', '%2e%2e%2f640.webp'])(
    'is not there as %s',
    async (name) => {
      const { sha256 } = await server.publish(await plainPicture('jpeg', 700, 20));
      expect((await server.read(`${sha256}/${name}`)).statusCode).toBe(404);
    },
  );

  it('is there for pictures only', async () => {
    const { sha256 } = await server.publish(Buffer.from('một văn bản'));
    expect((await server.read(`${sha256}/320.webp`)).statusCode).toBe(404);
  });

  it('can be read by those who may read the picture, and by nobody once they may not', async () => {
    const { sha256 } = (await server.upload(await fresh())).json<StoredFile>();
    const statuses = () =>
      Promise.all(
        ['', 'writer', 'other', 'reader'].map(
          async (person) => (await server.read(`${sha256}/320.webp`, { 'x-person': person })).statusCode,
        ),
      );
    expect(await statuses()).toEqual([404, 200, 404, 404]);
    const refer = (to: ReturnType<typeof reference>) =>
      server.app.get(Database).transaction((tx) => files().refer(tx, to, [sha256], 'system'));
    const to = reference(false);
    await refer(to);
    expect(await statuses()).toEqual([404, 200, 404, 200]);
    const { headers } = await server.read(`${sha256}/320.webp`, { 'x-person': 'reader' });
    expect(headers['cache-control']).toBe('private, no-store');
    await refer({ ...to, public: true });
    expect(await statuses()).toEqual([200, 200, 200, 200]);
    await refer(to);
    expect(await statuses()).toEqual([404, 200, 404, 200]);
  });

  it('is made once, however many ask at the same time, and is kept beside others only', async () => {
    const { sha256 } = await server.publish(await fresh());
    const answers = await Promise.all(Array.from({ length: 12 }, () => server.read(`${sha256}/320.jpg`)));
    expect(new Set(answers.map(({ statusCode, headers }) => `${statusCode} ${headers['etag']}`)).size).toBe(
      1,
    );
    expect(readdirSync(pathOf(sha256))).toEqual(['320.jpg']);
    expect(readdirSync(join(server.folder.path, 'renditions', 'incoming'))).toEqual([]);
  });

  it('comes back when the folder of all of them was lost', async () => {
    const { sha256 } = await server.publish(await fresh());
    const before = await server.read(`${sha256}/320.webp`);
    rmSync(join(server.folder.path, 'renditions'), { recursive: true });
    const after = await server.read(`${sha256}/320.webp`);
    expect(after.rawPayload.equals(before.rawPayload)).toBe(true);
  });

  it('is erased with the picture', async () => {
    const { sha256 } = await server.publish(await fresh());
    await server.read(`${sha256}/320.webp`);
    expect(existsSync(join(pathOf(sha256), '320.webp'))).toBe(true);
    await erase(sha256);
    expect([existsSync(pathOf(sha256)), existsSync(pathOf(sha256, 'files'))]).toEqual([false, false]);
    expect((await server.read(`${sha256}/320.webp`)).statusCode).toBe(404);
  });

  it('does not outlive a picture that is erased while it is made', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { sha256 } = await server.publish(await fresh());
      await Promise.all([server.read(`${sha256}/320.jpg`), server.read(`${sha256}/320.webp`), erase(sha256)]);
      expect(existsSync(pathOf(sha256, 'files'))).toBe(false);
      expect(existsSync(pathOf(sha256))).toBe(false);
    }
  });

  it('is swept if its picture is gone, as after a restore, and so is what a crash left half made', async () => {
    const { sha256 } = await server.publish(await fresh());
    await server.read(`${sha256}/320.webp`);
    const orphan = 'ef'.repeat(32);
    mkdirSync(pathOf(orphan), { recursive: true });
    writeFileSync(join(pathOf(orphan), '320.webp'), 'x');
    const incoming = join(server.folder.path, 'renditions', 'incoming');
    for (const [name, age] of [
      ['old.part', 25],
      ['new.part', 1],
    ] as const) {
      const time = new Date(Date.now() - age * 3_600_000);
      writeFileSync(join(incoming, name), 'x');
      utimesSync(join(incoming, name), time, time);
    }
    await files().sweep();
    expect([existsSync(pathOf(orphan)), existsSync(pathOf(sha256))]).toEqual([false, true]);
    expect(readdirSync(incoming)).toEqual(['new.part']);
  });

  it('is in no backup, and is made again from the restored picture', async () => {
    const { sha256 } = await server.publish(await fresh());
    const before = await server.read(`${sha256}/320.webp`);
    const [backupFolder, dataDir] = [
      join(server.folder.path, 'backup'),
      join(server.folder.path, 'restored'),
    ];
    const folders = { before: [], after: ['files'] };
    const { databaseUrl } = server;
    await backup({ databaseUrl, dataDir: server.folder.path, folder: backupFolder, ...folders });
    expect(readdirSync(join(backupFolder, 'data'))).toEqual(['files']);
    const empty = await createEmptyDatabase();
    await restore({ databaseUrl: empty.url, dataDir, folder: backupFolder, folders: folders.after });
    const restored = await startFilesServer(organisation, 3_000_000, { dataDir, databaseUrl: empty.url });
    const after = await restored.read(`${sha256}/320.webp`);
    expect([after.statusCode, after.headers['etag']]).toEqual([200, before.headers['etag']]);
    await restored.close();
    await empty.drop();
  });
});
