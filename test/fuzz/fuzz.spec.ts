import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { ManualClock } from '../../src/platform/clock/index.js';
import { type Described, Judge } from '../api/described.js';
import { operations, type Prepared, type World } from '../api/operations.js';
import { preparedWithJobs } from '../api/with-jobs.js';
import { type Answer, inject, type Request } from '../support/api.js';
import { IdentityProvider } from '../identity/identity-provider.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { layLine, type Line } from '../support/faults-line.js';
import { Given } from '../support/given.js';
import { createTestDatabase } from '../support/index.js';
import { Actors } from './actors.js';
import { Rows } from './rows.js';
import { SENT, Values } from './schemas.js';
import { type Foreign, plantSecrets, SECRET } from './secrets.js';
import { Statements } from './statements.js';
import { Tally } from './tally.js';
import { twisted } from './twisted.js';
import { MAY, type Twist, Twists, UNTWISTED } from './twists.js';

// Every operation of the description × everybody who could ask, with requests that are nearly right: those of test/api,
// with something changed. Short in `npm test`; `npm run test:fuzz` sends thousands to each operation. What fails says how
// to see it again.
const long = process.env['KHEN_LONG'] === '1';
/** What is to be seen again: `{"operation":"…","seed":…,"path":"…"}`. */
const again = process.env['KHEN_FUZZ'] ? (JSON.parse(process.env['KHEN_FUZZ']) as Again) : undefined;
const seed = long ? Date.now() % 1_000_000_007 : 20_261_126;
const ROUNDS = long && !again ? 8 : 1;
const RUNS = long ? 250 : 10;

interface Again {
  readonly operation: string;
  readonly seed: number;
  readonly path?: string;
}

const repository = join(import.meta.dirname, '..', '..');
const description = JSON.parse(readFileSync(join(repository, 'docs', 'api', 'openapi.json'), 'utf8'));
const judge = new Judge(description);
const values = new Values(description);
/** Terms that come into force far ahead leave no place for those of whoever is prepared later. */
const LAST = 'publishPressTerms';
const chosen = judge.operations
  .filter(({ operationId }) => !again || again.operation === operationId)
  .toSorted((a, b) => Number(a.operationId === LAST) - Number(b.operationId === LAST));
const statements = new Statements();
const tally = new Tally();
const environment = {
  METRICS_TOKEN: 'a token of the operators',
  MAX_FILE_BYTES: '65536',
  LOG_LEVEL: 'error',
};

const clock = new ManualClock(Date.now());
let drop: () => Promise<void>;
let line: Line;
let identities: IdentityProvider;
let server: TestApplication;
let world: World;
let actors: Actors;
let foreign: Foreign;
let rows: Rows;
let asked = 0;

/** A server on a database of its own, and the people who are needed to begin with. */
async function startWorld(): Promise<void> {
  const database = await createTestDatabase();
  ({ drop } = database);
  line = await layLine(database.url, statements.listener);
  identities = await IdentityProvider.start('http://khen.test');
  server = await startApplication({
    environment: { ...environment, ...identities.environment, DATABASE_URL: line.url },
    clock,
  });
  const given = new Given(server.app, server.api);
  const desk = await given.desk();
  world = {
    ...server,
    given,
    desk,
    administrator: await given.administrator(),
    topic: await given.topic(),
    elsewhere: await given.organisation(),
    identities,
  };
  rows = await Rows.of(database.url);
}

async function endWorld(): Promise<void> {
  await rows.close();
  await server.close();
  await identities.close();
  await line.cut();
  await drop();
}

/** A request prepared for an operation. */
async function prepare(operation: string): Promise<Prepared> {
  const make = operations[operation];
  if (!make) throw new Error(`No request is prepared for ${operation} in test/api/operations.ts.`);
  // Hardly any time passes, so that nobody's token ends on a slow machine; but of two things one is later.
  clock.advance(10);
  return make(world);
}

/** Requests prepared for every operation. From then on nothing happens but what is asked. */
async function prepareAll(): Promise<ReadonlyMap<string, Prepared>> {
  const prepared = await preparedWithJobs(world, server, clock);
  for (const { operationId } of chosen)
    if (operations[operationId] && !prepared.has(operationId))
      prepared.set(operationId, await prepare(operationId));
  foreign = await plantSecrets(world);
  actors = await Actors.gather(world);
  await rows.changed();
  return prepared;
}

/** Sends a request as one of the actors, from a network of its own, since attempts are counted by network. */
async function send(operation: Described, prepared: Prepared, twist: Twist): Promise<[Answer, Request]> {
  asked += 1;
  const { method, path, ask } = twisted(operation, prepared, twist);
  const who = twist.actor === MAY ? (prepared.who ?? server.api) : actors.api(twist.actor);
  let sent: Request | undefined;
  const transport = inject(
    server.app,
    () => `198.${18 + (asked >> 16)}.${(asked >> 8) & 255}.${asked & 255}`,
  );
  const seen = who.by(async (request) => {
    const answer = await transport((sent = request));
    return { ...answer, bytes: decoded(answer) };
  });
  return [await seen.send(method, path, ask), sent!];
}

/** Where a list goes on after its first item. */
async function nextOf(operation: Described, prepared: Prepared): Promise<string | undefined> {
  if (!operation.parameters?.some(({ name }) => name === 'cursor')) return undefined;
  const { method, path, ask } = twisted(operation, prepared, { ...UNTWISTED, query: [['limit', '1', true]] });
  const { body } = await (prepared.who ?? server.api).send<{ next?: string }>(method, path, ask);
  return body.next;
}

function decoded({ headers, bytes }: Pick<Answer, 'headers' | 'bytes'>): Buffer {
  const coding = headers['content-encoding'];
  if (bytes.length === 0 || coding === undefined) return bytes;
  return coding === 'br' ? brotliDecompressSync(bytes) : gunzipSync(bytes);
}

/** Everything about an answer that should not be. */
async function faultsOf(operation: Described, twist: Twist, answer: Answer): Promise<string[]> {
  const { status, text, headers, body } = answer;
  const written = await rows.changed();
  const type = (body as { type?: string } | undefined)?.type;
  // That something is still being made is no failure.
  const later = type === 'urn:khen:error:distribution.pack-not-ready';
  const method = twist.method ?? operation.method;
  const described = judge.operations.find((each) => each.path === operation.path && each.method === method);
  const { location } = headers;
  return [
    ...(status >= 500 && !later ? [`a failure of ours: ${status} ${text}`] : []),
    ...(described && method !== 'HEAD' ? judge.faults(described, answer) : []),
    ...(!described && method !== 'HEAD' && !(status >= 400 && type)
      ? [`no problem detail: ${status} ${text}`]
      : []),
    ...(`${JSON.stringify(headers)}${text}`.toLowerCase().includes(SECRET) ? [`a secret: ${text}`] : []),
    ...(status >= 400 && written.length > 0 ? [`refused, and yet written: ${written.join(', ')}`] : []),
    ...(status < 300 && isForeign(twist) && described?.['x-permission'] !== 'public'
      ? ['what belongs to others was there']
      : []),
    ...(location !== undefined && !/^\/[^/\\]/.test(location) ? [`leads elsewhere: ${location}`] : []),
  ];
}

const isForeign = ({ place }: Twist): boolean =>
  place !== null && Object.values(foreign).some((ids) => ids.includes(place[1]));

/** The request for a shell, with the place of the credentials. */
function asCurl({ method, path, headers, payload }: Request, actor: string): string {
  const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
  const shown = Object.entries(headers).map(([name, value]) =>
    quoted(
      `${name}: ${name === 'authorization' ? `Bearer $TOKEN_OF_${actor.replaceAll(/\W/g, '_')}` : value}`,
    ),
  );
  const data = payload === undefined ? '' : ` --data-binary ${quoted(String(payload).slice(0, 5_000))}`;
  return `curl -X ${method} "$KHEN"${quoted(path)} ${shown.map((header) => `-H ${header}`).join(' ')}${data}`;
}

/** Each operation has a seed of its own, which does not change when others are added. */
const hash = (text: string): number => createHash('sha256').update(text).digest().readInt32BE();

describe.each(Array.from({ length: ROUNDS }, (_, round) => round))('round %d', (round) => {
  let prepared: ReadonlyMap<string, Prepared>;
  beforeAll(async () => {
    await startWorld();
    prepared = await prepareAll();
  }, 300_000);
  afterAll(endWorld);
  afterEach(() => {
    // Nothing went wrong that was not told.
    expect(server.log).toEqual([]);
  });

  it.each(chosen)(
    '$method $path',
    async (operation) => {
      const { operationId } = operation;
      let base = prepared.get(operationId) ?? (await prepare(operationId));
      let curl = '';
      const tried = async (twist: Twist): Promise<void> => {
        const [answer, request] = await send(operation, base, twist);
        tally.count(operationId, twist.actor, answer.status);
        const faults = await faultsOf(operation, twist, answer);
        curl = asCurl(request, twist.actor);
        // Who ended their own session is somebody else from now on.
        if (answer.status === 401 && twist.actor !== MAY && twist.actor !== 'anonymous') {
          const { status } = await actors.api(twist.actor).get('/api/v1/me');
          if (status === 401) await actors.renew(twist.actor);
          await rows.changed();
        }
        expect(faults).toEqual([]);
      };
      const next = await nextOf(operation, base);
      const twists = new Twists(values, actors.names, foreign).of(operation, next);
      const found = await fc.check(fc.asyncProperty(twists, tried), {
        seed: again?.seed ?? hash(`${seed} ${round} ${operationId}`),
        numRuns: RUNS,
        ...(again?.path !== undefined && { path: again.path }),
      });
      if (found.failed) {
        const repeat = { operation: operationId, seed: found.seed, path: found.counterexamplePath };
        throw new Error(
          [
            String((found.errorInstance as Error | null)?.message),
            `The last request: ${curl}`,
            `Twisted by: ${JSON.stringify(found.counterexample)?.slice(0, 3_000)}`,
            `Again: KHEN_FUZZ='${JSON.stringify(repeat)}' node scripts/test.mjs --long test/fuzz`,
          ].join('\n'),
        );
      }
      // What was refused left the way free for what is right, unless something else was done on the way.
      await tried(UNTWISTED);
      if (!tally.succeeded(operationId)) {
        base = await prepare(operationId);
        await rows.changed();
        await tried(UNTWISTED);
      }
      await tried({ ...UNTWISTED, method: operation.method === 'PUT' ? 'PATCH' : 'PUT' });
    },
    600_000,
  );
});

describe('all of it together', () => {
  it('put no value into the text of a statement', () => {
    expect(statements.texts.size).toBeGreaterThan(100);
    expect([...statements.texts].filter((text) => text.includes(SENT))).toEqual([]);
  });

  it('got a success and a refusal out of every operation', () => {
    process.stdout.write(tally.table({ seed, everyOperation: long }));
    expect(tally.oneSided(chosen.map(({ operationId }) => operationId))).toEqual([]);
  });
});
