import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { statement } from '../../src/platform/database/index.js';
import { type IdentityServer, PASSWORD, startIdentity } from './support.js';

const setState = statement(
  'test.set-account-state',
  'update identity.account set state = $2, password_hash = $3 where email = $1',
);

const devices = statement<{ count: number }>(
  'test.count-devices',
  `select count(*)::int as count from identity.device d join identity.account a on a.id = d.account_id where a.email = $1`,
);

let server: IdentityServer;
let organisation: string;
beforeAll(async () => {
  server = await startIdentity();
  organisation = await server.organisation('ubnd');
  await server.account('lan@khen.test', { organisation, role: 'maker' });
});
afterAll(() => server.close());

describe('signing in', () => {
  it('opens a session and says nothing secret in the token', async () => {
    const answer = await server.signIn('lan@khen.test');
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ tokenType: 'Bearer', expiresIn: 300, mustSetUpSecondFactor: false });
    expect(answer.headers['cache-control']).toBe('private, no-store');
    const claims = JSON.parse(Buffer.from(answer.body.accessToken.split('.')[1], 'base64url').toString());
    expect(Object.keys(claims).toSorted()).toEqual(['aud', 'exp', 'iat', 'iss', 'sid', 'sub']);
    const me = await server.ask('GET', '/api/v1/me', { token: answer.body.accessToken });
    expect(me.body).toMatchObject({ email: 'lan@khen.test', actingFor: organisation });
    expect(me.body.permissions).toEqual(['toys.read', 'toys.write']);
  });

  it('keeps the refresh token and the device where only this site can send them', async () => {
    const { headers } = await server.signIn('lan@khen.test');
    const cookies = headers['set-cookie'] as string[];
    expect(cookies.map((cookie) => cookie.split('=')[0])).toEqual(['khen_refresh', 'khen_device']);
    for (const attribute of ['HttpOnly', 'SameSite=Strict', 'Secure', 'Path=/api/v1/session']) {
      for (const cookie of cookies) expect(cookie).toContain(attribute);
    }
  });

  it('takes the address however it is written, and the password however its accents are composed', async () => {
    const answer = await server.signIn('  LAN@Khen.TEST ', { password: PASSWORD.normalize('NFD') });
    expect(answer.status).toBe(200);
  });

  it('answers the same, after the same number of hashes, for a wrong password and for accounts that are not in use', async () => {
    await server.account('bi-khoa@khen.test', { organisation, role: 'maker' });
    await server.account('duoc-moi@khen.test', { organisation, role: 'maker' });
    const [{ hash }] = (await server.database.query(
      statement<{ hash: string }>(
        'test.hash',
        `select password_hash as hash from identity.account where email = 'lan@khen.test'`,
      ),
    )) as [{ hash: string }];
    await server.database.query(setState, ['bi-khoa@khen.test', 'suspended', hash]);
    await server.database.query(setState, ['duoc-moi@khen.test', 'invited', null]);
    await server.signIn('nobody-yet@khen.test', { ip: '198.51.100.1' });
    const answers = [];
    for (const [email, password] of [
      ['lan@khen.test', 'wrong'],
      ['nobody@khen.test', PASSWORD],
      ['bi-khoa@khen.test', PASSWORD],
      ['duoc-moi@khen.test', PASSWORD],
    ] as const) {
      const before = await server.hashes();
      const { status, body } = await server.signIn(email, { password, ip: '198.51.100.1' });
      answers.push({ status, body: { ...body, instance: '' }, hashes: (await server.hashes()) - before });
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({
      status: 401,
      hashes: 1,
      body: { type: 'urn:khen:error:identity.sign-in-refused' },
    });
  });

  it('refuses members that it does not know, objects where texts belong, and control characters in the address', async () => {
    for (const body of [
      { email: 'lan@khen.test', password: PASSWORD, role: 'administrator' },
      { email: { $ne: '' }, password: PASSWORD },
      { email: ['lan@khen.test'], password: PASSWORD },
      { email: 'lan@khen.test' },
      { email: 'lan@khen.test\0', password: PASSWORD },
      { email: 'lan\u001b@khen.test', password: PASSWORD },
    ]) {
      expect((await server.ask('POST', '/api/v1/session', { body })).status).toBe(400);
    }
  });
});

describe('whoever guesses passwords', () => {
  const guess = (email: string, ip: string) => server.signIn(email, { password: 'guessed wrongly', ip });

  it('is slowed down more and more, and told when to come back', async () => {
    await server.account('muc-tieu@khen.test', { organisation, role: 'maker' });
    for (let n = 0; n < 5; n += 1)
      expect((await guess('muc-tieu@khen.test', '203.0.113.5')).status).toBe(401);
    const waits = [];
    for (let n = 0; n < 4; n += 1) {
      const { status, headers } = await guess('muc-tieu@khen.test', '203.0.113.5');
      expect(status).toBe(429);
      waits.push(Number(headers['retry-after']));
      server.clock.advance(waits.at(-1)! * 1000);
      expect((await guess('muc-tieu@khen.test', '203.0.113.5')).status).toBe(401);
    }
    expect(waits).toEqual([1, 2, 4, 8]);
  });

  it('does not make the owner wait who signs in from another network', async () => {
    expect((await guess('muc-tieu@khen.test', '203.0.113.5')).status).toBe(429);
    expect((await server.signIn('muc-tieu@khen.test', { ip: '192.0.2.77' })).status).toBe(200);
  });

  it('computes no hash while waiting', async () => {
    const before = await server.hashes();
    expect((await guess('muc-tieu@khen.test', '203.0.113.5')).status).toBe(429);
    expect(await server.hashes()).toBe(before);
  });

  it('gains nothing by many at once', async () => {
    await server.warm();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => guess('dong-loat@khen.test', '203.0.113.9')),
    );
    const let_in = answers.filter(({ status }) => status === 401).length;
    expect(let_in).toBeLessThanOrEqual(5);
    expect(let_in).toBeGreaterThan(0);
  });

  it('gains nothing by naming another account each time, nor by other members, nor by another address of an IPv6 customer', async () => {
    await server.account('quen@khen.test', { organisation, role: 'maker' });
    await server.signIn('quen@khen.test', { ip: '2001:db8:1:2::1' });
    let refused = 0;
    for (let n = 0; n < 70; n += 1) {
      const answer = await guess(`x${n}@khen.test`, `2001:db8:1:2${(n % 9) + 1}::${n}`);
      if (answer.status === 429) refused += 1;
    }
    expect(refused).toBe(10);
    expect((await guess('y@khen.test', '2001:db8:9::1')).status).toBe(401);
  });

  it('does not shut out those who signed in from the same network lately', async () => {
    expect((await guess('z@khen.test', '2001:db8:1:2::ff')).status).toBe(429);
    expect((await server.signIn('quen@khen.test', { ip: '2001:db8:1:2::1' })).status).toBe(200);
  });

  it('begins anew after a while', async () => {
    server.clock.advance(3_600_000);
    expect((await guess('muc-tieu@khen.test', '203.0.113.5')).status).toBe(401);
    expect((await guess('z@khen.test', '2001:db8:1:2::ff')).status).toBe(401);
  });

  it('does not make the owner wait on a device of theirs, though they share a network', async () => {
    const [ip, email] = ['198.51.100.20', 'chung-mang@khen.test'];
    await server.account(email, { organisation, role: 'maker' });
    const { device } = await server.signIn(email, { ip: '198.51.100.99' });
    while ((await guess(email, ip)).status !== 429);
    expect((await server.signIn(email, { ip })).status).toBe(429);
    const again = await server.signIn(email, { ip, device });
    expect([again.status, again.device]).toEqual([200, device]);
  });

  it('holds the owner up for seconds only where that signed in lately', async () => {
    const [ip, email] = ['198.51.100.30', 'lang-gieng@khen.test'];
    await server.account(email, { organisation, role: 'maker' });
    const longest = async (address: string, device?: string) => {
      let wait = 0;
      for (let n = 0; n < 16; n += 1) {
        const answer = await server.signIn(email, { password: 'guessed wrongly', ip: address, device });
        wait = Math.max(wait, Number(answer.headers['retry-after'] ?? 0));
        if (answer.status === 429) server.clock.advance(wait * 1000);
      }
      return wait;
    };
    expect(await longest('198.51.100.31')).toBeGreaterThan(15);
    const { device } = await server.signIn(email, { ip });
    expect(await longest(ip)).toBe(15);
    expect(await longest('198.51.100.32', device)).toBe(15);
  });

  it('gains nothing by a device of their own, nor by one that we never gave', async () => {
    await server.account('ke-doan@khen.test', { organisation, role: 'maker' });
    const [ip, email] = ['198.51.100.40', 'nan-nhan@khen.test'];
    await server.account(email, { organisation, role: 'maker' });
    const { device } = await server.signIn('ke-doan@khen.test', { ip });
    while ((await guess(email, ip)).status !== 429);
    for (const shown of [device, 'A'.repeat(43), 'x', '%00']) {
      expect((await server.signIn(email, { ip, device: shown })).status).toBe(429);
    }
    const planted = await server.signIn(email, { ip: '198.51.100.41', device: 'A'.repeat(43) });
    expect(planted.device).toMatch(/^[\w-]{43}$/);
    expect(planted.device).not.toBe('A'.repeat(43));
  });

  it('does not forget who else signed in on a shared device', async () => {
    const [ip, one, other] = ['198.51.100.50', 'ca-sang@khen.test', 'ca-chieu@khen.test'];
    await server.account(one, { organisation, role: 'maker' });
    await server.account(other, { organisation, role: 'maker' });
    const { device } = await server.signIn(one, { ip });
    expect((await server.signIn(other, { ip, device })).device).toBe(device);
    for (const email of [one, other]) {
      while ((await guess(email, '198.51.100.51')).status !== 429);
      expect((await server.signIn(email, { ip: '198.51.100.51', device })).status).toBe(200);
    }
  });

  it('can not fill the database: of devices that are not kept, the newest twenty are known', async () => {
    await server.account('tu-dong@khen.test', { organisation, role: 'maker' });
    for (let n = 0; n < 23; n += 1) await server.signIn('tu-dong@khen.test', { ip: '198.51.100.60' });
    const [{ count }] = (await server.database.query(devices, ['tu-dong@khen.test'])) as [{ count: number }];
    expect(count).toBe(20);
  });

  it('does not use up the sign-ins of an office by asking for links', async () => {
    const ip = '198.51.100.70';
    const reset = () => server.ask('POST', '/api/v1/password-reset', { body: { email: 'a@khen.test' }, ip });
    while ((await reset()).status !== 429);
    const use = () =>
      server.ask('POST', '/api/v1/password-reset/confirm', { body: { token: 'x', password: PASSWORD }, ip });
    while ((await use()).status !== 429);
    expect((await guess('b@khen.test', ip)).status).toBe(401);
  });

  it('leaves no address behind', async () => {
    const rows = await server.database.query(
      statement<{ row: string }>('test.throttle', 'select t::text as row from identity.throttle t'),
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toMatch(/khen\.test|203\.0|2001/);
  });
});
