import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { defineSetting, Settings } from '../../src/platform/settings/index.js';
import { startApplication, type TestApplication } from '../support/application.js';
import type { Person } from '../support/given.js';

const steps = defineSetting('spec.steps', {
  schema: z.strictObject({ count: z.int().min(1).max(3), who: z.array(z.string().max(20)).max(2) }),
  initial: { count: 1, who: [] },
  perOrganisation: true,
  vi: 'Các bước duyệt',
  en: 'Steps of approval',
  help: { vi: 'Bao nhiêu bước.', en: 'How many steps.' },
});
defineSetting('spec.name', {
  schema: z.string().max(40).nullable(),
  initial: null,
  perOrganisation: false,
  vi: 'Tên hiển thị',
  en: 'Shown name',
  help: { vi: 'Tên trên trang.', en: 'On the page.' },
});

interface Item {
  readonly key: string;
  readonly value: unknown;
  readonly source: string;
}
interface History {
  readonly setting: Item;
  readonly items: readonly { readonly value?: unknown; readonly withdrawn: boolean }[];
  readonly next?: string;
}
const at = (key: string): string => `/api/v1/desk/settings/${key}`;
const past = '2020-01-01T00:00:00Z';

let server: TestApplication;
let top: Person;
let below: Person;
let beside: Person;

beforeAll(async () => {
  // Invitations are mailed by jobs.
  server = await startApplication({ work: true });
  const { given } = server;
  top = await given.administrator();
  const [own, other] = [
    await given.organisation({ parent: top.organisation }),
    await given.organisation({ parent: top.organisation }),
  ];
  below = await given.person(own, 'administrator');
  beside = await given.person(other, 'administrator');
});
afterAll(() => server.close());

const valueFor = async ({ api }: Person, key: string): Promise<[unknown, string]> => {
  const { body } = await api.get<History>(at(key));
  return [body.setting.value, body.setting.source];
};

describe('a setting at the desk', () => {
  it('is listed with what holds and where that comes from, and is the value that the code reads', async () => {
    const two = { count: 2, who: ['chánh văn phòng'] };
    expect(await valueFor(below, 'spec.steps')).toEqual([steps.initial, 'initial']);
    expect((await top.api.post(at('spec.steps'), { value: two, effectiveFrom: past })).status).toBe(201);
    const three = { count: 3, who: [] };
    const body = { value: three, organisation: below.organisation, legalBasis: 'Quyết định 12/QĐ-UBND' };
    const answer = await below.api.post<Item>(at('spec.steps'), body);
    expect([answer.status, answer.body]).toMatchObject([
      201,
      { value: three, source: 'organisation', legalBasis: 'Quyết định 12/QĐ-UBND' },
    ]);
    expect(await valueFor(beside, 'spec.steps')).toEqual([two, 'installation']);
    const settings = server.app.get(Settings);
    const now = new Date(Date.now() + 60_000);
    expect(await settings.value(steps, { organisation: below.organisation, at: now })).toEqual(three);
    expect(await settings.value(steps, { organisation: beside.organisation, at: now })).toEqual(two);
    const { body: list } = await below.api.get<{ items: Item[] }>('/api/v1/desk/settings?limit=100');
    expect(list.items.map(({ key }) => key)).toEqual(list.items.map(({ key }) => key).toSorted());
    expect(list.items.find(({ key }) => key === 'spec.steps')).toMatchObject({ source: 'organisation' });
  });

  it('is paged, as its history is', async () => {
    const first = await below.api.get<{ items: Item[]; next: string }>('/api/v1/desk/settings?limit=1');
    const second = await below.api.get<{ items: Item[] }>(
      `/api/v1/desk/settings?limit=1&cursor=${first.body.next}`,
    );
    expect(first.body.items[0]!.key < second.body.items[0]!.key).toBe(true);
    const page = await below.api.get<History>(`${at('spec.steps')}?limit=1`);
    const rest = await below.api.get<History>(`${at('spec.steps')}?limit=1&cursor=${page.body.next}`);
    expect([...page.body.items, ...rest.body.items].map(({ value }) => value)).toMatchObject([
      { count: 3 },
      { count: 2 },
    ]);
    expect(rest.body.next).toBeUndefined();
  });

  it('shows nobody what another organisation has set', async () => {
    const { body } = await beside.api.get<History>(at('spec.steps'));
    expect(body.items).toHaveLength(1);
    expect(JSON.stringify(body)).not.toContain(below.organisation);
  });

  it('follows the installation again once it is withdrawn', async () => {
    const body = { organisation: below.organisation };
    expect((await below.api.post(`${at('spec.steps')}/withdraw`, body)).status).toBe(200);
    expect(await valueFor(below, 'spec.steps')).toMatchObject([{ count: 2 }, 'installation']);
    const { body: history } = await below.api.get<History>(at('spec.steps'));
    expect(history.items.map(({ withdrawn }) => withdrawn)).toEqual([true, false, false]);
  });

  it('may be set for a time to come', async () => {
    const value = { count: 3, who: [] };
    const body = { value, organisation: beside.organisation, effectiveFrom: '2999-01-01T00:00:00+07:00' };
    expect((await beside.api.post<Item>(at('spec.steps'), body)).body).toMatchObject({
      source: 'installation',
    });
    const later = new Date('2999-01-01T00:00:00Z');
    expect(
      await server.app.get(Settings).value(steps, { organisation: beside.organisation, at: later }),
    ).toEqual(value);
  });

  it('takes only what fits, and says what does not by JSON pointers', async () => {
    const refused = async (body: unknown) => {
      const answer = await top.api.post<{ errors?: { pointer: string; detail: string }[] }>(
        at('spec.steps'),
        body,
      );
      return [answer.status, answer.body.errors?.map(({ pointer }) => pointer).toSorted()];
    };
    expect(await refused({ value: { count: 9, who: ['x'.repeat(21)] } })).toEqual([
      400,
      ['/value/count', '/value/who/0'],
    ]);
    expect(await refused({})).toEqual([400, ['/value']]);
    const value = { count: 1, who: [] };
    expect(await refused({ value, effectiveFrom: past, effectiveTo: past })).toEqual([400, ['/effectiveTo']]);
    expect(await refused({ value, effectiveTo: past })).toEqual([400, ['/effectiveTo']]);
    expect(await refused({ value, effectiveFrom: 'tomorrow' })).toEqual([400, ['/effectiveFrom']]);
    expect((await top.api.post(at('spec.name'), { value: 'x\u0000y' })).status).toBe(400);
    expect((await top.api.get(at('spec.unheard-of'))).status).toBe(404);
    expect((await top.api.post(at('spec.unheard-of'), { value: 1 })).status).toBe(404);
  });

  it('of the installation is for those at the top, of an organisation for those who administer it', async () => {
    const type = async (who: Person, key: string, body: object) =>
      (await who.api.post<{ type?: string }>(at(key), body)).body.type?.replace('urn:khen:error:', '');
    const value = { count: 1, who: [] };
    expect(await type(below, 'spec.steps', { value })).toBe('http.forbidden');
    expect(await type(below, 'spec.steps', { value, organisation: beside.organisation })).toBe(
      'identity.unknown-organisation',
    );
    expect(await type(top, 'spec.steps', { value, organisation: beside.organisation })).toBeUndefined();
    expect(await type(top, 'spec.name', { value: 'Hà Giang', organisation: top.organisation })).toBe(
      'identity.setting-of-the-installation',
    );
    expect(await type(top, 'spec.name', { value: null })).toBeUndefined();
    expect(await valueFor(below, 'spec.name')).toEqual([null, 'installation']);
  });

  it('is set once, however often it is asked, and stands in the audit trail', async () => {
    const ask = { once: 'the-same' };
    const body = { value: 'Đồng Văn' };
    for (const status of [201, 201]) {
      expect((await top.api.post(at('spec.name'), body, ask)).status).toBe(status);
    }
    const { body: history } = await top.api.get<History>(at('spec.name'));
    expect(history.items.filter(({ value }) => value === 'Đồng Văn')).toHaveLength(1);
    const { body: trail } = await top.api.get<{ items: { verb: string; changes: { field: string }[] }[] }>(
      '/api/v1/desk/audit?objectType=setting&objectId=spec.name',
    );
    expect(trail.items.map(({ verb }) => verb)).toEqual(['set', 'set']);
    expect(trail.items[0]!.changes.map(({ field }) => field)).toContain('value');
  });
});

describe('how long an invitation is good', () => {
  it('is a setting', async () => {
    expect(
      (await top.api.post(at('identity.invitation-days'), { value: 1, effectiveFrom: past })).status,
    ).toBe(201);
    expect((await top.api.post(at('identity.invitation-days'), { value: 0 })).status).toBe(400);
    const invited = await top.api.post<{ id: string }>('/api/v1/desk/accounts', {
      email: 'a-new-one@khen.test',
      name: 'Lan',
      memberships: [{ organisation: below.organisation, role: 'auditor' }],
    });
    expect(invited.status).toBe(201);
    const [row] = await server.database.query(
      {
        name: 'spec.good-for',
        text: `select extract(epoch from expires_at - created_at)::integer as seconds
         from identity.one_time_token where account_id = $1`,
      } as const,
      [invited.body.id],
    );
    expect(row).toEqual({ seconds: 86_400 });
  });
});
