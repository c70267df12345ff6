import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { statement } from '../../src/platform/database/index.js';
import { type Answer, type IdentityServer, PASSWORD, startIdentity } from './support.js';

let server: IdentityServer;
let organisation: string;
beforeAll(async () => {
  server = await startIdentity();
  organisation = await server.organisation('ubnd');
  await server.account('lan@khen.test', { organisation, role: 'maker' });
  await server.account('khac@khen.test', { organisation, role: 'maker' });
  await server.account('quan-tri@khen.test', { organisation, role: 'administrator', scope: 'subtree' });
});
afterAll(() => server.close());

const refresh = (
  cookie: string | undefined,
  headers: Record<string, string> = { 'khen-session': 'refresh' },
) => server.ask('POST', '/api/v1/session/refresh', { cookie, headers });
const isAlive = async ({ body }: Answer) =>
  (await server.ask('GET', '/api/v1/me', { token: body.accessToken })).status === 200;
const minutes = (count: number) => server.clock.advance(count * 60_000);

describe('refreshing', () => {
  it('gives a new access token and the next refresh token', async () => {
    const opened = await server.signIn('lan@khen.test');
    minutes(6);
    expect(await isAlive(opened)).toBe(false);
    const renewed = await refresh(opened.cookie);
    expect(renewed.status).toBe(200);
    expect(renewed.cookie).not.toBe(opened.cookie);
    expect(await isAlive(renewed)).toBe(true);
    minutes(6);
    expect((await refresh(renewed.cookie)).status).toBe(200);
  });

  it('needs the header that no other site can send', async () => {
    const { cookie } = await server.signIn('lan@khen.test');
    expect((await refresh(cookie, {})).status).toBe(403);
    expect((await refresh(cookie, { 'khen-session': 'other' })).status).toBe(403);
    expect((await refresh(cookie)).status).toBe(200);
  });

  it('refuses what is no token of ours', async () => {
    for (const cookie of [undefined, '', 'x', 'A'.repeat(43), 'A'.repeat(5000)]) {
      const answer = await refresh(cookie);
      expect([answer.status, answer.body.type]).toEqual([401, 'urn:khen:error:identity.session-ended']);
    }
  });

  it('ends both holders of a token that is used again later', async () => {
    const opened = await server.signIn('lan@khen.test');
    const renewed = await refresh(opened.cookie);
    server.clock.advance(31_000);
    expect((await refresh(opened.cookie)).status).toBe(401);
    expect(await isAlive(renewed)).toBe(false);
    expect((await refresh(renewed.cookie)).status).toBe(401);
    const [record] = await server.database.query(
      statement<{ object_id: string; organisation_id: string }>(
        'test.stolen',
        `select object_id, organisation_id from ledger.audit where verb = 'end-stolen' order by at desc limit 1`,
      ),
    );
    expect(record?.organisation_id).toBe(organisation);
  });

  it('ends the session too when the token was stolen many refreshes ago', async () => {
    const opened = await server.signIn('lan@khen.test');
    let current = opened;
    for (let n = 0; n < 4; n += 1) {
      minutes(5);
      current = await refresh(current.cookie);
    }
    expect((await refresh(opened.cookie)).status).toBe(401);
    expect((await refresh(current.cookie)).status).toBe(401);
  });

  it('gives two tabs that refresh at once the same token, and signs nobody out', async () => {
    const opened = await server.signIn('lan@khen.test');
    await server.warm();
    const answers = await Promise.all(Array.from({ length: 8 }, () => refresh(opened.cookie)));
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect(new Set(answers.map(({ cookie }) => cookie)).size).toBe(1);
    minutes(5);
    const next = await refresh(answers[0]!.cookie);
    expect(next.status).toBe(200);
    expect(await isAlive(next)).toBe(true);
  });

  it('does so on two servers as well', async () => {
    const other = await startIdentity({}, { beside: server });
    try {
      const { cookie } = await server.signIn('lan@khen.test');
      await Promise.all([server.warm(), other.warm()]);
      const headers = { 'khen-session': 'refresh' };
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, n) =>
          (n % 2 ? other : server).ask('POST', '/api/v1/session/refresh', { cookie, headers }),
        ),
      );
      expect(new Set(answers.map((answer) => `${answer.status} ${answer.cookie}`)).size).toBe(1);
      expect(answers[0]!.status).toBe(200);
    } finally {
      await other.close();
    }
  });

  it('brings a tab that comes late, but in time, to the newest token', async () => {
    const opened = await server.signIn('lan@khen.test');
    server.clock.advance(10_000);
    const second = await refresh(opened.cookie);
    server.clock.advance(10_000);
    const third = await refresh(second.cookie);
    server.clock.advance(10_000);
    const late = await refresh(opened.cookie);
    expect(late.status).toBe(200);
    expect(late.cookie).toBe(third.cookie);
  });

  it('still ends the session when a thief refreshed within the time of grace', async () => {
    const opened = await server.signIn('lan@khen.test');
    const owner = await refresh(opened.cookie);
    const thief = await refresh(opened.cookie);
    minutes(5);
    expect((await refresh(thief.cookie)).status).toBe(200);
    minutes(5);
    expect((await refresh(owner.cookie)).status).toBe(401);
  });

  it('keeps nothing in the database with which a token could be made', async () => {
    const { cookie } = await server.signIn('lan@khen.test');
    const { cookie: next } = await refresh(cookie);
    const rows = await server.database.query(
      statement<{ row: string }>(
        'test.tokens',
        `select encode(hash, 'hex') || encode(successor_nonce, 'hex') as row from identity.refresh_token`,
      ),
    );
    for (const token of [cookie!, next!]) {
      const hex = Buffer.from(token, 'base64url').toString('hex');
      expect(rows.some(({ row }) => row?.includes(hex))).toBe(false);
    }
  });
});

describe('a session', () => {
  it('ends when it was not used for twelve hours, and after a week in any case', async () => {
    const idle = await server.signIn('lan@khen.test');
    minutes(12 * 60);
    expect((await refresh(idle.cookie)).status).toBe(401);
    let used = await server.signIn('lan@khen.test');
    for (let hours = 0; hours < 7 * 24 - 11; hours += 11) {
      minutes(11 * 60);
      used = await refresh(used.cookie);
      expect(used.status).toBe(200);
    }
    minutes(11 * 60);
    expect((await refresh(used.cookie)).status).toBe(401);
  });

  it('ends at the next request after signing out', async () => {
    const opened = await server.signIn('lan@khen.test');
    const token = opened.body.accessToken;
    const closed = await server.ask('DELETE', '/api/v1/session', { token });
    expect(closed.status).toBe(204);
    expect(String(closed.headers['set-cookie'])).toMatch(
      /khen_refresh=;.*(Expires=Thu, 01 Jan 1970|Max-Age=0)/i,
    );
    expect(await isAlive(opened)).toBe(false);
    expect((await refresh(opened.cookie)).status).toBe(401);
  });

  it('is listed with its device, and can be ended from another', async () => {
    await server.account('hai@khen.test', { organisation, role: 'maker' });
    const open = (agent: string) =>
      server.ask('POST', '/api/v1/session', {
        body: { email: 'hai@khen.test', password: PASSWORD },
        headers: { 'user-agent': agent },
      });
    const phone = await open(
      'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Mobile Safari/537.36',
    );
    const desk = await open(
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0',
    );
    const token = desk.body.accessToken;
    const { items } = (await server.ask('GET', '/api/v1/me/sessions', { token })).body;
    expect(
      items.map(({ device, current }: { device: string; current: boolean }) => [device, current]),
    ).toEqual([
      ['Firefox, Windows', true],
      ['Chrome, Android', false],
    ]);
    expect((await server.ask('DELETE', `/api/v1/me/sessions/${items[1].id}`, { token })).status).toBe(204);
    expect(await isAlive(phone)).toBe(false);
    expect(await isAlive(desk)).toBe(true);
    expect((await server.ask('DELETE', `/api/v1/me/sessions/${items[1].id}`, { token })).status).toBe(404);
  });

  it('of somebody else can be neither seen nor ended', async () => {
    const mine = await server.signIn('lan@khen.test');
    const other = await server.token('khac@khen.test');
    const { items } = (await server.ask('GET', '/api/v1/me/sessions', { token: mine.body.accessToken })).body;
    for (const { id } of items) {
      expect((await server.ask('DELETE', `/api/v1/me/sessions/${id}`, { token: other })).status).toBe(404);
    }
    expect(await isAlive(mine)).toBe(true);
  });

  it('ends with all others of a suspended account, at its next request, and stays ended', async () => {
    const id = await server.account('bi-khoa@khen.test', { organisation, role: 'maker' });
    const opened = await server.signIn('bi-khoa@khen.test');
    const token = await server.token('quan-tri@khen.test');
    const path = `/api/v1/desk/accounts/${id}`;
    const { etag } = await server.ask('GET', path, { token });
    const suspended = await server.ask('POST', `${path}/suspend`, {
      token,
      ifMatch: etag,
      body: { reason: 'Nghỉ việc.' },
    });
    expect(suspended.status).toBe(200);
    expect(await isAlive(opened)).toBe(false);
    expect((await refresh(opened.cookie)).status).toBe(401);
    expect((await server.signIn('bi-khoa@khen.test')).status).toBe(401);
    const again = await server.ask('POST', `${path}/reinstate`, { token, ifMatch: suspended.etag });
    expect(again.body.state).toBe('active');
    expect(await isAlive(opened)).toBe(false);
    expect((await refresh(opened.cookie)).status).toBe(401);
    expect((await server.signIn('bi-khoa@khen.test')).status).toBe(200);
  });

  it('ends when its account is suspended past all use cases, by whoever runs the database', async () => {
    await server.account('tat@khen.test', { organisation, role: 'maker' });
    const opened = await server.signIn('tat@khen.test');
    const setState = statement(
      'test.suspend',
      `update identity.account set state = $1 where email = 'tat@khen.test'`,
    );
    await server.database.query(setState, ['suspended']);
    expect(await isAlive(opened)).toBe(false);
    expect((await refresh(opened.cookie)).status).toBe(401);
  });

  it('survives a change of the password where it was changed, and nowhere else', async () => {
    await server.account('doi@khen.test', { organisation, role: 'maker' });
    const here = await server.signIn('doi@khen.test');
    const there = await server.signIn('doi@khen.test');
    const change = (currentPassword: string, newPassword: string) =>
      server.ask('POST', '/api/v1/me/password', {
        token: here.body.accessToken,
        body: { currentPassword, newPassword },
      });
    expect((await change('wrong password', 'một mật khẩu khác hẳn')).status).toBe(403);
    const common = await change(PASSWORD, 'Matkhau123');
    expect([common.status, common.body.errors[0].pointer]).toEqual([400, '/newPassword']);
    expect((await change(PASSWORD, 'một mật khẩu khác hẳn')).status).toBe(204);
    expect(await isAlive(here)).toBe(true);
    expect(await isAlive(there)).toBe(false);
    expect((await server.signIn('doi@khen.test')).status).toBe(401);
    expect((await server.signIn('doi@khen.test', { password: 'một mật khẩu khác hẳn' })).status).toBe(200);
  });

  it('gives a thief only a few guesses at the password', async () => {
    await server.account('trom@khen.test', { organisation, role: 'maker' });
    const token = await server.token('trom@khen.test');
    const guess = () =>
      server.ask('POST', '/api/v1/me/totp', { token, body: { password: 'guessed wrongly' } });
    for (let n = 0; n < 5; n += 1) expect((await guess()).status).toBe(403);
    expect((await guess()).status).toBe(429);
    expect((await server.signIn('trom@khen.test')).status).toBe(200);
  });

  it('has no password hashed for whoever does not know the one in use', async () => {
    await server.account('bam@khen.test', { organisation, role: 'maker' });
    const token = await server.token('bam@khen.test');
    const change = async (currentPassword: string) => {
      const before = await server.hashes();
      const { status } = await server.ask('POST', '/api/v1/me/password', {
        token,
        body: { currentPassword, newPassword: 'một mật khẩu khác hẳn' },
      });
      return [status, (await server.hashes()) - before];
    };
    for (let n = 0; n < 5; n += 1) expect(await change('guessed wrongly')).toEqual([403, 1]);
    expect(await change(PASSWORD)).toEqual([429, 0]);
    server.clock.advance(1000);
    expect(await change(PASSWORD)).toEqual([204, 2]);
  });
});

describe('the sweep', () => {
  it('forgets ended sessions with their tokens and keeps the others', async () => {
    const old = await server.signIn('lan@khen.test');
    await refresh(old.cookie);
    minutes(9 * 24 * 60);
    const kept = await server.signIn('lan@khen.test');
    const { IdentitySweep } = await import('../../src/identity/jobs/sweep.js');
    await server.app.get(IdentitySweep, { strict: false }).run();
    const count = statement<{ sessions: number; tokens: number }>(
      'test.count-sessions',
      `select (select count(*)::int from identity.session) as sessions, (select count(*)::int from identity.refresh_token) as tokens`,
    );
    expect(await server.database.query(count)).toEqual([{ sessions: 1, tokens: 1 }]);
    expect(await isAlive(kept)).toBe(true);
  });

  it('forgets devices on which nobody signed in for half a year', async () => {
    const { device } = await server.signIn('lan@khen.test');
    minutes(181 * 24 * 60);
    const { IdentitySweep } = await import('../../src/identity/jobs/sweep.js');
    await server.app.get(IdentitySweep, { strict: false }).run();
    const all = statement<{ hash: Buffer }>('test.devices', 'select hash from identity.device');
    expect(await server.database.query(all)).toEqual([]);
    expect((await server.signIn('lan@khen.test', { device })).device).not.toBe(device);
  });
});

describe('saved views', () => {
  it('follow the person: saved once, renamed, removed, and of nobody else', async () => {
    const token = (await server.signIn('lan@khen.test')).body.accessToken;
    const other = (await server.signIn('khac@khen.test')).body.accessToken;
    const path = '/api/v1/me/views';
    const shown = async (of: string | undefined) =>
      (await server.ask('GET', `${path}?list=releases`, { token: of })).body as Shown;
    const save = (name: string, key: string) =>
      server.ask('POST', path, {
        token,
        headers: { 'idempotency-key': key },
        body: { list: 'releases', name, query: { state: 'in_review' } },
      });
    const [first, again] = [await save('Chờ duyệt', 'view-1'), await save('Chờ duyệt', 'view-1')];
    expect([first.status, again.body]).toEqual([201, first.body]);
    expect((await save('Chờ duyệt', 'view-2')).status).toBe(409);
    const { items } = await shown(token);
    expect(items).toEqual([{ id: items[0]!.id, name: 'Chờ duyệt', query: { state: 'in_review' } }]);
    const one = `${path}/${items[0]!.id}`;
    expect((await server.ask('PATCH', one, { token: other, body: { name: 'Của tôi' } })).status).toBe(404);
    expect((await server.ask('DELETE', one, { token: other })).status).toBe(404);
    expect((await server.ask('PATCH', one, { token, body: { name: 'Hôm nay' } })).status).toBe(204);
    expect((await shown(token)).items[0]!.name).toBe('Hôm nay');
    expect((await shown(other)).items).toEqual([]);
    for (let at = 1; at < 20; at++) expect((await save(`Số ${at}`, `many-${at}`)).status).toBe(201);
    expect((await save('Một nữa', 'many-20')).status).toBe(409);
    expect((await server.ask('DELETE', one, { token })).status).toBe(204);
    expect((await save('Một nữa', 'many-21')).status).toBe(201);
  });

  it('are so many at most, however many lists there are said to be', async () => {
    const token = (await server.signIn('lan@khen.test')).body.accessToken;
    const save = async (list: string) => {
      const body = { list, name: 'Hôm nay', query: {} };
      return (await server.ask('POST', '/api/v1/me/views', { token, body })).status;
    };
    const statuses = new Set<number>();
    for (let at = 0; at < 201; at++)
      statuses.add(await save(`list-${'a'.repeat(1 + (at % 15))}-${'b'.repeat(1 + Math.floor(at / 15))}`));
    expect([...statuses]).toEqual([201, 409]);
  });
});
interface Shown {
  readonly items: readonly { readonly id: string; readonly name: string; readonly query: object }[];
}
