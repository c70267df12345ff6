import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { statement } from '../../src/platform/database/index.js';
import { type IdentityServer, PASSWORD, startIdentity, statuses } from './support.js';

let server: IdentityServer;
let organisation: string;
let admin: string;
beforeAll(async () => {
  server = await startIdentity({}, { work: true });
  organisation = await server.organisation('ubnd');
  await server.account('quan-tri@khen.test', { organisation, role: 'administrator', scope: 'subtree' });
});
afterAll(() => server.close());

const NEW = 'mật khẩu của riêng tôi';
const minutes = (count: number) => server.clock.advance(count * 60_000);
const typeOf = ({ status, body }: { status: number; body: { type?: string } }) =>
  `${status} ${body?.type?.slice(15) ?? ''}`;
async function invite(email: string, more: object = {}) {
  admin = await server.token('quan-tri@khen.test');
  return server.ask('POST', '/api/v1/desk/accounts', {
    token: admin,
    body: { email, name: 'Vừ Thị Mai', memberships: [{ organisation, role: 'maker' }], ...more },
  });
}
const accept = (token: string, password = NEW, more: object = {}) =>
  server.ask('POST', '/api/v1/invitations/accept', { body: { token, password, ...more } });

describe('an invitation', () => {
  it('is mailed, accepted with a password of one own choice, and works once', async () => {
    const invited = await invite('mai@khen.test');
    expect(invited.status).toBe(201);
    expect(invited.body).toMatchObject({ state: 'invited', email: 'mai@khen.test' });
    const { text, token } = await server.mail('mai@khen.test');
    expect(text).toContain('Kính gửi Vừ Thị Mai');
    expect(text).toContain(`https://khen.test/app/invitation#token=${token}`);
    expect(text).toContain('08 giờ 00 phút');
    expect((await server.signIn('mai@khen.test', { password: NEW })).status).toBe(401);
    expect((await accept(token, NEW, { name: 'Vừ Thị Hoa Mai' })).status).toBe(204);
    const signedIn = await server.signIn('mai@khen.test', { password: NEW });
    const me = await server.ask('GET', '/api/v1/me', { token: signedIn.body.accessToken });
    expect(me.body).toMatchObject({ name: 'Vừ Thị Hoa Mai', permissions: ['toys.read', 'toys.write'] });
    expect(typeOf(await accept(token))).toBe('410 identity.link-not-valid');
  });

  it('speaks English to those who do', async () => {
    await invite('john@khen.test', { lang: 'en', name: 'John Smith' });
    expect((await server.mail('john@khen.test')).text).toContain('Dear John Smith');
  });

  it('stays good when a password is refused, and names the member at fault', async () => {
    await invite('chon@khen.test', { name: 'Lý Văn Chọn' });
    const { token } = await server.mail('chon@khen.test');
    for (const bad of [
      'ngắn',
      'mật khẩu 123',
      'lyvanchon1',
      'chon@khen.test',
      'aaaaaaaaaaaa',
      'x'.repeat(201),
    ]) {
      const answer = await accept(token, bad);
      expect([bad, answer.status, answer.body.errors[0].pointer]).toEqual([bad, 400, '/password']);
    }
    expect((await accept(token)).status).toBe(204);
  });

  it('ends after seven days, and another can be sent that replaces it', async () => {
    const { body, etag } = await invite('tre@khen.test');
    const first = await server.mail('tre@khen.test');
    minutes(7 * 24 * 60);
    expect(typeOf(await accept(first.token))).toBe('410 identity.link-not-valid');
    admin = await server.token('quan-tri@khen.test');
    const path = `/api/v1/desk/accounts/${body.id}/invite`;
    const again = await server.ask('POST', path, { token: admin, ifMatch: etag });
    const second = await server.mail('tre@khen.test', 2);
    await server.ask('POST', path, { token: admin, ifMatch: again.etag });
    const third = await server.mail('tre@khen.test', 3);
    expect(typeOf(await accept(second.token))).toBe('410 identity.link-not-valid');
    expect((await accept(third.token)).status).toBe(204);
  });

  it('is withdrawn by a suspension, after which there is nothing to reinstate but an invitation', async () => {
    const { body, etag } = await invite('huy@khen.test');
    const { token } = await server.mail('huy@khen.test');
    const path = `/api/v1/desk/accounts/${body.id}`;
    const suspended = await server.ask('POST', `${path}/suspend`, {
      token: admin,
      ifMatch: etag,
      body: { reason: 'Nhầm.' },
    });
    expect(suspended.body.state).toBe('suspended');
    expect(typeOf(await accept(token))).toBe('410 identity.link-not-valid');
    const ifMatch = suspended.etag;
    expect(typeOf(await server.ask('POST', `${path}/reinstate`, { token: admin, ifMatch }))).toBe(
      '409 identity.never-accepted',
    );
    expect((await server.ask('POST', `${path}/invite`, { token: admin, ifMatch })).body.state).toBe(
      'invited',
    );
    expect((await accept((await server.mail('huy@khen.test', 2)).token)).status).toBe(204);
  });

  it('is accepted once by two at the same time', async () => {
    await invite('hai@khen.test');
    const { token } = await server.mail('hai@khen.test');
    await server.warm();
    const answers = await Promise.all([accept(token), accept(token), accept(token)]);
    expect(statuses(answers)).toEqual([204, 410, 410]);
  });

  it('is made once however often it is sent', async () => {
    const headers = { 'idempotency-key': 'invite-lap' };
    const ask = () =>
      server.ask('POST', '/api/v1/desk/accounts', {
        token: admin,
        headers,
        body: { email: 'lap@khen.test', name: 'Lặp', memberships: [{ organisation, role: 'maker' }] },
      });
    const [first, second] = [await ask(), await ask()];
    expect([first.status, second.status, second.body.id]).toEqual([201, 201, first.body.id]);
    await server.mail('lap@khen.test');
    await server.idle();
    expect(server.mailsTo('lap@khen.test')).toBe(1);
  });

  it('leaves its token in no row and no job', async () => {
    await invite('kin@khen.test');
    const { token } = await server.mail('kin@khen.test');
    const rows = await server.database.query(
      statement<{ row: string }>(
        'test.links',
        `select t::text as row from identity.one_time_token t union all select data::text from queue.job
         union all select a::text from ledger.audit a`,
      ),
    );
    const stored = rows.map(({ row }) => row).join('\n');
    expect(stored).not.toContain(token);
    expect(stored).not.toContain(Buffer.from(token, 'base64url').toString('hex'));
    expect(stored).not.toContain('kin@khen.test');
  });

  it('is not guessed', async () => {
    for (const token of ['', 'x', 'A'.repeat(43), '__proto__']) {
      expect(typeOf(await accept(token))).toBe('410 identity.link-not-valid');
    }
  });
});

describe('a password reset', () => {
  const ask = (email: string, ip = '192.0.2.1') =>
    server.ask('POST', '/api/v1/password-reset', { body: { email }, ip });
  const confirm = (token: string, password = NEW) =>
    server.ask('POST', '/api/v1/password-reset/confirm', { body: { token, password } });

  it('sets a new password, ends all sessions and opens none', async () => {
    await server.account('quen@khen.test', { organisation, role: 'maker' });
    const opened = await server.signIn('quen@khen.test');
    expect((await ask('QUEN@khen.test')).status).toBe(202);
    const { text, token } = await server.mail('quen@khen.test');
    expect(text).toContain(`https://khen.test/app/password-reset#token=${token}`);
    const answer = await confirm(token);
    expect([answer.status, answer.body, answer.headers['set-cookie']]).toEqual([204, undefined, undefined]);
    expect((await server.ask('GET', '/api/v1/me', { token: opened.body.accessToken })).status).toBe(401);
    expect((await server.signIn('quen@khen.test')).status).toBe(401);
    expect((await server.signIn('quen@khen.test', { password: NEW })).status).toBe(200);
    expect(typeOf(await confirm(token))).toBe('410 identity.link-not-valid');
  });

  it('leads to our own address, whatever host the request names', async () => {
    await server.account('chu-nha@khen.test', { organisation, role: 'maker' });
    for (const name of ['host', 'x-forwarded-host', 'forwarded', 'origin', 'referer']) {
      minutes(60);
      const asked = await server.ask('POST', '/api/v1/password-reset', {
        body: { email: 'chu-nha@khen.test' },
        headers: { [name]: name === 'forwarded' ? 'host=evil.test' : 'evil.test' },
      });
      expect([name, asked.status]).toEqual([name, 202]);
      const { text, token } = await server.mail('chu-nha@khen.test');
      expect(text).toContain(`https://khen.test/app/password-reset#token=${token}`);
      expect(text).not.toContain('evil');
    }
  });

  it('is used once by two at the same time', async () => {
    await server.account('dua@khen.test', { organisation, role: 'maker' });
    await ask('dua@khen.test');
    const { token } = await server.mail('dua@khen.test');
    await server.warm();
    expect(statuses(await Promise.all([confirm(token), confirm(token)]))).toEqual([204, 410]);
  });

  it('does not get past the second factor', async () => {
    await server.account('hai-lop@khen.test', { organisation, role: 'maker' });
    await server.secondFactor(await server.token('hai-lop@khen.test'));
    await ask('hai-lop@khen.test');
    expect((await confirm((await server.mail('hai-lop@khen.test')).token)).status).toBe(204);
    expect(typeOf(await server.signIn('hai-lop@khen.test', { password: NEW }))).toBe(
      '401 identity.code-required',
    );
  });

  it('answers the same and does the same work for accounts that are unknown or not in use', async () => {
    await invite('cho@khen.test');
    await server.mail('cho@khen.test');
    const count = statement<{ tokens: number; jobs: number }>(
      'test.count-work',
      `select (select count(*)::int from identity.one_time_token) as tokens, (select count(*)::int from queue.job) as jobs`,
    );
    const answers = [];
    for (const email of ['quan-tri@khen.test', 'nobody@khen.test', 'cho@khen.test']) {
      const [before] = await server.database.query(count);
      const { status, body } = await ask(email);
      const [after] = await server.database.query(count);
      answers.push([status, body, after!.tokens - before!.tokens, after!.jobs - before!.jobs]);
    }
    expect(answers).toEqual([1, 2, 3].map(() => [202, undefined, 1, 1]));
    await server.mail('quan-tri@khen.test');
    await server.idle();
    expect(server.mailsTo('nobody@khen.test')).toBe(0);
    expect(server.mailsTo('cho@khen.test')).toBe(1);
  });

  it('ends ten minutes after its mail', async () => {
    await server.account('cham@khen.test', { organisation, role: 'maker' });
    await ask('cham@khen.test');
    const { token } = await server.mail('cham@khen.test');
    minutes(10);
    expect(typeOf(await confirm(token))).toBe('410 identity.link-not-valid');
  });

  it('can not be used to fill somebody else mailbox, nor to kill the link that they wait for', async () => {
    await server.account('nhieu@khen.test', { organisation, role: 'maker' });
    await ask('nhieu@khen.test');
    const { token } = await server.mail('nhieu@khen.test');
    for (let n = 2; n < 8; n += 1) await ask('nhieu@khen.test', `192.0.2.${n}`);
    await server.idle();
    expect(server.mailsTo('nhieu@khen.test')).toBe(1);
    expect((await confirm(token)).status).toBe(204);
  });

  it('does not open a suspended account', async () => {
    const id = await server.account('khoa@khen.test', { organisation, role: 'maker' });
    await ask('khoa@khen.test');
    const { token } = await server.mail('khoa@khen.test');
    admin = await server.token('quan-tri@khen.test');
    const path = `/api/v1/desk/accounts/${id}`;
    const { etag } = await server.ask('GET', path, { token: admin });
    await server.ask('POST', `${path}/suspend`, {
      token: admin,
      ifMatch: etag,
      body: { reason: 'Nghỉ việc.' },
    });
    expect(typeOf(await confirm(token))).toBe('410 identity.link-not-valid');
    await ask('khoa@khen.test');
    await server.idle();
    expect(server.mailsTo('khoa@khen.test')).toBe(1);
  });

  it('is slowed down for a network that asks all the time', async () => {
    const answered = [];
    for (let n = 0; n < 62; n += 1) answered.push((await ask(`x${n}@khen.test`, '198.51.100.8')).status);
    expect(answered.filter((status) => status === 202)).toHaveLength(60);
    expect(answered.at(-1)).toBe(429);
  });

  it('leaves the password as it is until the link is used', async () => {
    expect((await server.signIn('quan-tri@khen.test', { password: PASSWORD })).status).toBe(200);
  });
});
