import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { roles } from '../../src/roles.js';
import type { Answer, Api, Ask } from '../support/api.js';
import { IdentityProvider } from '../identity/identity-provider.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { layLine, type Line } from '../support/faults-line.js';
import { createTestDatabase } from '../support/index.js';
import type { Person } from '../support/given.js';
import { type Described, Judge } from './described.js';
import { Examples } from './examples.js';
import { nothingThere, operations, type Prepared, type World } from './operations.js';
import { preparedWithJobs } from './with-jobs.js';

const repository = join(import.meta.dirname, '..', '..');
const committed = join(repository, 'docs', 'api', 'openapi.json');
const judge = new Judge(JSON.parse(readFileSync(committed, 'utf8')));
const examples = new Examples(join(repository, 'src', 'examples.json'));
const METRICS_TOKEN = 'a token of the operators';

/** Well-formed requests by operation, for those who need no more of them. */
let requests: Map<string, Prepared>;

let identities: IdentityProvider;
let server: TestApplication;
let world: World;
/** Somebody without any of the permissions that the other role has. */
let auditor: Person;
let approver: Person;
let manager: Person;

beforeAll(async () => {
  identities = await IdentityProvider.start('http://khen.test');
  server = await startApplication({
    environment: { ...identities.environment, METRICS_TOKEN, MAX_FILE_BYTES: '65536', LOG_LEVEL: 'error' },
  });
  const { given } = server;
  const desk = await given.desk();
  world = {
    ...server,
    desk,
    administrator: await given.administrator(),
    topic: await given.topic(),
    elsewhere: await given.organisation(),
    identities,
  };
  requests = await preparedWithJobs(world, server);
  auditor = await given.person(desk.organisation, 'auditor');
  ({ approver } = desk);
  manager = await managerOf(server);
});
afterAll(async () => {
  await server.close();
  await identities.close();
});

/** Sends a request to an operation and notes what in the answer is not as described. */
class Conversation {
  readonly faults: string[] = [];

  constructor(
    private readonly operation: Described,
    private readonly prepared: Prepared,
  ) {}

  async expect(status: number, change: Partial<Prepared> = {}, api?: Api): Promise<Answer> {
    const { at = {}, query = '', ask = {}, who = server.api } = { ...this.prepared, ...change };
    const path = this.operation.path.replace(
      /\{(\w+)\}/g,
      (_, name: string) => at[name] ?? nothingThere[name] ?? 'vi',
    );
    const answer = await (api ?? who).send(this.operation.method, `${path}${query}`, ask);
    if (answer.status !== status) {
      this.faults.push(
        `${this.operation.operationId}: ${status} was expected, ${answer.status} came: ${answer.text}`,
      );
    }
    this.faults.push(...judge.faults(this.operation, answer));
    return answer;
  }
}

const byRole = ['administrator', 'press-officer', 'approver', 'agency-manager', 'duty-officer'] as const;

const managerOf = async ({ given }: TestApplication): Promise<Person> =>
  given.person(await given.organisation({ kind: 'press_agency' }), 'agency-manager');

/** Who of the people, in the order of `byRole`, may do an operation; nobody in particular for a public one. */
function permitted({ api }: TestApplication, people: readonly Person[], operation: Described): Api {
  const permission = operation['x-permission'] ?? '';
  if (permission === 'public') return api;
  const role = byRole.findIndex((name) => roles.find(name)!.permissions.includes(permission));
  return people[Math.max(0, role)]!.api;
}

/** The refusals that every operation has for the same reasons, where it describes them. */
async function refusals(operation: Described, prepared: Prepared, talk: Conversation): Promise<void> {
  const { statuses, parameters = [], requestBody, 'x-permission': permission = '' } = operation;
  const { ask = {}, at = {} } = prepared;
  const told = (status: number): boolean => statuses.includes(status);
  const withHeaders = (headers: Record<string, string>): Ask => ({
    ...ask,
    headers: { ...ask.headers, ...headers },
  });
  const takesJson = requestBody?.content['application/json'] !== undefined;
  const isPublic = permission === 'public';
  if (!isPublic) await talk.expect(401, { who: server.api });
  if (operation.security) {
    await talk.expect(401, { ask: withHeaders({ authorization: 'Bearer x.y.z' }) });
    await talk.expect(400, { ask: withHeaders({ 'khen-acting-for': 'everybody' }) });
    await talk.expect(403, { ask: withHeaders({ 'khen-acting-for': world.elsewhere }) });
  }
  // Every role may see releases.
  if (!isPublic && !['signed in', 'releases.read'].includes(permission)) {
    const lacking = roles.find('auditor')!.permissions.includes(permission) ? approver : auditor;
    await talk.expect(403, { who: lacking.api });
  }
  if (told(400) && operation.method !== 'GET') {
    await talk.expect(400, { ask: { ...withHeaders({ 'content-type': 'application/json' }), body: '{' } });
  }
  if (takesJson) {
    await talk.expect(400, { ask: { ...ask, body: { ...(ask.body as object), unheardOf: 1 } } });
    await talk.expect(400, { ask: { ...ask, body: [] } });
  }
  if (takesJson || (!requestBody && operation.method !== 'GET')) {
    await talk.expect(413, { ask: { ...ask, body: { text: 'x'.repeat(1_100_000) } } });
    await talk.expect(415, { ask: { body: '{}', ...withHeaders({ 'content-type': 'text/plain' }) } });
  }
  if (at['id'] !== undefined) {
    if (told(404)) await talk.expect(404, { at: { ...at, id: nothingThere['id']! } });
    if (told(400)) await talk.expect(400, { at: { ...at, id: 'x' } });
  } else if (at['sha256'] !== undefined) {
    await talk.expect(404, { at: {} });
    await talk.expect(400, { at: { sha256: 'x' } });
  } else if (at['key'] !== undefined) {
    await talk.expect(404, { at: {} });
    await talk.expect(400, { at: { key: 'x' } });
  } else if (at['path'] !== undefined) await talk.expect(404, { at: {} });
  if (parameters.some(({ name }) => name === 'If-Match')) {
    const { ifMatch: _, ...without } = ask;
    await talk.expect(428, { ask: without });
    await talk.expect(412, { ask: { ...without, ifMatch: '"of another time"' } });
  }
}

describe('every operation is described', () => {
  it('under a name that is unique and makes a method of a client', () => {
    const names = judge.operations.map(({ operationId }) => operationId);
    expect(names.filter((name) => !/^[a-z][A-Za-z]+$/.test(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('with a summary, a description, a tag and the permission it takes', () => {
    const bare = judge.operations.filter(
      (operation) =>
        !(operation.summary && operation.description && operation.tags && operation['x-permission']),
    );
    expect(bare.map(({ operationId }) => operationId)).toEqual([]);
  });

  it('with credentials that it needs if, and only if, it is not public', () => {
    const wrong = judge.operations.filter(
      ({ security = [{}], ...operation }) =>
        security.some((each) => Object.keys(each).length === 0) !== (operation['x-permission'] === 'public'),
    );
    expect(wrong.map(({ operationId }) => operationId)).toEqual([]);
  });

  it('with a bound to every text, list and map that can be sent to it', () => {
    expect(judge.operations.flatMap((operation) => judge.unbounded(operation))).toEqual([]);
  });

  it('without leading anybody elsewhere', () => {
    const leading = judge.operations.filter(({ statuses }) =>
      statuses.some((status) => status >= 300 && status < 400 && status !== 304),
    );
    expect(leading.map(({ operationId }) => operationId)).toEqual([]);
  });

  it('with examples of what is sent and answered, which are as they should be', () => {
    expect(judge.operations.flatMap((operation) => judge.faultsOfExamples(operation))).toEqual([]);
  });
});

describe('every operation answers as it is described', () => {
  it('and each has a request prepared for it here', () => {
    expect(Object.keys(operations).toSorted()).toEqual(
      judge.operations.map(({ operationId }) => operationId).toSorted(),
    );
  });

  it.each(judge.operations)('$method $path', async (operation) => {
    const prepared = requests.get(operation.operationId) ?? (await operations[operation.operationId]!(world));
    requests.set(operation.operationId, prepared);
    const talk = new Conversation(operation, prepared);
    const { beforehand = {}, afterwards = {}, ask = {} } = prepared;
    await refusals(operation, prepared, talk);
    for (const [status, change] of Object.entries(beforehand)) await talk.expect(Number(status), change);
    const success = operation.statuses.find((status) => status < 300)!;
    const takesKey = operation.parameters?.some(({ name }) => name === 'Idempotency-Key');
    const key = takesKey ? `description-${operation.operationId}` : undefined;
    const done = await talk.expect(success, { ask: { ...ask, once: key } });
    examples.keep(operation.operationId, ask.body, done.body);
    if (takesKey) await talk.expect(409, { ask: { ...ask, once: key, ifMatch: '"of something else"' } });
    if (operation.statuses.includes(304)) {
      await talk.expect(304, { ask: { ...ask, headers: { ...ask.headers, 'if-none-match': done.etag } } });
    }
    for (const [status, change] of Object.entries(afterwards)) await talk.expect(Number(status), change);
    expect(talk.faults).toEqual([]);
  });

  it('and refuses members of the query that it does not know', async () => {
    const faults: string[] = [];
    const duty = await world.given.colleague(world.desk, 'duty');
    for (const operation of judge.operations.filter(({ path }) => path.startsWith('/api/'))) {
      const who = permitted(
        server,
        [world.administrator, world.desk.officer, approver, manager, duty],
        operation,
      );
      const prepared = requests.get(operation.operationId);
      const talk = new Conversation(operation, { ...prepared, who, at: {}, query: '?unheardOf=1' });
      const { text } = await talk.expect(400);
      if (!text.includes('unheardOf')) talk.faults.push(`${operation.operationId}: ${text}`);
      faults.push(...talk.faults);
    }
    expect(faults).toEqual([]);
  });

  it('also to those who ask too often', async () => {
    const busy = await startApplication({ environment: { RATE_LIMIT: '10' } });
    try {
      for (let asked = 0; asked < 10; asked += 1) await busy.api.get('/api/v1/releases');
      const faults: string[] = [];
      for (const operation of judge.operations.filter(({ statuses }) => statuses.includes(429))) {
        const talk = new Conversation(operation, {});
        const { headers } = await talk.expect(429, {}, busy.api);
        if (!/^\d+$/.test(headers['retry-after'] ?? ''))
          talk.faults.push(`${operation.operationId}: no Retry-After`);
        faults.push(...talk.faults);
      }
      expect(faults).toEqual([]);
    } finally {
      await busy.close();
    }
  });

  describe('also without a database', () => {
    let cutOff: TestApplication;
    let line: Line;
    let people: readonly Person[];
    let drop: () => Promise<void>;

    beforeAll(async () => {
      const database = await createTestDatabase();
      ({ drop } = database);
      line = await layLine(database.url);
      cutOff = await startApplication({
        environment: { DATABASE_URL: line.url, METRICS_TOKEN, LOG_LEVEL: 'fatal' },
      });
      const { given } = cutOff;
      const desk = await given.desk();
      people = [
        await given.administrator(),
        desk.officer,
        desk.approver,
        await managerOf(cutOff),
        await given.colleague(desk, 'duty'),
      ];
      await line.cut();
      // What was confirmed a moment ago is still answered from memory (docs/decisions/0007-public-answers.md).
      while ((await cutOff.api.get('/api/v1/releases')).status !== 503) await sleep(200);
    });
    afterAll(async () => {
      await cutOff?.close();
      await line?.cut();
      await drop?.();
    });

    it.each(judge.operations)('$method $path', async (operation) => {
      const who = permitted(cutOff, people, operation);
      const talk = new Conversation(operation, requests.get(operation.operationId) ?? {});
      await talk.expect(operation.statuses.includes(503) ? 503 : 200, { who });
      expect(talk.faults).toEqual([]);
    });
  });

  it('and with KHEN_UPDATE=1 what was said becomes the examples of the description', () => {
    if (process.env['KHEN_UPDATE'] === '1') examples.write();
    expect(examples.count).toBeGreaterThan(judge.operations.length / 2);
  });

  it('and every status that is described was answered by it', () => {
    expect(judge.unseen()).toEqual([]);
  });
});
