import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { OfficialCheck } from '../../src/distribution/index.js';
import { Acts } from '../support/acts.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { type Desk, expectStatus, type GivenRelease } from '../support/given.js';
import { followUp } from '../search/support.js';
import { check, tablesThatHold, withoutFingerprints } from './support.js';

let server: TestApplication;
let acts: Acts;

beforeAll(async () => {
  server = await startApplication({ environment: { LOG_LEVEL: 'debug' } });
  acts = new Acts(server);
});
afterAll(() => server.close());

const TITLE = 'Thôn Nà Chì đổi lịch lấy nước về ruộng';
const SUMMARY = 'Mỗi xóm lấy nước ba giờ một ngày, từ ngày 4/4/2026, theo thứ tự đã bốc thăm.';
const LINES = [
  'Nước mương Nà Chì chỉ còn một nửa so với năm ngoái, nên thôn chia lại giờ lấy nước.',
  'Xóm trên: từ 5 giờ đến 8 giờ, mở cửa phai số 1.',
  'Xóm giữa: từ 8 giờ đến 11 giờ, mở cửa phai số 2 và 3.',
  'Xóm dưới: từ 13 giờ đến 16 giờ, 50 m³ một hộ.',
  'Ai tự ý mở phai ngoài giờ thì bị trừ một lượt. Hỏi thêm ông Hoàng Văn Thủy, trưởng thôn.',
];
const body = ([first, ...rest]: readonly string[] = LINES) =>
  `<p>${first}</p><ol>${rest
    .slice(0, -1)
    .map((line) => `<li>${line.replace(/^(\S+ \S+):/, '<strong>$1</strong>:')}</li>`)
    .join('')}</ol><p>${rest.at(-1)}</p>`;
const quote = {
  text: 'Nước ít thì chia nhau, đừng giành nhau.',
  name: 'Lù A Sình',
  position: 'Già làng',
};
const draft = { title: TITLE, summary: SUMMARY, body: body() };
const WHOLE = [TITLE, SUMMARY, ...LINES].join('\n');

const toState = {
  draft: [],
  approved: ['submit', 'approve'],
  scheduled: ['submit', 'approve', 'schedule'],
  published: ['submit', 'approve', 'publish'],
} as const;

/** A release with a quote in it, as far as it is to come. */
async function bring(
  state: keyof typeof toState,
  {
    desk,
    number,
    words = {},
  }: { desk?: Desk; number?: string; words?: Partial<typeof draft> & { quotes?: (typeof quote)[] } } = {},
): Promise<GivenRelease> {
  const { quotes = [quote], ...said } = words;
  const release = await server.given.release({
    state: 'draft',
    draft: { ...draft, ...said },
    ...(desk && { desk }),
  });
  const { desk: at, open, id } = release;
  const { etag: ifMatch } = await at.officer.api.get(`${open}/texts/vi`);
  expectStatus(await at.officer.api.patch(`${open}/texts/vi`, { quotes }, { ifMatch }), 200);
  if (number) await server.given.does(at, 'officer', 'edit', id, { number });
  for (const verb of toState[state])
    await server.given.does(at, verb === 'submit' ? 'officer' : 'approver', verb, id);
  await followUp(server);
  return release;
}
const answerOf = async (text: string) => {
  const { answer, matches } = await check(server.api, { text });
  return [answer, matches[0]?.id, matches[0]?.standing];
};

describe('a release through its life', () => {
  let release: GivenRelease;

  it('is not published while it is a draft, approved, or waits for its hour', async () => {
    const unknown = await server.api.post('/api/v1/official', {
      text: 'Không ai viết những lời này bao giờ cả.',
    });
    for (const state of ['draft', 'approved', 'scheduled'] as const) {
      const { id } = await bring(state);
      const address = `http://khen.test/r/${id}`;
      for (const question of [{ text: WHOLE }, { text: LINES[0]! }, { query: TITLE }])
        expect((await server.api.post('/api/v1/official', question)).text).toBe(unknown.text);
      expect(await check(server.api, { link: address })).toEqual({
        answer: 'not-published',
        by: 'link',
        matches: [],
      });
    }
  });

  it('is official once it is published, in every form in which programs hand it on', async () => {
    release = await bring('published');
    const numbered = [
      TITLE,
      SUMMARY,
      LINES[0],
      ...LINES.slice(1, 4).map((line, at) => `${at + 1}. ${line}`),
      LINES[4],
    ];
    for (const text of [
      WHOLE,
      LINES.join('\n'),
      [SUMMARY, ...LINES].join(' '),
      numbered.join('\n'),
      WHOLE.replaceAll('Xóm', '• Xóm'),
      WHOLE.normalize('NFD'),
      WHOLE.replace('Thủy', 'Thuỷ'),
      `${WHOLE}\n“${quote.text}”\n— ${quote.name}, ${quote.position}\n`,
    ])
      expect(await answerOf(text)).toEqual(['official', release.id, 'current']);
    const { matches } = await check(server.api, { text: WHOLE });
    expect(matches).toEqual([
      expect.objectContaining({ version: 1, currentVersion: 1, lang: 'vi', title: TITLE, notices: [] }),
    ]);
    // What a page of another module is told.
    const told = { lang: 'vi', base: 'http://khen.test' };
    expect((await server.app.get(OfficialCheck).check({ query: WHOLE }, told)).matches).toEqual(matches);
    const proof = await server.api.get<{ document: { id: string } }>(matches[0]!.links['proof']!);
    expect(proof.body.document.id).toBe(release.id);
  });

  it('is close when a word was changed, whichever word', async () => {
    const words = WHOLE.split(/(\s+)/);
    const places = [...words.keys()].filter((place) => place % 2 === 0);
    const change = fc.oneof(
      fc.constantFrom('không', '8', '', '-', 'XÓM').map((word) => () => word),
      fc.constant((word: string) => `${word} không`),
      fc.constant((word: string) => word.replace(/\d/, (digit) => String((Number(digit) + 1) % 10))),
      fc.constant((word: string) => word.normalize('NFD').replace(/\p{M}/u, '').normalize('NFC')),
      fc.constant((word: string) => word.toUpperCase()),
      fc.constant((word: string) => word.replace(/[.,:]$/, '')),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), change, async (place, make) => {
        const word = make(words[place]!);
        fc.pre(word !== words[place]);
        // These lie between items and before a list, where a program may have put them.
        fc.pre(word !== '-' || !/^\d/.test(words[place]!));
        const { answer, matches } = await check(server.api, { text: words.with(place, word).join('') });
        expect([answer, matches[0]?.id]).toEqual(['close', release.id]);
        expect(matches[0]?.difference?.differences.some(({ change: what }) => what !== 'same')).toBe(true);
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('is close by a passage, which is said to be unchanged, with what it leaves out', async () => {
    const { answer, matches } = await check(server.api, { text: LINES[0]! });
    expect(answer).toBe('close');
    expect(matches[0]?.difference).toMatchObject({ unchanged: true, added: 0, same: 19 });
    expect(matches[0]!.difference!.leftOut).toBeGreaterThan(80);
    const within = await check(server.api, { text: `Cả nhà đọc đi nhé: ${[WHOLE, quote.text].join('\n')}` });
    expect(within).toMatchObject({ answer: 'close', matches: [{ id: release.id }] });
  });

  it('is close without marks, and in capitals, and what differs beside is still told', async () => {
    const bare = WHOLE.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
    for (const [text, ignored] of [
      [bare, 'marks'],
      [WHOLE.toUpperCase(), 'case'],
    ] as const) {
      const { answer, matches } = await check(server.api, { text: text.replace('4/4/2026', '5/5/2026') });
      expect(answer).toBe('close');
      const { ignored: not, differences } = matches[0]!.difference!;
      expect([
        not,
        differences.filter(({ change }) => change === 'added').map(({ text: words }) => words),
      ]).toEqual([ignored, ['5/5/2026']]);
    }
  });

  it('is official, since corrected, by its old words, and official by its new ones and by its translation', async () => {
    const corrected = LINES.with(1, 'Xóm trên: từ 4 giờ đến 7 giờ, mở cửa phai số 1.');
    await acts.correct(release, { words: { body: body(corrected) } });
    await acts.translate(release, 'en', {
      title: 'Water by turns',
      summary: 'Three hours each.',
      body: '<p>Upper hamlet first.</p>',
    });
    await followUp(server);
    const { answer, matches } = await check(server.api, { text: WHOLE });
    expect([answer, matches]).toEqual([
      'official-corrected',
      [expect.objectContaining({ id: release.id, standing: 'corrected', version: 1, currentVersion: 2 })],
    ]);
    expect((await server.api.get(matches[0]!.links['difference']!)).status).toBe(200);
    expect(await answerOf([TITLE, SUMMARY, ...corrected].join('\n'))).toEqual([
      'official',
      release.id,
      'current',
    ]);
    expect(await answerOf('Water by turns. Upper hamlet first.')).toEqual([
      'not-published',
      undefined,
      undefined,
    ]);
    expect(await answerOf('Upper hamlet first.')).toEqual(['official', release.id, 'current']);
  });

  it('leads to no correction in a language that the text in force lacks', async () => {
    const other = await bring('published', { words: { body: '<p>Chợ Nà Chì họp sáng thứ bảy.</p>' } });
    const english = 'The market of Na Chi is held on Saturday mornings.';
    await acts.translate(other, 'en', { title: 'Market', summary: 'Held.', body: `<p>${english}</p>` });
    await acts.correct(other, { words: { body: '<p>Chợ Nà Chì họp sáng chủ nhật.</p>' } });
    await followUp(server);
    const { answer, matches } = await check(server.api, { text: english });
    expect([answer, matches[0]?.id]).toEqual(['official-corrected', other.id]);
    for (const link of Object.values(matches[0]!.links))
      expect([link, (await server.api.get(link)).status]).toEqual([link, 200]);
  });

  it('is known by its address, whatever hangs on it, and by no address elsewhere', async () => {
    const { id } = release;
    for (const [link, answer] of [
      [`http://khen.test/r/${id}?fbclid=IwAR0&utm_source=zalo#top`, 'official'],
      [`https://khen.test/api/v1/releases/${id.toUpperCase()}?lang=en`, 'official'],
      [`khen.test/releases/${id}`, 'official'],
      [`/vi/releases/${id}`, 'official'],
      [`http://khen.test/api/v1/releases/${id}/versions/1/document?lang=vi`, 'official-corrected'],
      [`http://khen.test/api/v1/releases/${id}/versions/9/document`, 'not-published'],
      [`http://khen.test.evil.example/r/${id}`, 'not-published'],
      [`http://khen.test@evil.example/r/${id}`, 'not-published'],
      [`//khen.test/r/${id}`, 'official'],
      [`//evil.example/r/${id}`, 'not-published'],
      [`/\\evil.example/r/${id}`, 'not-published'],
      [`http://khen.test\\@evil.example/r/${id}`, 'not-published'],
      [`javascript://khen.test/r/${id}`, 'not-published'],
      [`http://khen.test/r/01890a5d-ac96-774b-bcce-b302099a8057`, 'not-published'],
    ] as const) {
      expect([link, (await check(server.api, { link })).answer]).toEqual([link, answer]);
      if (!link.startsWith('javascript'))
        expect(await check(server.api, { query: ` ${link}\n` })).toMatchObject({ answer, by: 'link' });
    }
  });

  it('keeps its words to itself once it was retracted, and is found all the same', async () => {
    await acts.retract(release);
    for (const late of [true, false]) {
      if (!late) await followUp(server);
      for (const [text, answer] of [
        [WHOLE, 'official-retracted'],
        [WHOLE.replace('ba giờ', 'sáu giờ'), 'close'],
        [LINES[2]!, 'close'],
      ] as const) {
        const { body: given, text: sent } = await server.api.post<Awaited<ReturnType<typeof check>>>(
          '/api/v1/official',
          { text },
        );
        expect(given).toMatchObject({ answer, matches: [{ id: release.id, standing: 'retracted' }] });
        expect(given.matches[0]!.notices[0]).toMatchObject({ type: 'retracted' });
        expect(sent).not.toMatch(/xóm|Nà Chì|phai|Thủy|sáu giờ|lấy nước/i);
        expect((await server.api.get(given.matches[0]!.links['noticeProof']!)).status).toBe(200);
      }
    }
    expect(await check(server.api, { link: `/r/${release.id}` })).toMatchObject({
      answer: 'official-retracted',
    });
  });

  it('leaves no fingerprint once it was erased, nor is it answered before that was taken in', async () => {
    await acts.redact(release, [
      { version: 1, lang: 'vi' },
      { version: 2, lang: 'vi' },
    ]);
    expect(await answerOf(WHOLE)).toEqual(['not-published', undefined, undefined]);
    await followUp(server);
    expect(await answerOf(LINES[2]!)).toEqual(['not-published', undefined, undefined]);
    expect(await answerOf('Upper hamlet first.')).toEqual(['official-retracted', release.id, 'retracted']);
  });
});

describe('the same words otherwise put together', () => {
  it('are not official when a quote has another speaker', async () => {
    const others = [
      { text: 'Phai số 3 hỏng rồi.', name: 'Vàng Thị Dợ', position: 'Thủ kho' },
      { text: 'Mai sửa xong phai.', name: 'Lù A Sình', position: 'Già làng' },
    ];
    const text = 'Thôn họp về mương Nà Chì, hai người đã nói.';
    const { id } = await bring('published', { words: { body: `<p>${text}</p>`, quotes: others } });
    const [one, two] = others.map(({ text: said, name, position }) => [said, `${name}, ${position}`]) as [
      [string, string],
      [string, string],
    ];
    for (const said of [[], one, two, [...one, ...two]])
      expect(await answerOf([text, ...said].join('\n'))).toEqual(['official', id, 'current']);
    for (const said of [[one[0], two[1]], [two[1]], [one[0], ...two], [...one, two[1]]])
      expect(await answerOf([text, ...said].join('\n'))).toEqual(['close', id, 'current']);
  });
});

describe('a number in a text', () => {
  it('is not official with a sign before it, or with what stands high beside it', async () => {
    const words = {
      body: '<p>Trạm Nà Chì báo về ủy ban:</p><ul><li>5 độ lúc 6 giờ</li><li>gió nhẹ</li></ul><p>Chứa 10<sup>3</sup> m<sup>3</sup> nước.</p>',
      quotes: [],
    };
    const { id } = await bring('published', { words });
    const told = (item: string, held: string) =>
      answerOf(['Trạm Nà Chì báo về ủy ban:', item, '- gió nhẹ', `Chứa ${held} m3 nước.`].join('\n'));
    expect(await told('• 5 độ lúc 6 giờ', '10^3')).toEqual(['official', id, 'current']);
    expect(await told('- 5 độ lúc 6 giờ', '10^3')).toEqual(['close', id, 'current']);
    expect(await told('5 độ lúc 6 giờ', '103')).toEqual(['close', id, 'current']);
  });
});

describe('a number', () => {
  it('finds all releases that bear it, those in force first', async () => {
    const number = '31/TB-UBND';
    const made: GivenRelease[] = [];
    for (let count = 0; count < 2; count += 1) {
      const desk = await server.given.desk();
      await server.given.setting(desk.organisation, 'releases.numbering', 'entered');
      await server.given.setting(desk.organisation, 'releases.number-format', '{number}/{kind}-UBND');
      made.push(await bring('published', { desk, number }));
    }
    await acts.retract(made[1]!);
    for (const written of [number, 'Số: 31/tb-ubnd', '31 / TB–UBND']) {
      const { answer, by, matches } = await check(server.api, { query: written });
      expect([answer, by, matches.map(({ id }) => id)]).toEqual([
        'official',
        'number',
        [made[0]!.id, made[1]!.id],
      ]);
    }
    expect(await check(server.api, { number: '13/TB-UBND' })).toMatchObject({ answer: 'not-published' });
  });
});

describe('what was asked', () => {
  const SECRET = 'zzbimat';

  it('is one thing, and bounded', async () => {
    for (const question of [
      {},
      { text: 'a', link: 'b' },
      { text: '' },
      { text: 'a'.repeat(40_001) },
      { text: 'a', more: 1 },
      { text: 1 },
      [],
    ])
      expect((await server.api.post('/api/v1/official', question)).status).toBe(400);
    const answer = await server.api.post('/api/v1/official', { text: 'a '.repeat(20_000) });
    expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'no-store']);
    for (const text of ['\0', '\ud800', '…', '<script>', '١٢/أ'])
      expect(await check(server.api, { query: text })).toMatchObject({ answer: 'not-published' });
  });

  it('holds nobody up, however its marks are heaped', async () => {
    const heap = `${LINES.join('\n')}\u0316${'\u0301\u0316'.repeat(19_000)}`;
    await bring('published');
    const began = performance.now();
    for (const question of [{ text: heap }, { query: heap }])
      expect(await check(server.api, question)).toMatchObject({ answer: 'close' });
    // Each took more than two seconds, in which nobody was answered.
    expect(performance.now() - began).toBeLessThan(1000);
  });

  it('is in no log, no metric and no table, whatever comes of it', async () => {
    const text = `${SECRET} ${SECRET} ở đâu mà ${SECRET} mãi`;
    await check(server.api, { text });
    await check(server.api, { link: `http://khen.test/${SECRET}` });
    await check(server.api, { number: `1/${SECRET}` });
    await server.api.post('/api/v1/official', { text, [SECRET]: SECRET });
    const broken = `{"text": "${text}`;
    await server.api.send('POST', '/api/v1/official', {
      body: broken,
      headers: { 'content-type': 'application/json' },
    });
    const failed = await withoutFingerprints(server.database, () =>
      server.api.post('/api/v1/official', { text }),
    );
    expect(failed.status).toBe(500);
    expect(server.log.some((line) => line.includes('request failed'))).toBe(true);
    expect(server.log.filter((line) => line.includes(SECRET))).toEqual([]);
    const metrics = await server.api.get('/metrics', {
      authorization: `Bearer ${server.config.metricsToken}`,
    });
    expect(metrics.text).not.toContain(SECRET);
    expect(await tablesThatHold(server.database, SECRET)).toEqual([]);
  });
});
