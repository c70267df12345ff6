import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PressAgencies } from '../../src/identity/index.js';
import { canonicalJson } from '../../src/platform/canonical/index.js';
import { statement } from '../../src/platform/database/index.js';
import { type Answer, type IdentityServer, startIdentity } from './support.js';

// province ─┬─ agencies, one a test
//           └─ culture
let server: IdentityServer;
let province: string;
let culture: string;
beforeAll(async () => {
  server = await startIdentity({}, { work: true });
  province = await server.organisation('province');
  culture = await server.organisation('culture', province);
  await server.account('admin@khen.test', {
    organisation: province,
    role: 'administrator',
    scope: 'subtree',
  });
  await server.account('local@khen.test', { organisation: culture, role: 'administrator', scope: 'subtree' });
});
afterAll(() => server.close());

let agency: string;
let made = 0;
beforeEach(async () => {
  made += 1;
  agency = await server.organisation(`agency-${made}`, province, 'press_agency');
  await server.account(`manager-${made}@khen.test`, { organisation: agency, role: 'manager' });
  await server.account(`journalist-${made}@khen.test`, { organisation: agency, role: 'journalist' });
});

const codes = ({ status, body }: Answer) => [status, body?.type?.replace('urn:khen:error:', '')];
const as = async (who: string, method: string, path: string, body?: unknown, ifMatch?: string) =>
  server.ask(method, `/api/v1${path}`, {
    token: await server.token(`${who}@khen.test`),
    body,
    ...(ifMatch !== undefined && { ifMatch }),
  });
const manager = (method: string, path: string, body?: unknown) => as(`manager-${made}`, method, path, body);
const accredit = (change: Record<string, unknown> = {}) =>
  as('admin', 'POST', '/desk/accreditations', {
    organisation: agency,
    decision: '1205/QĐ-UBND',
    validFrom: '2026-01-01',
    ...change,
  });
const move = async (id: string, verb: string, body?: unknown) => {
  const { etag } = await as('admin', 'GET', `/desk/accreditations/${id}`);
  return as('admin', 'POST', `/desk/accreditations/${id}/${verb}`, body, etag);
};
const publish = (change: Record<string, unknown> = {}) =>
  as('admin', 'POST', '/desk/press-terms', {
    texts: { vi: `Điều khoản ${made}`, en: `Terms ${made}` },
    ...change,
  });
const accept = ({ version, sha256 }: { version: number; sha256: string }) =>
  manager('POST', '/early-access/accept', { version, sha256 });
const newestTerms = async () => (await server.ask('GET', '/api/v1/press-terms')).body.items[0];
const reasons = async (organisation = agency) =>
  (await server.app.get(PressAgencies).reasonsAgainst(organisation)).map(({ code }) =>
    code.replace('agency.', ''),
  );
const mayRead = async () => (await reasons()).length === 0;
const because = { reason: 'Vi phạm giờ phát hành.' };
const now = async () => new Date(await server.clock.now());
const later = async (ms: number) => new Date((await now()).getTime() + ms).toISOString();

describe('reading early', () => {
  it('takes an accreditation and the terms in force; neither alone is enough', async () => {
    expect(await reasons()).toEqual(['not-accredited', 'no-terms']);
    const terms = (await publish()).body;
    expect(await reasons()).toEqual(['not-accredited', 'terms-not-accepted']);
    expect((await accept(terms)).body.mayReadEarly).toBe(false);
    expect(await reasons()).toEqual(['not-accredited']);
    expect((await accredit()).body.mayReadEarly).toBe(true);
    expect(await mayRead()).toBe(true);
  });

  it('is for press agencies that are open', async () => {
    expect(await reasons(culture)).toEqual(['not-an-agency']);
    expect(await reasons('0193c0de-0000-7000-8000-000000000001')).toEqual(['not-an-agency']);
    await accredit();
    await accept(await newestTerms());
    expect(await mayRead()).toBe(true);
    const { etag } = await as('admin', 'GET', `/desk/organisations/${agency}`);
    expect((await as('admin', 'POST', `/desk/organisations/${agency}/close`, undefined, etag)).status).toBe(
      200,
    );
    expect(await reasons()).toEqual(['agency-closed']);
  });

  it('begins and ends with the days of the accreditation, in the zone of the province', async () => {
    await accredit({ validFrom: '2026-11-24', validTo: '2026-11-25' });
    await accept(await newestTerms());
    const at = async (time: string) => {
      server.clock.set(new Date(time));
      return mayRead();
    };
    const start = await now();
    expect(await at('2026-11-23T23:59:59+07:00')).toBe(false);
    expect(await at('2026-11-24T00:00:00+07:00')).toBe(true);
    expect(await at('2026-11-25T23:59:59+07:00')).toBe(true);
    expect(await at('2026-11-26T00:00:00+07:00')).toBe(false);
    server.clock.set(start);
  });

  it('pauses with a suspension, goes on when that ends, and is over with the accreditation', async () => {
    await accept(await newestTerms());
    const { id } = (await accredit()).body;
    const seen: [string, boolean][] = [];
    for (const [verb, body] of [
      ['suspend', because],
      ['resume'],
      ['suspend', because],
      ['end', because],
    ] as const) {
      const answer = await move(id, verb, body);
      expect(answer.status).toBe(200);
      seen.push([answer.body.state, await mayRead()]);
    }
    expect(seen).toEqual([
      ['suspended', false],
      ['accredited', true],
      ['suspended', false],
      ['ended', false],
    ]);
    expect(codes(await move(id, 'resume'))).toEqual([409, 'agency.accreditation-state']);
    expect((await accredit({ decision: '7/QĐ-UBND' })).status).toBe(201);
    expect(await mayRead()).toBe(true);
    const list = await as('admin', 'GET', `/desk/accreditations?organisation=${agency}`);
    expect(list.body.items.map(({ state }: { state: string }) => state)).toEqual(['accredited', 'ended']);
  });

  it('needs the newest terms in force: older ones, accepted, do not count, newer ones can be accepted before', async () => {
    await accredit();
    const old = await newestTerms();
    await accept(old);
    expect(await mayRead()).toBe(true);
    const next = (await publish({ inForceFrom: await later(3_600_000) })).body;
    expect(await mayRead()).toBe(true);
    server.clock.advance(3_600_000);
    expect(await reasons()).toEqual(['terms-not-accepted']);
    expect(codes(await accept(old))).toEqual([409, 'agency.terms-superseded']);
    await accept(next);
    expect(await mayRead()).toBe(true);
    const ahead = (await publish({ inForceFrom: await later(3_600_000) })).body;
    expect((await accept(ahead)).body.acceptances.map(({ version }: { version: number }) => version)).toEqual(
      [ahead.version, next.version, old.version],
    );
    server.clock.advance(3_600_000);
    expect(await mayRead()).toBe(true);
  });

  it('does not wait for terms that were published for a wrong hour: later ones take their place', async () => {
    await accredit();
    await publish({ inForceFrom: await later(7_200_000) });
    await accept((await publish()).body);
    expect(await mayRead()).toBe(true);
    server.clock.advance(7_200_000);
    expect(await mayRead()).toBe(true);
  });
});

describe('an accreditation', () => {
  it('is one at a time, of a press agency that is open, by a decision, between days in their order', async () => {
    const first = await accredit();
    expect(first.body).toMatchObject({
      decision: '1205/QĐ-UBND',
      validFrom: '2026-01-01',
      state: 'accredited',
    });
    expect(first.body.actions.map(({ verb }: { verb: string }) => verb)).toEqual(['suspend', 'end']);
    expect(codes(await accredit())).toEqual([409, 'agency.already-accredited']);
    expect(codes(await accredit({ organisation: culture }))).toEqual([409, 'agency.not-an-agency']);
    const unknown = { organisation: '0193c0de-0000-7000-8000-000000000001' };
    expect(codes(await accredit(unknown))).toEqual([400, 'identity.unknown-organisation']);
    for (const wrong of [{ validTo: '2025-12-31' }, { validFrom: '2026-02-30' }, { decision: '' }, { x: 1 }])
      expect((await accredit(wrong)).status).toBe(400);
  });

  it('is the business of who acts for the province: not of a department, not of the agency', async () => {
    const { id } = (await accredit()).body;
    for (const who of ['local', `manager-${made}`, `journalist-${made}`]) {
      expect((await as(who, 'GET', '/desk/accreditations')).status).toBe(403);
      expect((await as(who, 'POST', `/desk/accreditations/${id}/end`, because, '"x"')).status).toBe(403);
      expect((await as(who, 'POST', '/desk/press-terms', { texts: { vi: 'a', en: 'b' } })).status).toBe(403);
    }
  });

  it('and its suspension are in the audit trail, with who, when and why', async () => {
    const { id } = (await accredit()).body;
    await move(id, 'suspend', because);
    const rows = await server.database.query(audited, ['accreditation', id]);
    expect(
      rows.map(({ verb, to_state, reason, actor_kind }) => [verb, to_state, reason, actor_kind]),
    ).toEqual([
      ['accredit', 'accredited', null, 'person'],
      ['suspend', 'suspended', because.reason, 'person'],
    ]);
  });
});

const audited = statement<{
  verb: string;
  to_state: string | null;
  reason: string | null;
  actor_kind: string;
}>(
  'test.audited',
  `select verb, to_state, reason, actor_kind from ledger.audit
   where object_type = $1 and object_id = $2 order by at, id`,
);
const tamper = statement('test.change-terms', `update identity.press_terms set texts = '{}'`);
const withdraw = statement('test.drop-acceptances', `delete from identity.press_terms_acceptance`);

describe('the terms of early access', () => {
  it('are versions that nobody can change, each with the digest of all its texts', async () => {
    const { body } = await publish();
    const { body: read } = await server.ask('GET', `/api/v1/press-terms/${body.version}`);
    expect(read).toEqual(body);
    const { version, inForceFrom, texts } = read;
    const bytes = canonicalJson({ format: 'khen.press-terms/1', version, inForceFrom, texts });
    expect(read.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    await expect(server.database.query(tamper)).rejects.toThrow(/only grows/);
    await expect(server.database.query(withdraw)).rejects.toThrow(/only grows/);
    expect((await server.ask('GET', '/api/v1/press-terms/999999')).status).toBe(404);
  });

  it('follow each other in time, and are numbered without gaps when several are published at once', async () => {
    const past = new Date((await now()).getTime() - 1000).toISOString();
    expect(codes(await publish({ inForceFrom: past }))).toEqual([409, 'agency.terms-in-the-past']);
    const last = (await publish({ inForceFrom: await later(60_000) })).body;
    server.clock.advance(60_000);
    await server.warm();
    const token = await server.token('admin@khen.test');
    const body = { texts: { vi: 'Cùng lúc', en: 'At once' } };
    const many = await Promise.all(
      Array.from({ length: 5 }, () => server.ask('POST', '/api/v1/desk/press-terms', { token, body })),
    );
    expect(many.map((answer) => answer.body.version).toSorted((a, b) => a - b)).toEqual(
      [1, 2, 3, 4, 5].map((step) => last.version + step),
    );
  });

  it('are accepted by who may bind the agency, in the version and bytes that they name; who and when is kept', async () => {
    const terms = await newestTerms();
    const body = { version: terms.version, sha256: terms.sha256 };
    expect((await as(`journalist-${made}`, 'POST', '/early-access/accept', body)).status).toBe(403);
    expect((await as('admin', 'POST', '/early-access/accept', body)).status).toBe(403);
    expect(codes(await accept({ ...body, sha256: '0'.repeat(64) }))).toEqual([409, 'agency.terms-differ']);
    expect((await accept({ ...body, version: 999_999 })).status).toBe(404);
    const accepted = await accept(body);
    server.clock.advance(1000);
    const again = await accept(body);
    expect(again.body.acceptances).toEqual(accepted.body.acceptances);
    const { body: me } = await manager('GET', '/me');
    expect(accepted.body.acceptances[0]).toMatchObject({
      ...body,
      acceptedBy: me.id,
      acceptedByName: me.name,
    });
    const rows = await server.database.query(audited, ['organisation', agency]);
    expect(rows.filter(({ verb }) => verb === 'accept-terms')).toHaveLength(1);
  });

  it('can be seen, with where one stands, by everybody of the agency', async () => {
    await accredit();
    const { status, body } = await as(`journalist-${made}`, 'GET', '/early-access');
    expect(status).toBe(200);
    expect(body).toMatchObject({ organisation: agency, mayReadEarly: false, acceptances: [] });
    expect(body.reasons.map(({ type }: { type: string }) => type)).toEqual([
      'urn:khen:error:agency.terms-not-accepted',
    ]);
  });
});

describe('roles of the press', () => {
  it('are given in press agencies, and no others are', async () => {
    const invite = (organisation: string, role: string) =>
      as('admin', 'POST', '/desk/accounts', {
        email: `${role}-${made}-${Math.random().toString(36).slice(2)}@khen.test`,
        name: 'X',
        memberships: [{ organisation, role }],
      });
    for (const role of ['journalist', 'manager'])
      expect(codes(await invite(culture, role))).toEqual([409, 'identity.role-not-here']);
    for (const role of ['maker', 'reader', 'chief', 'administrator'])
      expect(codes(await invite(agency, role))).toEqual([409, 'identity.role-not-here']);
    const invited = await invite(agency, 'journalist');
    expect(codes(invited)).toEqual([201, undefined]);
    const { id } = invited.body;
    const grant = async (organisation: string, role: string) => {
      const { etag } = await as('admin', 'GET', `/desk/accounts/${id}`);
      return as('admin', 'POST', `/desk/accounts/${id}/memberships`, { organisation, role }, etag);
    };
    expect(codes(await grant(agency, 'maker'))).toEqual([409, 'identity.role-not-here']);
    expect(codes(await grant(culture, 'manager'))).toEqual([409, 'identity.role-not-here']);
    expect((await grant(agency, 'manager')).status).toBe(200);
    await expect(
      server.account(`x-${made}@khen.test`, { organisation: agency, role: 'maker' }),
    ).rejects.toThrow('identity.role-not-here');
  });

  it('are all that reaches an agency from above, but for who administers', async () => {
    await server.account(`above-${made}@khen.test`, {
      organisation: province,
      role: 'maker',
      scope: 'subtree',
    });
    const token = await server.token(`above-${made}@khen.test`);
    const toys = (actingFor: string) => server.ask('GET', '/api/v1/desk/toys', { token, actingFor });
    expect((await toys(culture)).status).toBe(200);
    expect((await toys(agency)).status).toBe(403);
    const admin = await server.token('admin@khen.test');
    const clients = await server.ask('GET', '/api/v1/desk/clients', { token: admin, actingFor: agency });
    expect(clients.status).toBe(200);
  });
});
