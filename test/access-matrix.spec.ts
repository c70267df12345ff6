import { afterAll, describe, expect, it } from '@jest/globals';
import { permissionCatalogue, type Route, RouteInventory } from '../src/platform/http/index.js';
import { roles } from '../src/roles.js';
import type { Answer, Api, Ask } from './support/api.js';
import { startApplication } from './support/application.js';
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

const superior = await given.organisation();
const own = await given.organisation({ parent: superior });
const other = await given.organisation({ parent: superior });
const people = new Map<string, { own: Person; other: Person; superior: Person }>();
for (const role of roleKeys) {
  people.set(role, {
    own: await given.person(own, role),
    other: await given.person(other, role),
    superior: await given.person(superior, { role, scope: 'subtree' }),
  });
}
const topic = await given.topic();
const desk = {
  organisation: own,
  officer: people.get('press-officer')!.own,
  approver: people.get('approver')!.own,
};
const release = await given.release({ state: 'draft', desk });
const somebody = await given.person(own, 'auditor', 'press-officer');
const administrator = people.get('administrator')!.own;
const seen = await administrator.api.get<{ memberships: { id: string }[] }>(
  `/api/v1/desk/accounts/${somebody.id}`,
);
const membership = seen.body.memberships[0]!.id;

/** Rows that belong to the organisation `own`: where they stand, and what a request about one needs to be well-formed. */
const rowsOfOwn: readonly { readonly under: string; readonly id: string }[] = [
  { under: '/api/v1/desk/releases/:id', id: release.id },
  { under: '/api/v1/desk/accounts/:id', id: somebody.id },
  { under: '/api/v1/desk/organisations/:id', id: own },
];
/** Rows of nobody in particular: for whoever has the permission at the top of the tree. */
const rowsOfAll: readonly { readonly under: string; readonly id: string }[] = [
  { under: '/api/v1/desk/topics/:id', id: topic },
  { under: '/api/v1/desk/places/:id', id: await given.place() },
];
const bodies: Readonly<Record<string, unknown>> = {
  'POST /api/v1/desk/releases': completeDraft(topic),
  'PATCH /api/v1/desk/releases/:id/versions/open': { kind: 'notice' },
  'PATCH /api/v1/desk/releases/:id/versions/open/texts/:lang': { title: 'Tên khác' },
  'POST /api/v1/desk/releases/:id/versions/open/submit': { stateSecretConfirmed: true },
  'POST /api/v1/desk/releases/:id/versions/open/send-back': { reason: 'Thiếu đầu mối.' },
  'POST /api/v1/desk/releases/:id/versions/open/discard': { reason: 'Đã hoãn.' },
  'POST /api/v1/desk/accounts/:id/suspend': { reason: 'Nghỉ việc.' },
  'POST /api/v1/desk/accounts/:id/remove-second-factor': { reason: 'Mất điện thoại.' },
  'POST /api/v1/desk/accounts/:id/memberships': { organisation: own, role: 'approver' },
  'POST /api/v1/desk/organisations/:id/rename': { names: { vi: 'Tên khác' } },
  'POST /api/v1/desk/organisations/:id/move': { parent: superior },
};

const nameOf = ({ method, path }: Route): string => `${method} ${path}`;
const isUnder = (path: string, under: string): boolean => path === under || path.startsWith(`${under}/`);
const rowOf = ({ path }: Route) => [...rowsOfOwn, ...rowsOfAll].find(({ under }) => isUnder(path, under));
const isOfOwn = ({ path }: Route): boolean => rowsOfOwn.some(({ under }) => isUnder(path, under));
const permissionOf = ({ access }: Route): string | undefined =>
  access.kind === 'permission' ? access.permission : undefined;
const may = (role: string, permission: string): boolean => roles.find(role)!.permissions.includes(permission);

/** A real address of the route: about a row of `own` where it is about a row. */
function address(route: Route): string {
  const id = rowOf(route)?.id ?? anyUuid;
  return route.path
    .replace(':membership', membership)
    .replace(':lang', 'vi')
    .replace(':id', id)
    .replace(/[:*]\w*/g, '1');
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
        const elsewhere = allowed === 'let in' && isOfOwn(route) ? 'not found' : allowed;
        await note(`${role} of the organisation`, person.own.api, allowed);
        await note(`${role} of another`, person.other.api, elsewhere);
        await note(`${role} of another, acting for this`, person.other.api.actingFor(own), 'forbidden');
        await note(`${role} of the superior`, person.superior.api, atTop);
        await note(`${role} of the superior, acting for this`, person.superior.api.actingFor(own), allowed);
        await note(
          `${role} of the superior, acting for another`,
          person.superior.api.actingFor(other),
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

describe('every list at the desk', () => {
  const lists = guarded.filter(({ method, path }) => method === 'GET' && !path.includes(':'));
  it.each(lists.map((route) => [nameOf(route), permissionOf(route)!, route] as const))(
    '%s shows nothing of another organisation',
    async (_, permission, route) => {
      const reader = roleKeys.find((role) => may(role, permission))!;
      const { other: stranger, superior: above } = people.get(reader)!;
      const hidden = [release.id, somebody.id, own];
      const path = `${route.path}?limit=100`;
      const answers = [await stranger.api.get(path), await above.api.actingFor(other).get(path)];
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
      for (const path of spelled(address(route))) {
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

  it('let the auditor read all and change nothing', () => {
    const reads = [...permissionCatalogue.keys()].filter((permission) => permission.endsWith('.read'));
    expect([...roles.find('auditor')!.permissions].toSorted()).toEqual(reads.toSorted());
    const changed = guarded.filter((route) => route.method !== 'GET' && may('auditor', permissionOf(route)!));
    expect(changed.map(nameOf)).toEqual([]);
  });

  it('let nobody both write and approve', () => {
    const both = roleKeys.filter((role) => may(role, 'releases.write') && may(role, 'releases.approve'));
    expect(both).toEqual([]);
  });

  it('demand a second factor of whoever approves or administers', () => {
    const demanding = roleKeys.filter((role) => may(role, 'releases.approve') || may(role, 'accounts.write'));
    expect(roleKeys.filter((role) => roles.find(role)!.secondFactor)).toEqual(demanding);
  });
});
