import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { followCommand } from '../../src/distribution/index.js';
import { Ledger } from '../../src/ledger/index.js';
import { Acts } from '../support/acts.js';
import { startApplication, type TestApplication } from '../support/application.js';
import type { GivenRelease } from '../support/given.js';
import { temporaryFolder, type TemporaryFolder } from '../support/index.js';

const ADDRESS = 'https://khen.test';
type Change = (path: string, response: Response) => Response | Promise<Response>;
const unchanged: Change = (_, response) => response;

let server: TestApplication;
let acts: Acts;
let key: string;
let folder: TemporaryFolder;

beforeAll(async () => {
  server = await startApplication();
  acts = new Acts(server);
  key = (await server.api.get('/ledger/key')).text.trim();
});
afterAll(() => server.close());
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

interface Followed {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly asked: readonly string[];
  readonly statuses: readonly number[];
}
interface Circumstances {
  readonly args?: readonly string[];
  readonly change?: Change;
  /** What LANG says. */
  readonly locale?: string;
  /** Ends the command at this request. */
  readonly stopAt?: number;
  readonly into?: string;
  /** What happens instead of waiting; the command ends when there is nothing left. */
  readonly pauses?: readonly (() => Promise<unknown>)[];
}

/** Follows the server of this process, as the command line would. */
async function follow({
  args = ['--once', '--key', key],
  change = unchanged,
  stopAt = Infinity,
  into = folder.path,
  pauses = [],
  locale,
}: Circumstances = {}): Promise<Followed> {
  const [out, err, asked]: [string[], string[], string[]] = [[], [], []];
  const statuses: number[] = [];
  const stop = new AbortController();
  const waiting = [...pauses];
  const code = await followCommand([ADDRESS, '--into', into, ...args], {
    stdout: (line) => out.push(line),
    stderr: (line) => err.push(line),
    readFile: (path) => readFile(path),
    signal: stop.signal,
    locale,
    pause: async () => {
      const next = waiting.shift();
      if (next) await next();
      else if (!args.includes('--once')) stop.abort();
    },
    fetch: async (address, { headers = {} } = {}) => {
      const { pathname, search } = new URL(address as string);
      asked.push(`${pathname}${search}`);
      if (asked.length >= stopAt) {
        stop.abort();
        throw new TypeError('fetch failed');
      }
      const answer = await server.api.get(`${pathname}${search}`, headers as Record<string, string>);
      const { status, bytes } = answer;
      statuses.push(status);
      const body = status === 304 ? null : new Uint8Array(bytes);
      const response = new Response(body, { status, headers: answer.headers as Record<string, string> });
      return change(`${pathname}${search}`, response);
    },
  });
  return { code, out: out.join('\n'), err: err.join('\n'), asked, statuses };
}

/** What a mirror does, what is said of it, and what the folder must have seen before for that, if not what it did see. */
type Lie = readonly [
  what: string,
  change: Change,
  en: RegExp,
  vi: RegExp,
  seen?: ((state: string) => string) | undefined,
];

const state = (): { next: number } =>
  JSON.parse(readFileSync(join(folder.path, '.khen-follow.json'), 'utf8'));
const filesOf = ({ id }: Pick<GivenRelease, 'id'>, path = folder.path): string[] => {
  const there = join(path, id);
  return existsSync(there) ? readdirSync(there).toSorted() : [];
};
const all = (path: string): string[] =>
  readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => !name.endsWith('.draft') && /\./.test(name))
    .toSorted();
const changed =
  (where: RegExp, edit: (text: string) => string): Change =>
  async (path, response) =>
    where.test(path) ? new Response(edit(await response.text()), response) : response;

describe('following the wire', () => {
  it('keeps every document with its proof and in a form for people, and remembers where to go on', async () => {
    const one = await server.given.release({
      draft: { body: '<p>Xe &lt; 16 chỗ <a href="https://a.b/">đi</a>.</p>' },
    });
    const { code, out, err } = await follow();
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain(one.id);
    expect(filesOf(one)).toEqual(['1.vi.html', '1.vi.json', '1.vi.proof.json', '1.vi.txt']);
    const document = await server.api.get(`/api/v1/releases/${one.id}/versions/1/document`);
    expect(readFileSync(join(folder.path, one.id, '1.vi.json'))).toEqual(document.bytes);
    expect(readFileSync(join(folder.path, one.id, '1.vi.txt'), 'utf8')).toContain(
      'Xe < 16 chỗ đi (https://a.b/).',
    );
    expect(readFileSync(join(folder.path, one.id, '1.vi.html'), 'utf8')).toContain(
      '<h1>Mở lại đường lên Lũng Cú</h1>',
    );
    expect(state().next).toBe(await server.app.get(Ledger).size());
    const two = await server.given.release();
    await acts.translate(two, 'en');
    const again = await follow();
    expect(again.asked.filter((path) => path.includes(one.id))).toEqual([]);
    expect(filesOf(two).filter((name) => name.endsWith('proof.json'))).toEqual([
      '1.en.proof.json',
      '1.vi.proof.json',
    ]);
  });

  it('takes away what was retracted or erased, and keeps the notice', async () => {
    const erased = await server.given.release();
    await acts.correct(erased, { words: { title: 'Một người dân' } });
    const retracted = await server.given.release();
    const never = await server.given.release();
    await acts.retract(never);
    await follow();
    expect(filesOf(erased)).toContain('1.vi.txt');
    expect(filesOf(never)).toEqual(['notice.json', 'notice.vi.json', 'notice.vi.proof.json']);
    await acts.redact(erased, [{ version: 1, lang: 'vi' }]);
    await acts.retract(retracted, { vi: 'Sai.', en: 'Wrong.' });
    expect((await follow()).code).toBe(0);
    expect(filesOf(erased)).toEqual(['2.vi.html', '2.vi.json', '2.vi.proof.json', '2.vi.txt', 'notice.json']);
    expect(filesOf(retracted)).toEqual([
      'notice.en.json',
      'notice.en.proof.json',
      'notice.json',
      'notice.vi.json',
      'notice.vi.proof.json',
    ]);
    const notice = JSON.parse(readFileSync(join(folder.path, retracted.id, 'notice.json'), 'utf8')) as object;
    expect(notice).toMatchObject({ act: 'release.retracted', texts: { vi: 'Sai.', en: 'Wrong.' } });
  });

  it('waits as it was asked to, and asks without moving anything when nothing happened', async () => {
    await follow();
    let late: GivenRelease | undefined;
    const nothing = async () => undefined;
    const publish = async () => (late = await server.given.release());
    const { code, asked, statuses } = await follow({
      args: ['--key', key],
      pauses: [nothing, nothing, publish],
    });
    expect(code).toBe(0);
    expect(asked.filter((path) => path.startsWith('/api/v1/wire'))).toHaveLength(4);
    const log = (path: string) => path.startsWith('/ledger/');
    expect(statuses.filter((_, place) => !log(asked[place]!))).toEqual([200, 304, 304, 200, 200, 200]);
    expect(filesOf(late!)).toHaveLength(4);
  });

  it('says NOT PINNED without a key, and holds on to the key that it saw first', async () => {
    await server.given.release();
    const first = await follow({ args: ['--once'] });
    expect([first.code, first.err]).toEqual([3, expect.stringMatching(/^NOT PINNED: .*--key khen\.test/)]);
    const another = 'khen.test/ledger+9c9ae3d5+AazW+6LcLLxGuPJjL2OKTMxsBE1dp3jSjoXx4Nlrxv4j';
    const second = await follow({ args: ['--once'], change: changed(/ledger\/key/, () => another) });
    expect(second.code).toBe(3);
    expect(second.asked.filter((path) => path.includes('/ledger/key'))).toEqual([]);
  });

  it('refuses what was changed on the way, and writes nothing of it', async () => {
    const { id } = await server.given.release();
    const other = await server.given.release();
    const at = (await server.app.get(Ledger).size()) - 2;
    await follow();
    for (const [change, word] of [
      [changed(new RegExp(`${id}.*document`), (text) => text.replace('Lũng Cú', 'Lũng Cu')), /NOT GENUINE/],
      [changed(new RegExp(`${id}.*proof`), (text) => text.replace('Lũng Cú', 'Lũng Cu')), /NOT GENUINE/],
      [
        changed(new RegExp(`${id}.*proof`), (text) => text.replace(/"proof":"[^"]*"/, '"proof":"x"')),
        /NOT GENUINE/,
      ],
      [changed(/\/wire/, (text) => text.replace(/"change":"new"/, '"change":"same"')), /NOT GENUINE/],
      [
        changed(/\/wire/, (text) =>
          text.replaceAll(/"sha256":"[0-9a-f]{64}"/g, `"sha256":"${'0'.repeat(64)}"`),
        ),
        /NOT GENUINE/,
      ],
      [changed(/\/wire/, (text) => text.replace('release.published', 'release.corrected')), /NOT GENUINE/],
      [changed(/\/wire/, (text) => text.replaceAll(id, other.id)), /NOT GENUINE/],
      [
        changed(/\/wire/, (text) => text.replaceAll(id, '../../../../../../../../../etc/passwd0000')),
        /NOT GENUINE/,
      ],
      [changed(/\/wire/, (text) => text.replaceAll('"lang":"vi"', '"lang":"../vi"')), /NOT GENUINE/],
      [
        changed(/\/wire/, (text) => text.replaceAll('"document":"/api', '"document":"//evil.test/api')),
        /NOT GENUINE/,
      ],
      [changed(/\/wire/, () => '[]'), /NOT GENUINE/],
      [changed(/\/wire/, (text) => text.replace(/"next":\d+/, '"next":0')), /NOT GENUINE/],
      [changed(/\/wire/, (text) => text.replace('khen.test/ledger', 'khen.evil/ledger')), /replaced/],
    ] as const) {
      const into = temporaryFolder();
      try {
        // As a reader that is just before the act.
        writeFileSync(
          join(into.path, '.khen-follow.json'),
          JSON.stringify({ server: ADDRESS, filter: {}, log: 'khen.test/ledger', next: at }),
        );
        const before = all(into.path);
        const { code, err } = await follow({ change, into: into.path });
        expect([code === 1 || code === 4, err]).toEqual([true, expect.stringMatching(word)]);
        expect(all(into.path)).toEqual(before);
      } finally {
        into.remove();
      }
    }
  });

  it('takes nothing away because a mirror says so: the log has to say it, under the key and on the log seen before', async () => {
    const victim = await server.given.release();
    await follow();
    const old = await server.api.get('/ledger/checkpoint');
    const at = state().next;
    const other = await server.given.release();
    await acts.retract(other, { vi: 'Sai.', en: 'Wrong.' });
    const kept = readFileSync(join(folder.path, '.khen-follow.json'), 'utf8');
    const [told] = (await server.api.get<{ items: object[] }>(`/api/v1/wire?from=${at - 1}`)).body.items;
    const page = (edit: (page: { items: Record<string, unknown>[]; next: number }) => void) =>
      changed(/\/wire/, (text) => {
        const read = JSON.parse(text) as { items: Record<string, unknown>[]; next: number };
        edit(read);
        return JSON.stringify(read);
      });
    const forged = (act: string, index: number) => ({ ...told, act, index });
    const another = await server.given.release();
    const size = await server.app.get(Ledger).size();
    const lies: readonly Lie[] = [
      ...['release.redacted', 'release.retracted'].flatMap((act) => [
        [
          `${act} beyond the log`,
          page((read) => {
            read.items.push(forged(act, size));
            read.next = size + 1;
          }),
          /NOT GENUINE: .* but the signed log has/,
          /KHÔNG PHẢI THẬT: .* sổ cái đã ký chỉ có/,
        ] as const,
        [
          `${act} in the place of another act`,
          page((read) => (read.items = [forged(act, at)])),
          /NOT GENUINE: entry \d+ of the log is not what/,
          /KHÔNG PHẢI THẬT: mục \d+ của sổ cái không như/,
        ] as const,
      ]),
      [
        'a genuine act, told of another release',
        changed(/\/wire/, (text) => text.replaceAll(other.id, victim.id)),
        /entry \d+ of the log is not what/,
        /mục \d+ của sổ cái không như/,
      ],
      [
        'a log that was rolled back',
        changed(/\/ledger\/checkpoint/, () => old.text),
        /the signed log has/,
        /sổ cái đã ký chỉ có/,
      ],
      [
        'a head that nobody signed',
        changed(/\/ledger\/checkpoint/, (text) => text.replace(/\n\d+\n/, '\n999999\n')),
        /No given key signed/,
        /Không khóa nào đã cho ký/,
      ],
      [
        'a tree that is not that of the head',
        changed(/\/ledger\/tile\/entries/, (text) => text.replace('release.retracted', 'release.corrected')),
        /NOT GENUINE/,
        /KHÔNG PHẢI THẬT/,
      ],
      [
        'another history',
        unchanged,
        /history was changed/,
        /lịch sử đã bị sửa/,
        (text) => text.replace(/(ledger\\n\d+\\n)[^\\]{4}/, '$1AAAA'),
      ],
      [
        'a log shorter than before',
        unchanged,
        /entries were taken out/,
        /đã có mục bị bỏ/,
        (text) => text.replace(/ledger\\n\d+\\n/, 'ledger\\n999999\\n'),
      ],
    ];
    const before = all(folder.path);
    expect(filesOf(victim)).toHaveLength(4);
    for (const [what, change, en, vi, seen] of lies) {
      for (const [locale, said] of [
        ['en_GB', en],
        ['vi_VN', vi],
      ] as const) {
        writeFileSync(join(folder.path, '.khen-follow.json'), seen ? seen(kept) : kept);
        const { code, err } = await follow({ change, locale });
        expect([what, code, err]).toEqual([what, 1, expect.stringMatching(said)]);
        expect(filesOf(victim)).toHaveLength(4);
      }
    }
    writeFileSync(join(folder.path, '.khen-follow.json'), kept);
    expect(all(folder.path).filter((name) => !name.includes(other.id))).toEqual(before);
    expect((await follow()).code).toBe(0);
    expect(filesOf(another)).toHaveLength(4);
  });

  it('keeps aside what it would take away while nobody vouches for the key', async () => {
    const release = await server.given.release();
    await follow({ args: ['--once'] });
    const had = filesOf(release);
    await acts.retract(release, { vi: 'Sai.', en: 'Wrong.' });
    const { code, err } = await follow({ args: ['--once'] });
    expect([code, err]).toEqual([3, expect.stringMatching(/\.aside until somebody with the key has looked/)]);
    expect(filesOf(release).filter((name) => !name.startsWith('notice'))).toEqual([]);
    expect(readdirSync(join(folder.path, '.aside', release.id)).toSorted()).toEqual(had);
  });

  it('puts nothing over an earlier copy while nobody vouches for the key', async () => {
    const [kept, gone] = [await server.given.release(), await server.given.release()];
    await follow({ args: ['--once'] });
    await acts.retract(gone, { vi: 'Sai.' });
    await follow({ args: ['--once'] });
    // What another server under the same name gave before, or gives now.
    for (const { id } of [kept, gone]) writeFileSync(join(folder.path, id, '1.vi.json'), '{"other":1}');
    const file = join(folder.path, '.khen-follow.json');
    writeFileSync(file, JSON.stringify({ ...state(), next: 0 }));
    expect((await follow({ args: ['--once'] })).code).toBe(3);
    const aside = ({ id }: { id: string }, name: string) =>
      readFileSync(join(folder.path, '.aside', id, name), 'utf8');
    expect(aside(kept, '1.vi.json')).toBe('{"other":1}');
    expect(aside(gone, '2.1.vi.json')).toBe('{"other":1}');
    for (const text of [
      readFileSync(join(folder.path, kept.id, '1.vi.json'), 'utf8'),
      aside(gone, '1.vi.json'),
    ])
      expect(text).toContain('"type":"release"');
  });

  it('refuses the same log under another key', async () => {
    await server.given.release();
    const another = 'khen.test/ledger+9c9ae3d5+AazW+6LcLLxGuPJjL2OKTMxsBE1dp3jSjoXx4Nlrxv4j';
    const { code } = await follow({ args: ['--once', '--key', another] });
    expect([1, 2]).toContain(code);
    expect(all(folder.path)).toEqual([]);
  });

  it('stops when the log was replaced, and never fills a folder from another wire', async () => {
    await follow();
    const file = join(folder.path, '.khen-follow.json');
    const kept = JSON.parse(readFileSync(file, 'utf8')) as object;
    writeFileSync(file, JSON.stringify({ ...kept, next: 1_000_000 }));
    const ahead = await follow();
    expect([ahead.code, ahead.err]).toEqual([4, expect.stringContaining('The log was replaced')]);
    writeFileSync(file, JSON.stringify({ ...kept, log: 'khen.test/before' }));
    expect((await follow()).code).toBe(4);
    writeFileSync(file, JSON.stringify(kept));
    const other = await follow({ args: ['--once', '--key', key, '--lang', 'en'] });
    expect([other.code, other.err]).toEqual([2, expect.stringContaining('follows something else')]);
    writeFileSync(file, '{');
    expect((await follow()).code).toBe(2);
  });

  it('asks again while the server can not answer, and gives up only when told not to wait', async () => {
    const { id } = await server.given.release();
    let refused = 0;
    const busy: Change = (path, response) => {
      if (!path.includes(id) || refused >= 3) return response;
      refused += 1;
      return new Response('', { status: [503, 429, 500][refused - 1]!, headers: { 'retry-after': '2' } });
    };
    const { code, err } = await follow({ change: busy });
    expect([code, refused]).toEqual([0, 3]);
    expect(err.match(/Trying again in 2 s/g)).toHaveLength(3);
    expect(filesOf({ id })).toHaveLength(4);
    const down = await follow({ change: () => new Response('', { status: 502 }) });
    expect([down.code, down.err.match(/Trying again/g)!.length]).toEqual([2, 4]);
  });

  it('gets no more than what it asked for', async () => {
    const topic = await server.given.topic();
    const wanted = await server.given.release({ draft: { topics: [topic] } });
    await server.given.release();
    await follow({ args: ['--once', '--key', key, '--topic', topic] });
    expect(readdirSync(folder.path).filter((name) => !name.startsWith('.'))).toEqual([wanted.id]);
  });

  it('explains a wrong call', async () => {
    for (const args of [['--unheard-of'], ['--topic', 'x'], ['--lang', '!'], ['more']]) {
      const { code, err } = await follow({ args });
      expect([code, err]).toEqual([2, expect.stringContaining('Usage: khen follow')]);
    }
  });

  it('loses nothing and repeats nothing, wherever it is stopped, and whatever happens meanwhile', async () => {
    const releases: GivenRelease[] = [];
    for (let count = 0; count < 4; count += 1) releases.push(await server.given.release());
    await acts.correct(releases[0]!, { words: { title: 'Khác' } });
    await acts.retract(releases[1]!);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 25 }), { maxLength: 6 }), async (stops) => {
        const [broken, whole] = [temporaryFolder(), temporaryFolder()];
        try {
          for (const stopAt of stops) expect((await follow({ stopAt, into: broken.path })).code).toBe(0);
          await follow({ into: broken.path });
          await follow({ into: whole.path });
          expect(all(broken.path)).toEqual(all(whole.path));
          for (const name of all(whole.path))
            if (!name.endsWith('.proof.json'))
              expect(readFileSync(join(broken.path, name))).toEqual(readFileSync(join(whole.path, name)));
        } finally {
          broken.remove();
          whole.remove();
        }
      }),
      { numRuns: 8 },
    );
  }, 120_000);
});
