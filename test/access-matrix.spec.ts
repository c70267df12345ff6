import { afterAll, describe, expect, it } from '@jest/globals';
import { permissionCatalogue, type Route, RouteInventory } from '../src/platform/http/index.js';
import { roles } from '../src/roles.js';
import type { Answer, Api, Ask } from './support/api.js';
import { startApplication } from './support/application.js';
import { bodyOf } from './support/verbs.js';
import { completeDraft, type Person } from './support/given.js';

// Every route × every role, computed from the routes themselves: a new one is in the matrix without being added here.
//
// superior ─┬─ own      (where everything below stands)
//           └─ other
const application = await startApplication();
afterAll(() => application.close());
const { app, api: anonymous, given } = application;
const routes = app.get(RouteInventory, { strict: false }).routes();
const roleKeys = roles.entries().map(([key]) => key);
const anyUuid = '0193c0de-0000-7000-8000-000000000001';

/** Three organisations of a kind: one above two others. */
async function houseOf(kind: 'department' | 'press_agency') {
  const superior = await given.organisation({ kind });
  const [own, other] = [
    await given.organisation({ parent: superior, kind }),
    await given.organisation({ parent: superior, kind }),
  ];
  return { superior, own, other };
}
const desks = await houseOf('department');
const press = await houseOf('press_agency');
const { superior, own } = desks;
/** The press and the desk are never one: where a role can be given at all. */
const houseFor = (role: string) => (roles.find(role)!.ofPressAgencies ? press : desks);
const people = new Map<string, { own: Person; other: Person; superior: Person }>();
for (const role of roleKeys) {
  const house = houseFor(role);
  people.set(role, {
    own: await given.person(house.own, role),
    other: await given.person(house.other, role),
    superior: await given.person(house.superior, { role, scope: 'subtree' }),
  });
}
const topic = await given.topic();
const desk = {
  organisation: own,
  officer: people.get('press-officer')!.own,
  approver: people.get('approver')!.own,
};
// It is public, and a correction of it is at work.
const release = await given.release({ desk });
await given.correct(release, 'draft');
const { body: version } = await desk.officer.api.get<{ id: string }>(release.open);
const commented = await desk.officer.api.post<{ id: string }>(
  `/api/v1/desk/releases/${release.id}/versions/${version.id}/comments`,
  { body: 'Đề nghị ghi rõ giờ.' },
);
const somebody = await given.person(own, 'auditor', 'press-officer');
const administrator = people.get('administrator')!.own;
const seen = await administrator.api.get<{ memberships: { id: string }[] }>(
  `/api/v1/desk/accounts/${somebody.id}`,
);
const membership = seen.body.memberships[0]!.id;
const client = await people.get('agency-manager')!.own.api.post<{ id: string }>('/api/v1/desk/clients', {
  organisation: press.own,
  name: 'Hệ thống tòa soạn',
  scopes: ['embargoed.read'],
});
const agency = await given.organisation({ parent: superior, kind: 'press_agency' });
const accredited = await people
  .get('administrator')!
  .superior.api.post<{ id: string }>('/api/v1/desk/accreditations', {
    organisation: agency,
    decision: '1205/QĐ-UBND',
    validFrom: '2026-01-01',
  });

/** Rows that belong to the organisation `own`: where they stand, and what a request about one needs to be well-formed. */
const rowsOfOwn: readonly { readonly under: string; readonly id: string }[] = [
  { under: '/api/v1/desk/releases/:id', id: release.id },
  { under: '/api/v1/desk/accounts/:id', id: somebody.id },
  { under: '/api/v1/desk/organisations/:id', id: own },
];
/** The same of the press agency `own`: for others than its own people they are not there. */
const rowsOfPress: readonly { readonly under: string; readonly id: string }[] = [
  { under: '/api/v1/desk/clients/:id', id: client.body.id },
];
/** Rows of nobody in particular: for whoever has the permission at the top of the tree. */
const rowsOfAll: readonly { readonly under: string; readonly id: string }[] = [
  { under: '/api/v1/desk/topics/:id', id: topic },
  { under: '/api/v1/desk/places/:id', id: await given.place() },
  { under: '/api/v1/desk/accreditations/:id', id: accredited.body.id },
  { under: '/api/v1/embargoed/:id', id: release.id },
];
const bodies: Readonly<Record<string, unknown>> = {
  'POST /api/v1/desk/releases': completeDraft(topic),
  'PATCH /api/v1/desk/releases/:id/versions/open': { kind: 'notice' },
  'PATCH /api/v1/desk/releases/:id/versions/open/texts/:lang': { title: 'Tên khác' },
  'POST /api/v1/desk/releases/:id/versions/open/submit': { stateSecretConfirmed: true },
  'PATCH /api/v1/desk/releases/:id/versions/:which/texts/:lang': { title: 'Tên khác' },
  'POST /api/v1/desk/releases/:id/versions/:which/texts/:lang': { title: 'Tên khác' },
  'POST /api/v1/desk/releases/:id/correct': bodyOf('correct'),
  'POST /api/v1/desk/releases/:id/retract': bodyOf('retract'),
  'POST /api/v1/desk/releases/:id/propose-redaction': bodyOf('propose-redaction'),
  'POST /api/v1/desk/releases/:id/versions/open/schedule': bodyOf('schedule'),
  'POST /api/v1/desk/releases/:id/versions/open/publish-urgently': bodyOf('publish-urgently'),
  'POST /api/v1/desk/releases/:id/versions/open/send-back': { reason: 'Thiếu đầu mối.' },
  'POST /api/v1/desk/releases/:id/versions/open/discard': { reason: 'Đã hoãn.' },
  'POST /api/v1/desk/releases/:id/versions/:version/comments': { body: 'Đề nghị ghi rõ giờ.' },
  'POST /api/v1/desk/accounts/:id/suspend': { reason: 'Nghỉ việc.' },
  'POST /api/v1/desk/accounts/:id/remove-second-factor': { reason: 'Mất điện thoại.' },
  'POST /api/v1/desk/accounts/:id/memberships': { organisation: own, role: 'approver' },
  'POST /api/v1/desk/accreditations/:id/suspend': { reason: 'Vi phạm giờ phát hành.' },
  'POST /api/v1/desk/accreditations/:id/end': { reason: 'Hết nhiệm vụ.' },
  'POST /api/v1/desk/clients/:id/disable': { reason: 'Lộ mã.' },
  'POST /api/v1/desk/clients/:id/secrets': {},
  'PATCH /api/v1/desk/clients/:id': { name: 'Tên khác' },
  'DELETE /api/v1/me/passkeys/:id': { password: administrator.password },
  'POST /api/v1/me/views': { list: 'releases', name: 'Đang duyệt', query: { state: 'in_review' } },
  'PATCH /api/v1/me/views/:id': { name: 'Tên khác' },
  'POST /api/v1/me/substitutes': {
    email: 'nobody@khen.test',
    role: 'approver',
    to: '2099-01-01T00:00:00Z',
  },
  'POST /api/v1/desk/organisations/:id/rename': { names: { vi: 'Tên khác' } },
  'POST /api/v1/desk/organisations/:id/move': { parent: superior },
};

/** What a question must say to be answered. */
const queries: Readonly<Record<string, string>> = {
  '/api/v1/me/views': '?list=releases',
  '/api/v1/desk/release-numbers': '?year=2026',
  '/api/v1/desk/calendar': '?from=2026-11-01T00:00:00Z&until=2026-12-01T00:00:00Z',
  '/api/v1/desk/releases/:id/difference': `?from=${version.id}&to=${version.id}`,
};
/** A machine of the press agency `own`, with a token that it got for its secret. */
async function machineOfPress(): Promise<{ machine: Api; secretId: string }> {
  const { api } = people.get('agency-manager')!.own;
  const path = `/api/v1/desk/clients/${client.body.id}/secrets`;
  const { body } = await api.post<{ id: string; clientSecret: string }>(path, {}, { ifMatch: client.etag });
  const secret = Buffer.from(`${client.body.id}:${body.clientSecret}`).toString('base64');
  const answer = await anonymous.send<{ access_token: string }>('POST', '/oauth/token', {
    body: 'grant_type=client_credentials',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: `Basic ${secret}`,
    },
  });
  return { machine: anonymous.bearing(answer.body.access_token), secretId: body.id };
}

const nameOf = ({ method, path }: Route): string => `${method} ${path}`;
const isUnder = (path: string, under: string): boolean => path === under || path.startsWith(`${under}/`);
const rowOf = ({ path }: Route) =>
  [...rowsOfOwn, ...rowsOfPress, ...rowsOfAll].find(({ under }) => isUnder(path, under));
const isOfOwn = ({ path }: Route): boolean => rowsOfOwn.some(({ under }) => isUnder(path, under));
const isOfPress = ({ path }: Route): boolean => rowsOfPress.some(({ under }) => isUnder(path, under));
const permissionOf = ({ access }: Route): string | undefined =>
  access.kind === 'permission' ? access.permission : undefined;
/** What a verb asks for beyond its route: words are changed by who may write, or translate. */
const asksAlso: Readonly<Record<string, string>> = {
  'PATCH /api/v1/desk/releases/:id/versions/:which/texts/:lang': 'releases.write',
};
const may = (role: string, permission: string): boolean => roles.find(role)!.permissions.includes(permission);

/** A real address of the route: about a row of `own` where it is about a row. */
function address(route: Route): string {
  const id = rowOf(route)?.id ?? anyUuid;
  const path = route.path
    .replace(':membership', membership)
    .replace(':comment', commented.body.id)
    .replace(':version/review-afterwards', '1/review-afterwards')
    .replace(':which', 'open')
    .replace(/(?<=^\/api\/v1\/desk\/.*):version/, version.id)
    .replace(':secret', secretId)
    .replace(':lang', 'vi')
    .replace(':id', id)
    .replace(/[:*]\w*/g, '1');
  return path + (queries[route.path] ?? '');
}

/** A tag that is well-formed and always stale: whoever gets past the guards changes nothing. */
function ask(route: Route): Ask {
  const body = bodies[nameOf(route)];
  return { ifMatch: `"${rowOf(route)?.id ?? anyUuid}.999999999"`, ...(body !== undefined && { body }) };
}
const send = (who: Api, route: Route): Promise<Answer<{ type?: string }>> =>
  who.send(route.method, address(route), ask(route));

/** What the guards made of it: the rest of an answer is for other tests. */
function verdict({ status, body }: Answer<{ type?: string }>): string {
  const type = body?.type?.replace('urn:khen:error:', '');
  if (type === 'http.sign-in-required') return 'sign in';
  if (type === 'http.forbidden' || type === 'identity.acting-for-refused') return 'forbidden';
  if (status === 404) return 'not found';
  return status === 401 ? 'refused' : 'let in';
}

const { machine, secretId } = await machineOfPress();
const guarded = routes.filter(({ access }) => access.kind === 'permission');

describe('every route that asks for a permission', () => {
  it.each(guarded.map((route) => [nameOf(route), permissionOf(route)!, route] as const))(
    '%s: %s',
    async (_, permission, route) => {
      const expected: Record<string, string> = { anonymous: 'sign in' };
      const found: Record<string, string> = { anonymous: verdict(await send(anonymous, route)) };
      const note = async (who: string, as: Api, verdictExpected: string) => {
        expected[who] = verdictExpected;
        found[who] = verdict(await send(as, route));
      };
      for (const role of roleKeys) {
        const person = people.get(role)!;
        const atTop = may(role, permission) ? 'let in' : 'forbidden';
        const allowed = permissionCatalogue.get(permission)!.everywhere ? 'forbidden' : atTop;
        const hidden = (verdictThere: string) => (verdictThere === 'let in' ? 'not found' : verdictThere);
        const house = houseFor(role);
        // What belongs to the other house is not there for anybody in this one.
        const isForeign = (house === press ? isOfOwn : isOfPress)(route);
        const isAbout = isOfOwn(route) || isOfPress(route);
        const inner = asksAlso[nameOf(route)];
        const within = (verdictThere: string) =>
          verdictThere === 'let in' && inner && !may(role, inner) ? 'forbidden' : verdictThere;
        const here = isForeign ? hidden(allowed) : within(allowed);
        const elsewhere = isAbout ? hidden(allowed) : allowed;
        await note(`${role} of the organisation`, person.own.api, here);
        await note(`${role} of another`, person.other.api, elsewhere);
        await note(`${role} of another, acting for this`, person.other.api.actingFor(house.own), 'forbidden');
        await note(`${role} of the superior`, person.superior.api, isForeign ? hidden(atTop) : within(atTop));
        await note(
          `${role} of the superior, acting for this`,
          person.superior.api.actingFor(house.own),
          here,
        );
        await note(
          `${role} of the superior, acting for another`,
          person.superior.api.actingFor(house.other),
          elsewhere,
        );
      }
      expect(found).toEqual(expected);
    },
  );

  it('is about a row that this test knows, if it is about one', () => {
    const unknown = guarded.filter((route) => route.path.includes(':id') && !rowOf(route)).map(nameOf);
    expect(unknown).toEqual([]);
  });
});

describe('a machine', () => {
  it('is let in where its scope is asked for, and nowhere else', async () => {
    const passed: string[] = [];
    for (const route of guarded) {
      const found = verdict(await send(machine, route));
      if (permissionOf(route) !== 'embargoed.read' && found !== 'forbidden') passed.push(nameOf(route));
    }
    expect(passed).toEqual([]);
  });

  it('reads what is public like everybody else', async () => {
    const open = routes.filter(({ access, method }) => access.kind === 'public' && method === 'GET');
    for (const route of open) {
      const [theirs, ours] = [await send(machine, route), await send(anonymous, route)];
      expect([nameOf(route), theirs.status]).toEqual([nameOf(route), ours.status]);
    }
  });
});

describe('every list at the desk', () => {
  const lists = guarded.filter(({ method, path }) => method === 'GET' && !path.includes(':'));
  it.each(lists.map((route) => [nameOf(route), permissionOf(route)!, route] as const))(
    '%s shows nothing of another organisation',
    async (_, permission, route) => {
      const reader = roleKeys.find((role) => may(role, permission))!;
      const { other: stranger, superior: above } = people.get(reader)!;
      const hidden = [release.id, somebody.id, own, client.body.id, accredited.body.id];
      const path = `${route.path}?limit=100`;
      const elsewhere = houseFor(reader).other;
      const answers = [await stranger.api.get(path), await above.api.actingFor(elsewhere).get(path)];
      for (const { text } of answers) expect(hidden.filter((id) => text.includes(id))).toEqual([]);
    },
  );
});

describe('every route for whoever is signed in', () => {
  const signedIn = routes.filter(({ access }) => access.kind === 'signed-in');
  it.each(signedIn.map((route) => [nameOf(route), route] as const))('%s', async (_, route) => {
    const found = [verdict(await send(anonymous, route))];
    for (const role of roleKeys) {
      const { email, password } = people.get(role)!.own;
      // A session of its own, since some of these end it.
      found.push(verdict(await send(await anonymous.signIn(email, password), route)));
    }
    const inside = route.path.includes(':id') ? 'not found' : 'let in';
    expect(found).toEqual(['sign in', ...roleKeys.map(() => inside)]);
    expect((await send(machine, route)).body?.type).toBe('urn:khen:error:http.people-only');
  });
});

describe('every public route', () => {
  const open = routes.filter(({ access }) => access.kind === 'public');
  it.each(open.map((route) => [nameOf(route), route] as const))(
    '%s asks nobody to sign in',
    async (_, route) => {
      expect(['let in', 'not found', 'refused']).toContain(verdict(await send(anonymous, route)));
    },
  );

  it('says why it is public', () => {
    const silent = open.filter(({ access }) => access.kind === 'public' && access.reason.length < 10);
    expect(silent.map(nameOf)).toEqual([]);
  });
});

describe('another way to write an address', () => {
  const spelled = (path: string): string[] => {
    const letter = path.lastIndexOf('/') + 1;
    const encoded = `%${path.charCodeAt(letter).toString(16)}`;
    return [
      path.slice(0, letter) + encoded + path.slice(letter + 1),
      `${path}/`,
      `/${path}`,
      path.replace('/v1/', '/v1//'),
      path.replace('/v1/', '/v1/./'),
      path.replace('/v1/', '/v1/x/../'),
      `${path};x=1`,
      `${path}%2f`,
      `${path}%00`,
      path.toUpperCase(),
    ];
  };

  it('leads past no guard', async () => {
    const passed: string[] = [];
    for (const route of routes.filter(({ access }) => access.kind !== 'public')) {
      for (const path of spelled(address(route).replace(/\?.*/, ''))) {
        const { status } = await anonymous.send(route.method, path, ask(route));
        if (status < 400) passed.push(`${route.method} ${path}: ${status}`);
      }
    }
    expect(passed).toEqual([]);
  });

  it('with HEAD is guarded as GET is', async () => {
    const { api } = people.get('press-officer')!.own;
    for (const route of guarded.filter(({ method }) => method === 'GET')) {
      const allowed = may('press-officer', permissionOf(route)!);
      const statuses = [];
      for (const who of [anonymous, api]) statuses.push((await who.send('HEAD', address(route))).status);
      expect([nameOf(route), ...statuses]).toEqual([nameOf(route), 401, allowed ? 200 : 403]);
    }
  });
});

describe('roles', () => {
  it('use every permission that is declared, and no other', () => {
    const used = new Set(roles.entries().flatMap(([, { permissions }]) => permissions));
    expect([...used].toSorted()).toEqual([...permissionCatalogue.keys()].toSorted());
  });

  it('let the auditor read all but what is for the press, and change nothing', () => {
    const forThePress = ['early-access.read', 'embargoed.read'];
    const reads = [...permissionCatalogue.keys()].filter(
      (permission) => permission.endsWith('.read') && !forThePress.includes(permission),
    );
    expect([...roles.find('auditor')!.permissions].toSorted()).toEqual(reads.toSorted());
    const changed = guarded.filter(
      (route) => route.method !== 'GET' && may('auditor', asksAlso[nameOf(route)] ?? permissionOf(route)!),
    );
    expect(changed.map(nameOf)).toEqual([]);
  });

  it('let nobody both write and approve', () => {
    const both = roleKeys.filter((role) => may(role, 'releases.write') && may(role, 'releases.approve'));
    expect(both).toEqual([]);
  });

  it('let nobody work for the press and at the desk', () => {
    const forThePress = roleKeys.filter((role) => roles.find(role)!.ofPressAgencies);
    expect(forThePress).toEqual(roleKeys.filter((role) => may(role, 'embargoed.read')));
    expect(forThePress.filter((role) => may(role, 'releases.read'))).toEqual([]);
  });

  it('demand a second factor of whoever approves, publishes unapproved, administers or makes secrets', () => {
    const dangerous = ['releases.approve', 'releases.publish-urgently', 'accounts.write', 'clients.write'];
    const demanding = roleKeys.filter((role) => dangerous.some((permission) => may(role, permission)));
    expect(roleKeys.filter((role) => roles.find(role)!.secondFactor)).toEqual(demanding);
  });
});
