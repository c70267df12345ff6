import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demonstrationSignIns, loadDemonstration } from '../../src/demonstration/index.js';
import { makeKeys } from '../../src/keys.js';
import { verifyCommand } from '../../src/ledger/index.js';
import { loadConfig } from '../../src/platform/config/index.js';
import { faultsOfNinjs, faultsOfNode, type Node } from '../distribution/news-formats.js';
import { judge } from '../search/judging.js';
import type { Api } from '../support/api.js';
import { startApplication, testEnvironment, type TestApplication } from '../support/application.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { temporaryFolder } from '../support/temporary-folder.js';

interface Envelope {
  readonly id: string;
  readonly standing: string;
  readonly version: number;
  readonly languages: readonly string[];
  readonly notices: readonly { readonly type: string; readonly lang?: string }[];
  readonly document?: {
    readonly number: string;
    readonly content: { readonly title: string };
    readonly files?: readonly { readonly sha256: string; readonly bytes: number; readonly role: string }[];
  };
  readonly links: Readonly<Record<string, string>>;
}

const folder = temporaryFolder();
const PASSWORD = 'hoa-tam-giac-mach';
let database: TestDatabase;
let server: TestApplication;
let loadedAgain: boolean;
let releases: readonly Envelope[];
let byTitle: (part: string) => Envelope;

beforeAll(async () => {
  database = await createTestDatabase();
  const environment = { DATABASE_URL: database.url, DATA_DIR: folder.path };
  const config = loadConfig({ ...testEnvironment(folder.path), ...environment });
  await makeKeys(config.keysDir, config.ledgerOrigin);
  await loadDemonstration(config);
  loadedAgain = await loadDemonstration(config);
  server = await startApplication({ environment });
  const auditor = await server.api.signIn('nguyet@hagiang.example', PASSWORD);
  const desk = await auditor.get<{ items: { id: string; standing: string }[] }>(
    '/api/v1/desk/releases?limit=100',
  );
  const known = desk.body.items.filter(({ standing }) => standing !== 'unpublished');
  releases = await Promise.all(
    known.map(async ({ id }) => (await server.api.get<Envelope>(`/api/v1/releases/${id}?lang=vi`)).body),
  );
  byTitle = (part) => releases.find(({ document }) => document?.content.title.includes(part))!;
}, 60_000);
afterAll(async () => {
  await server?.close();
  await database?.drop();
  folder.remove();
});

/** What `khen verify` says of an address of this server. */
async function verify(path: string): Promise<string> {
  const lines: string[] = [];
  const { text: key } = await server.api.get('/ledger/key');
  await verifyCommand(['proof.json', '--key', key.trim()], {
    stdout: (line) => lines.push(line),
    stderr: (line) => lines.push(line),
    fetch: () => Promise.reject(new Error('There is no network here.')),
    readFile: async () => (await server.api.get(path)).bytes,
    locale: 'en',
  });
  return lines.join('\n');
}

describe('the demonstration', () => {
  it('is loaded once', () => {
    expect(loadedAgain).toBe(false);
    expect(releases.length).toBeGreaterThanOrEqual(13);
  });

  it('is read in public: every release, in every language, with every file and a proof that holds', async () => {
    for (const { id, standing, version, languages, document } of releases) {
      if (standing !== 'public') continue;
      expect(document!.number).toMatch(/^\d{2}\/[A-ZĐ]{2,4}-[A-ZĐ]{2,10}$/u);
      for (const lang of languages) {
        const at = `/api/v1/releases/${id}/versions/${version}`;
        const { status, body } = await server.api.get<{ files?: NonNullable<Envelope['document']>['files'] }>(
          `${at}/document?lang=${lang}`,
        );
        expect([id, lang, status]).toEqual([id, lang, 200]);
        expect(await verify(`${at}/proof?lang=${lang}`)).toMatch(/^GENUINE: /m);
        for (const { sha256, bytes } of body.files ?? []) {
          const file = await server.api.get(`/api/v1/files/${sha256}`);
          expect([file.status, file.bytes.length]).toEqual([200, bytes]);
        }
      }
    }
  });

  it('is right by the schemas of ninjs and schema.org, every release in every language', async () => {
    for (const { id, languages } of releases) {
      for (const lang of languages.length > 0 ? languages : ['vi']) {
        const at = `/api/v1/releases/${id}?lang=${lang}&format`;
        const ninjs = (await server.api.get(`${at}=ninjs`)).body;
        const article = (await server.api.get<Node>(`${at}=jsonld`)).body;
        expect([id, lang, faultsOfNinjs(ninjs), faultsOfNode(article)]).toEqual([id, lang, [], []]);
      }
    }
    const list = '/api/v1/releases?limit=100&format';
    expect(faultsOfNinjs((await server.api.get(`${list}=ninjs`)).body)).toEqual([]);
    expect(faultsOfNode((await server.api.get<Node>(`${list}=jsonld`)).body)).toEqual([]);
  });

  it('holds a correction whose differences show in words and in a table', async () => {
    const { id, version } = byTitle('Điều chỉnh giao thông');
    expect(version).toBe(2);
    const { status, text } = await server.api.get(`/api/v1/releases/${id}/difference?from=1&to=2&lang=en`);
    expect(status).toBe(200);
    expect(text).toContain('Lung Cu');
  });

  it('holds a retraction with words in two languages, and an erasure that leaves the newer version', async () => {
    const retracted = releases.find(({ standing }) => standing === 'retracted')!;
    expect(retracted.document).toBeUndefined();
    for (const lang of ['vi', 'en']) {
      const proof = await verify(`/api/v1/releases/${retracted.id}/notice/proof?lang=${lang}`);
      expect([lang, proof]).toEqual([lang, expect.stringMatching(/^GENUINE: /m)]);
    }
    const redacted = byTitle('hỗ trợ sửa chữa nhà ở');
    const at = `/api/v1/releases/${redacted.id}/versions`;
    expect((await server.api.get(`${at}/1/document`)).status).toBe(410);
    expect((await server.api.get(`${at}/2/document`)).text).not.toContain('bệnh tim');
  });

  it('says of a text that was not translated again that it is of an earlier version', () => {
    const outdated = releases.filter(({ notices }) => notices.some(({ type }) => type === 'outdated'));
    expect(outdated.map(({ document }) => document!.content.title)).toEqual([
      expect.stringContaining('Chuyện kể từ đá'),
    ]);
  });

  it('lets accredited press read ahead, and says to the other agency why it can’t', async () => {
    const embargoed = async (who: Api) =>
      who.get<{ items: { id: string }[]; reasons: unknown[] }>('/api/v1/embargoed');
    const journalist = await embargoed(await server.api.signIn('but@hoada.example', PASSWORD));
    expect(journalist.body.items).toHaveLength(1);
    expect((await server.api.get(`/api/v1/releases/${journalist.body.items[0]!.id}`)).status).toBe(404);
    const other = await embargoed(await server.api.signIn('giay@duongdeo.example', PASSWORD));
    expect([other.status, other.body.reasons.length]).toEqual([403, 2]);
  });

  it('keeps a number that was given up as not used', async () => {
    const approver = await server.api.signIn('thach@hagiang.example', PASSWORD);
    const year = new Date().getFullYear();
    const lists = await Promise.all(
      [year - 1, year].map((each) =>
        approver.get<{ items: { used: boolean }[] }>(`/api/v1/desk/release-numbers?year=${each}&limit=100`),
      ),
    );
    expect(lists.flatMap(({ body }) => body.items).filter(({ used }) => !used)).toHaveLength(1);
  });

  it('lets one person of every role sign in', async () => {
    const addresses = demonstrationSignIns().flatMap((line) => /^\S+@\S+/.exec(line)?.[0] ?? []);
    expect(addresses.length).toBeGreaterThanOrEqual(8);
    for (const address of addresses) await server.api.signIn(address, PASSWORD);
  });

  // Last, since it adds texts of an older portal.
  it('is searched with the result that was judged', async () => {
    const { wrong, figures } = await judge(server);
    console.log(figures);
    expect(wrong).toEqual([]);
  });
});
