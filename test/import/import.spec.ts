import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyCommand } from '../../src/ledger/index.js';
import { statement } from '../../src/platform/database/index.js';
import { endAll } from '../start/khen.js';
import { faultsOfNinjs, faultsOfNode, type Node } from '../distribution/news-formats.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { expectStatus } from '../support/given.js';
import { temporaryFolder, type TemporaryFolder } from '../support/index.js';
import {
  complete,
  counts,
  importedOf,
  type ImportedRow,
  importing,
  jsonLines,
  type Run,
  startImport,
} from './support.js';

interface Problem {
  readonly line: number;
  readonly field?: string;
  readonly vi: string;
  readonly en: string;
}

let server: TestApplication;
let folder: TemporaryFolder;
let topic: { id: string; code: string };
let place: { id: string; code: string };

const codeOfTopic = statement<{ code: string }>(
  'test.code-of-topic',
  'select code from reference.topic where id = $1',
);
const codeOfPlace = statement<{ code: string }>(
  'test.code-of-place',
  'select code from reference.place where id = $1',
);
const codeOfOrganisation = statement<{ code: string }>(
  'test.code-of-organisation',
  'select code from identity.organisation where id = $1',
);
const entriesOf = statement<{ entry: Record<string, unknown> }>(
  'test.entries-on-object',
  `select convert_from(bytes, 'UTF8')::jsonb as entry from ledger.entry
   where convert_from(bytes, 'UTF8')::jsonb -> 'on' ->> 'id' = $1 order by index`,
);
const auditOn = statement<Record<string, unknown>>(
  'test.audit-of-import',
  'select actor_kind, actor_id, on_behalf_of, organisation_id, verb, from_state, to_state from ledger.audit where object_id = $1',
);
const everything = statement<{ count: number }>(
  'test.count-all',
  `select ((select count(*) from releases.release) + (select count(*) from releases.version) + (select count(*) from releases.document)
     + (select count(*) from releases.number) + (select count(*) from ledger.entry) + (select count(*) from ledger.audit))::integer as count`,
);

beforeAll(async () => {
  server = await startApplication();
  folder = temporaryFolder();
  const [topicId, placeId] = [await server.given.topic(), await server.given.place()];
  topic = { id: topicId, code: (await server.database.query(codeOfTopic, [topicId]))[0]!.code };
  place = { id: placeId, code: (await server.database.query(codeOfPlace, [placeId]))[0]!.code };
});
afterAll(async () => {
  await endAll();
  await server?.close();
  folder?.remove();
});

/** A new organisation with what an import for it needs. */
async function office() {
  const id = await server.given.organisation();
  const [row] = await server.database.query(codeOfOrganisation, [id]);
  const usual = ['--organisation', row!.code, '--topic', topic.code];
  return {
    id,
    run: (content: string | Buffer, ...args: string[]): Promise<Run> =>
      importing(server, folder.path, content, ...usual, ...args),
    start: (content: string) => startImport(server, folder.path, content, ...usual),
    imported: (): Promise<ImportedRow[]> => server.database.query(importedOf, [id]),
  };
}

describe('a CSV', () => {
  it('is read with a byte order mark, semicolons, CRLF and line breaks in quotes, by the columns it is said to have', async () => {
    const { run, imported } = await office();
    const csv = [
      '\uFEFFMã tin;Tiêu đề;Nội dung;Ngày đăng;Số;topics;places;Lượt xem;Ghi chú',
      `12;"Mở đường; ""Hạnh Phúc""";"<p>Đoạn một.</p>`,
      `<p>Đoạn hai.</p>";05/03/2019 07:30;12/TB-SYT;${topic.code};${place.code};31;x`,
      '',
      `13;"${'Lễ hội'.normalize('NFD')} hoa &amp; khèn";Chữ trơn, 1 < 2.;2019-03-05;;;;;`,
      '14;Thiếu ô;x;2019-03-05',
      '15;Họp;<p>Họp.</p>;2019-12-31;;;;;',
    ].join('\r\n');
    const done = await run(
      csv,
      '--map',
      'Mã tin=key,Tiêu đề=title,Nội dung=body,Ngày đăng=publishedAt,Số=number',
    );
    expect([counts(done), done.code]).toEqual([[3, 0, 0, 1], 1]);
    expect(done.output).toMatch(/^6: FAILED: Hàng có 4 ô/m);
    expect(done.output).toContain('Lượt xem, Ghi chú');
    expect(await imported()).toMatchObject([
      {
        key: '12',
        state: 'published',
        lang: 'vi',
        kind: 'press release',
        number: '12/TB-SYT',
        title: 'Mở đường; "Hạnh Phúc"',
        summary: 'Đoạn một. Đoạn hai.',
        body: '<p>Đoạn một.</p>\n<p>Đoạn hai.</p>',
        first_published_at: new Date('2019-03-05T00:30:00Z'),
        topics: [topic.id],
        places: [place.id],
      },
      {
        key: '13',
        title: 'Lễ hội hoa & khèn'.normalize('NFC'),
        body: '<p>Chữ trơn, 1 &lt; 2.</p>',
        first_published_at: new Date('2019-03-04T17:00:00Z'),
      },
      { key: '15', first_published_at: new Date('2019-12-30T17:00:00Z') },
    ]);
  });

  it('is refused as a whole when it lacks a column, is not UTF-8, or its quotes break; what came before stays', async () => {
    const { run, imported } = await office();
    const [lacking, latin, broken] = await Promise.all([
      run('key,title,body\n1,a,b\n'),
      run(Buffer.concat([Buffer.from('key,title,body,publishedAt\n1,'), Buffer.from([0xff, 0xfe, 0x0a])])),
      run(`key,title,body,publishedAt\n2,"Sai" ngoặc,b,2019-01-01\n`),
    ]);
    expect([lacking.code, lacking.output]).toEqual([1, expect.stringContaining('publishedAt')]);
    expect([latin.code, latin.output]).toEqual([1, expect.stringContaining('UTF-8')]);
    expect([broken.code, broken.output]).toEqual([1, expect.stringContaining('From line 2 on')]);
    expect(await imported()).toEqual([]);
  });
});

describe('JSON', () => {
  it('is an array, however it is written, or lines, of which a broken one spoils nothing else', async () => {
    const { run, imported } = await office();
    const rows = [
      { ...complete(1), key: 7001, topics: [topic.code], title: 'Ngoặc ] } " trong chữ', số: 1 },
      { ...complete(2), lang: 'en', kind: 'Notice', publishedAt: '2020-02-29T10:00:00+07:00' },
    ];
    expect(counts(await run(JSON.stringify(rows, null, 2)))).toEqual([2, 0, 0, 0]);
    const lines = `${jsonLines([{ key: 'a' }])}{"key": \n[1]\n"x"\n\n${jsonLines([{ key: 'b' }])}`;
    const done = await run(lines);
    expect(counts(done)).toEqual([2, 0, 0, 3]);
    expect(done.output).toMatch(/^2: FAILED/m);
    const cut = await run(JSON.stringify([complete(8), complete(9)]).slice(0, -30));
    expect([cut.code, counts(cut)]).toEqual([1, [1, 0, 0, 0]]);
    expect(await imported()).toMatchObject([
      { key: '7001', title: 'Ngoặc ] } " trong chữ' },
      { key: 'tin-2', lang: 'en', kind: 'notice', first_published_at: new Date('2020-02-29T03:00:00Z') },
      { key: 'a' },
      { key: 'b' },
      { key: 'tin-8' },
    ]);
  });
});

describe('a row that can not be imported', () => {
  it('is told of with line, key, field and a sentence in both languages, all that is wrong at once, and can be mended', async () => {
    const { run, imported } = await office();
    const wrong: readonly [Record<string, unknown>, string[]][] = [
      [{ key: '' }, ['key']],
      [
        { title: ' ', body: '<script>x</script>', publishedAt: '31/02/2019' },
        ['body', 'publishedAt', 'title'],
      ],
      [{ publishedAt: '01/01/2999' }, ['publishedAt']],
      [{ publishedAt: '01/01/1890' }, ['publishedAt']],
      [{ publishedAt: 'hôm qua' }, ['publishedAt']],
      [{ kind: 'tin vặt' }, ['kind']],
      [{ lang: 'tiếng Việt' }, ['lang']],
      [{ topics: 'no-such-topic' }, ['topics']],
      [{ places: '99999' }, ['places']],
      [{ url: 'javascript:alert(1)' }, ['url']],
      [{ contactPhone: 'không có', contactEmail: 'x' }, ['contactEmail', 'contactPhone']],
      [{ title: { text: 'x' } }, ['title']],
      [{ title: 'x'.repeat(301) }, ['title']],
      [{ title: 'Đảo \u202E ngược' }, ['title']],
    ];
    const errors = join(folder.path, 'errors.jsonl');
    const done = await run(jsonLines([...wrong.map(([row]) => row), { key: 'good' }]), '--errors', errors);
    expect([done.code, counts(done)]).toEqual([1, [1, 0, 0, wrong.length]]);
    const failed = readFileSync(errors, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { _problems: Problem[] });
    expect(
      failed.map(({ _problems: problems }) =>
        problems.map(({ field }) => field ?? '').toSorted((a, b) => (a < b ? -1 : 1)),
      ),
    ).toEqual(wrong.map(([, fields]) => fields));
    for (const { vi, en, line } of failed.flatMap(({ _problems: problems }) => problems)) {
      expect(vi).not.toBe(en);
      expect(line).toBeGreaterThan(0);
      expect(done.output).toContain(en);
    }
    expect(statSync(errors).mode & 0o077).toBe(0);
    const mended = failed.map((row, index) => JSON.stringify({ ...row, ...complete(index), ...fine }));
    expect(counts(await run(mended.join('\n')))).toEqual([wrong.length, 0, 0, 0]);
    expect(await imported()).toHaveLength(wrong.length + 1);
  });

  const fine = { kind: '', lang: '', topics: null, places: '', url: '', contactPhone: '', contactEmail: '' };
});

describe('running it again', () => {
  it('imports nothing twice, tells what the file says otherwise now, and leaves that as it is', async () => {
    const { run, imported } = await office();
    const rows = [{ number: '01/TB' }, { number: '01/TB' }, { title: 'Ba' }];
    const first = await run(jsonLines(rows));
    expect(counts(first)).toEqual([3, 0, 0, 0]);
    expect(first.output).toMatch(/^2 \[tin-1\]: note: .*01\/TB/m);
    const before = await imported();
    expect(before.map(({ number }) => number)).toEqual(['01/TB', null, null]);
    expect(counts(await run(jsonLines(rows)))).toEqual([0, 3, 0, 0]);
    const changed = await run(
      jsonLines([rows[0]!, rows[1]!, { title: 'Ba, viết lại', body: '<p>Khác.</p>' }, {}]),
    );
    expect([changed.code, counts(changed)]).toEqual([0, [1, 2, 1, 0]]);
    expect(changed.output).toMatch(/^3 \[tin-2\]: CHANGED title, summary, body:/m);
    expect((await imported()).slice(0, 3)).toEqual(before);
  });

  it('keeps the keys of two portals and of two organisations apart', async () => {
    const [one, other] = [await office(), await office()];
    await one.run(jsonLines([{}]), '--source', 'Cổng cũ');
    expect(counts(await one.run(jsonLines([{}]), '--source', 'Cổng cũ hơn'))).toEqual([1, 0, 0, 0]);
    expect(counts(await other.run(jsonLines([{}])))).toEqual([1, 0, 0, 0]);
  });

  it('goes on where a killed one was torn off: whole rows only, none twice', async () => {
    const { run, start, imported } = await office();
    const file = jsonLines(Array.from({ length: 500 }, () => ({})));
    const killed = start(file);
    while ((await imported()).length < 30) await new Promise((resolve) => setTimeout(resolve, 200));
    // The launcher is the parent of the command: end the command itself.
    const { runningProcesses } = await import('../support/index.js');
    for (const { pid, command } of runningProcesses())
      if (command.includes(' import ') && command.includes(folder.path)) process.kill(pid, 'SIGKILL');
    await killed.ended;
    const torn = await imported();
    expect(torn.length).toBeGreaterThanOrEqual(30);
    expect(torn.length).toBeLessThan(500);
    const again = await run(file);
    expect([again.code, counts(again)]).toEqual([0, [500 - torn.length, torn.length, 0, 0]]);
    const all = await imported();
    expect(all.map(({ key }) => key)).toEqual(Array.from({ length: 500 }, (_, index) => `tin-${index}`));
    expect(all.slice(0, torn.length)).toEqual(torn);
  });
});

describe('a dry run', () => {
  it('says what would become of every row, and writes nothing', async () => {
    const { run } = await office();
    await run(jsonLines([{}]));
    const count = async () => (await server.database.query(everything))[0]!.count;
    const before = await count();
    const rows = [{}, { number: '05/TB' }, { title: '' }, { key: 'tin-1' }, { key: 'tin-0', title: 'Khác' }];
    const dry = await run(jsonLines(rows), '--dry-run');
    expect(dry.output).toContain('nothing was written');
    expect([dry.code, counts(dry)]).toEqual([1, [1, 2, 1, 1]]);
    expect(await count()).toBe(before);
  });
});

describe('hostile and worn-out HTML', () => {
  it('is cleaned; links become absolute, and what was left out is told', async () => {
    const { run, imported } = await office();
    const body = `<div onclick="x()"><h1>Đầu đề</h1><p style="a">Xem <a href="../van-ban/1.pdf">văn bản</a>,
      <a href="/lien-he" onmouseover="x">liên hệ</a>, <a href="javascript:alert(1)">bẫy</a>, <a href="#top">đầu trang</a>
      <img src="/anh/1.jpg" onerror="alert(1)"><img src="x"></p><script>alert(1)</script><iframe src="//x"></iframe></div>`;
    const done = await run(
      jsonLines([{ body, url: 'tin/2019/12.html', title: 'Tin &quot;nóng&quot;<br>trong ngày' }]),
      '--base',
      'https://cong-cu.example.gov.vn/',
    );
    expect(done.output).toMatch(/note: .*2 × img.*1 × iframe/);
    expect(await imported()).toMatchObject([
      {
        title: 'Tin "nóng" trong ngày',
        url: 'https://cong-cu.example.gov.vn/tin/2019/12.html',
        body: [
          '<h2>Đầu đề</h2>',
          '<p>Xem <a href="https://cong-cu.example.gov.vn/tin/van-ban/1.pdf">văn bản</a>, ' +
            '<a href="https://cong-cu.example.gov.vn/lien-he">liên hệ</a>, bẫy, đầu trang</p>',
        ].join('\n'),
      },
    ]);
  });
});

describe('an imported release', () => {
  it('is public, marked as imported, in the log by an act of its own that names nobody, and its proof is genuine', async () => {
    const { id: organisation, run, imported } = await office();
    await run(jsonLines([{ url: 'https://cong-cu.example.gov.vn/1' }]), '--source', 'Cổng cũ');
    const [{ id }] = (await imported()) as [ImportedRow];
    const [logged] = await server.database.query(entriesOf, [id]);
    expect(logged?.entry).toMatchObject({
      act: 'release.imported',
      for: organisation,
      on: { type: 'release', id, version: 1 },
      documents: [{ type: 'release', lang: 'vi', change: 'new' }],
      detail: { originallyPublishedAt: '2019-03-05T00:30:00.000Z' },
    });
    expect(await server.database.query(auditOn, [id])).toEqual([
      {
        actor_kind: 'system',
        actor_id: null,
        on_behalf_of: null,
        organisation_id: organisation,
        verb: 'import',
        from_state: null,
        to_state: 'published',
      },
    ]);
    const read = await server.api.get<Envelope>(`/api/v1/releases/${id}?lang=en`);
    expectStatus(read, 200);
    const day = (locale: string, month: 'long' | '2-digit') =>
      new Date(read.body.publishedAt).toLocaleDateString(locale, {
        timeZone: 'Asia/Ho_Chi_Minh',
        day: '2-digit',
        month,
        year: 'numeric',
      });
    expect(read.body).toMatchObject({
      standing: 'public',
      firstPublishedAt: '2019-03-05T00:30:00.000Z',
      notices: [
        {
          type: 'imported',
          lang: 'en',
          text: `Imported from an older portal (Cổng cũ); provable from ${day('en-GB', 'long')}.`,
          href: 'https://cong-cu.example.gov.vn/1',
        },
      ],
      history: [{ act: 'release.imported', version: 1 }],
    });
    const vietnamese = await server.api.get<Envelope>(`/api/v1/releases/${id}?lang=vi`);
    expect(vietnamese.body.notices[0]?.text).toBe(
      `Nhập từ cổng thông tin cũ (Cổng cũ); kiểm chứng được từ ngày ${day('vi-VN', '2-digit')}.`,
    );
    const list = await server.api.get<{ items: object[] }>(`/api/v1/releases?organisation=${organisation}`);
    expect(list.body.items).toMatchObject([{ id, firstPublishedAt: '2019-03-05T00:30:00.000Z' }]);
    const proof = await server.api.get(`/api/v1/releases/${id}/versions/1/proof`);
    const key = (await server.api.get('/ledger/key')).text.trim();
    const said: string[] = [];
    const file = join(folder.path, 'proof.json');
    writeFileSync(file, proof.bytes);
    const code = await verifyCommand([file, '--key', key], {
      stdout: (line) => said.push(line),
      stderr: (line) => said.push(line),
      fetch,
      readFile: (path) => Promise.resolve(readFileSync(path)),
      locale: 'en',
    });
    expect([code, said.join('\n')]).toEqual([0, expect.stringContaining('release.imported')]);
  });

  it('is corrected like any other, keeps its mark and its first date, and stays corrected when the file comes again', async () => {
    const { id: organisation, run, imported } = await office();
    const file = jsonLines([{ contactName: 'Vàng Thị Mỷ', contactPhone: '0219 000 0100' }]);
    await run(file);
    const [{ id }] = (await imported()) as [ImportedRow];
    const desk = await server.given.desk(organisation);
    const here = `/api/v1/desk/releases/${id}`;
    const open = `${here}/versions/open`;
    const { etag } = await desk.officer.api.get(here);
    expectStatus(await desk.officer.api.post(`${here}/correct`, {}, { ifMatch: etag }), 200);
    const text = await desk.officer.api.get(`${open}/texts/vi`);
    const edit = { title: 'Tin đã đính chính' };
    expectStatus(await desk.officer.api.patch(`${open}/texts/vi`, edit, { ifMatch: text.etag }), 200);
    const steps = [
      ['submit', desk.officer, { stateSecretConfirmed: true }],
      ['approve', desk.approver, {}],
      ['publish', desk.approver, {}],
    ] as const;
    for (const [verb, who, body] of steps) {
      const { etag: tag } = await who.api.get(open);
      expectStatus(await who.api.post(`${open}/${verb}`, body, { ifMatch: tag }), 200);
    }
    const read = await server.api.get<Envelope>(`/api/v1/releases/${id}`);
    expect(read.body).toMatchObject({
      version: 2,
      firstPublishedAt: '2019-03-05T00:30:00.000Z',
      document: { content: { title: edit.title } },
      history: [{ act: 'release.imported' }, { act: 'release.corrected' }],
    });
    expect(read.body.notices.map(({ type }) => type)).toContain('imported');
    expect(counts(await run(file))).toEqual([0, 1, 0, 0]);
    expect((await server.api.get<Envelope>(`/api/v1/releases/${id}`)).body.version).toBe(2);
    const ninjs = await server.api.get(`/api/v1/releases/${id}?format=ninjs`);
    expect(ninjs.body).toMatchObject({ contentCreated: '2019-03-05T00:30:00.000Z', version: '2' });
    const article = await server.api.get<Node>(`/api/v1/releases/${id}?format=jsonld`);
    expect(article.body['datePublished']).toBe('2019-03-05T00:30:00.000Z');
    expect([...faultsOfNinjs(ninjs.body), ...faultsOfNode(article.body)]).toEqual([]);
  });

  it('takes its number in the year of its date, and the series of this year goes on as if it were not there', async () => {
    const { id: organisation, run, imported } = await office();
    const desk = await server.given.desk(organisation);
    const numberOf = async (id: string) =>
      (await server.api.get<Envelope>(`/api/v1/releases/${id}`)).body.document?.number;
    const first = await numberOf((await server.given.release({ desk })).id);
    const second = first!.replace('01', '02');
    await run(jsonLines([{ number: first }, { number: second }]));
    expect((await imported()).map(({ number }) => number)).toEqual([first, second]);
    expect(await numberOf((await server.given.release({ desk })).id)).toBe(second);
  });
});

describe('the command', () => {
  it('explains itself, and refuses what it can not do', async () => {
    const { run } = await office();
    const row = jsonLines([{}]);
    const [help, wrong, map, unknown, topicless] = await Promise.all([
      run(row, '--help'),
      run(row, 'another-file'),
      run(row, '--map', 'a=b'),
      importing(server, folder.path, row, '--organisation', 'no-such-office'),
      run(row, '--topic', 'no-such-topic'),
    ]);
    expect([help.code, help.output]).toEqual([0, expect.stringContaining('publishedAt')]);
    expect(wrong.code).toBe(2);
    expect([map.code, map.output]).toEqual([2, expect.stringContaining('--map a=b')]);
    expect([unknown.code, unknown.output]).toEqual([1, expect.stringContaining('no-such-office')]);
    expect([topicless.code, topicless.output]).toEqual([1, expect.stringContaining('no-such-topic')]);
  });
});

interface Envelope {
  readonly version: number;
  readonly publishedAt: string;
  readonly notices: readonly { readonly type: string; readonly text: string }[];
  readonly document?: { readonly number?: string };
}
