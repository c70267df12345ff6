import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Controller, Get, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { generate } from 'otplib';
import { pino } from 'pino';
import {
  AddAccount,
  CreateOrganisation,
  IdentityModule,
  makeMissingIdentityKeys,
  Roles,
} from '../../src/identity/index.js';
import { createLedgerKey, LedgerModule } from '../../src/ledger/index.js';
import { ManualClock } from '../../src/platform/clock/index.js';
import { Config, loadConfig } from '../../src/platform/config/index.js';
import { Database, statement } from '../../src/platform/database/index.js';
import {
  CurrentPrincipal,
  definePermissions,
  httpAdapter,
  Permission,
  prepareServer,
  type Principal,
} from '../../src/platform/http/index.js';
import { Ids } from '../../src/platform/ids/index.js';
import { PlatformModule } from '../../src/platform/index.js';
import { Jobs } from '../../src/platform/jobs/index.js';
import { Metrics } from '../../src/platform/metrics/index.js';
import { createTestDatabase, temporaryFolder } from '../support/index.js';

const toys = { vi: 'Đồ chơi', en: 'Toys' };
definePermissions(toys, {
  'toys.read': { vi: 'Xem đồ chơi', en: 'See toys' },
  'toys.write': { vi: 'Làm đồ chơi', en: 'Make toys' },
  'toys.approve': { vi: 'Duyệt đồ chơi', en: 'Approve toys', substitutable: true },
});

/** Says whose rows a permission reaches. */
@Controller('api/v1/desk/toys')
class ToysController {
  @Get()
  @Permission('toys.read')
  read(@CurrentPrincipal() principal: Principal) {
    return { actingFor: principal.actingFor, rows: principal.organisations('toys.read').toSorted() };
  }

  @Get('made')
  @Permission('toys.write')
  write(@CurrentPrincipal() principal: Principal) {
    return { actingFor: principal.actingFor, rows: principal.organisations('toys.write').toSorted() };
  }

  @Get('approved')
  @Permission('toys.approve')
  approve(@CurrentPrincipal() principal: Principal) {
    return { actingFor: principal.actingFor, rows: principal.organisations('toys.approve').toSorted() };
  }
}

/** Says who asked, as the audit trail would name them. */
@Controller('api/v1/whoami')
class WhoController {
  @Get()
  @Permission('early-access.read')
  read(@CurrentPrincipal() principal: Principal) {
    return { actor: principal.actor, actingFor: principal.actingFor, permissions: principal.permissions };
  }
}

@Module({ controllers: [ToysController, WhoController] })
class ToysModule {}

const everyIdentityPermission = [
  'organisations.read',
  'organisations.write',
  'accounts.read',
  'accounts.write',
  'agencies.read',
  'agencies.write',
  'clients.read',
  'clients.write',
];
const role = (permissions: string[], secondFactor = false) => ({
  name: { vi: 'Vai trò', en: 'Role' },
  permissions,
  secondFactor,
});
const testRoles = new Roles({
  administrator: { ...role(everyIdentityPermission, true), overseesPressAgencies: true },
  maker: role(['toys.read', 'toys.write']),
  reader: role(['toys.read']),
  chief: role(['toys.read', 'toys.approve'], true),
  journalist: { ...role(['early-access.read']), ofPressAgencies: true },
  manager: {
    ...role(['early-access.read', 'early-access.accept', 'clients.read', 'clients.write']),
    ofPressAgencies: true,
  },
});

export const PASSWORD = 'hoa tam giác mạch nở muộn';

export interface Answer {
  readonly status: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- answers of every shape are looked into
  readonly body: any;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
  readonly etag: string;
  readonly cookie: string | undefined;
  /** What the browser was given to be known by. */
  readonly device: string | undefined;
}

interface Asked {
  readonly body?: unknown;
  /** Sent as it is, in place of a body. */
  readonly raw?: string | Buffer;
  readonly token?: string | undefined;
  readonly actingFor?: string;
  readonly ifMatch?: string;
  readonly ip?: string;
  readonly cookie?: string | undefined;
  readonly headers?: Record<string, string>;
}

interface Membership {
  readonly organisation: string;
  readonly role: string;
  readonly scope?: 'own' | 'subtree';
}

/** Identity with the ledger and the ground under it, on a database of its own and a clock that tests move. */
export interface IdentityServer {
  readonly app: NestFastifyApplication;
  readonly config: Config;
  readonly clock: ManualClock;
  readonly database: Database;
  ask(method: string, path: string, asked?: Asked): Promise<Answer>;
  organisation(code: string, parentId?: string, kind?: 'department' | 'press_agency'): Promise<string>;
  account(email: string, ...memberships: Membership[]): Promise<string>;
  signIn(
    email: string,
    more?: { password?: string; code?: string; ip?: string; device?: string | undefined },
  ): Promise<Answer>;
  /** Signs in and answers the access token. */
  token(email: string, code?: string): Promise<string>;
  /** Turns the second factor of an account on; answers its secret and recovery codes. */
  secondFactor(token: string): Promise<{ secret: string; recoveryCodes: string[] }>;
  code(secret: string): Promise<string>;
  /** The newest mail to an address, once there are that many. */
  mail(to: string, count?: number): Promise<{ text: string; token: string }>;
  /** How many mails were sent to an address. */
  mailsTo(to: string): number;
  /** Waits until no job is left. */
  idle(): Promise<void>;
  /** Opens all connections of the pool, without which what is sent at once runs one after the other. */
  warm(): Promise<unknown>;
  /** Password hashes computed so far. */
  hashes(): Promise<number>;
  close(): Promise<void>;
}

export async function startIdentity(
  environment: Record<string, string> = {},
  { work = false, beside }: { work?: boolean; beside?: IdentityServer } = {},
): Promise<IdentityServer> {
  const folder = temporaryFolder();
  const own = beside ? undefined : await createTestDatabase();
  const config = loadConfig({
    DATA_DIR: folder.path,
    KEYS_DIR: beside?.config.keysDir ?? join(folder.path, 'keys'),
    DEMONSTRATION: 'no',
    PUBLIC_URL: 'https://khen.test',
    LEDGER_ORIGIN: 'khen.test/ledger',
    DATABASE_URL: beside?.config.databaseUrl ?? own!.url,
    TOTP_MANDATORY: 'no',
    RATE_LIMIT: '1000000',
    LOG_LEVEL: 'silent',
    TRUSTED_PROXIES: '127.0.0.1',
    ...environment,
  });
  if (!beside) {
    makeMissingIdentityKeys(config.keysDir, new Ids());
    await createLedgerKey(config.keysDir, config.ledgerOrigin);
  }
  const clock = beside?.clock ?? new ManualClock('2026-11-23T01:00:00.000Z');
  const testing = await Test.createTestingModule({
    imports: [
      PlatformModule.for(config, { clock }),
      LedgerModule,
      IdentityModule.for({ roles: testRoles }),
      ToysModule,
    ],
  }).compile();
  const app = testing.createNestApplication<NestFastifyApplication>(
    httpAdapter(config, pino({ level: 'silent' })),
    {
      bodyParser: false,
      logger: false,
    },
  );
  await prepareServer(app, config);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();

  const ask = async (method: string, path: string, asked: Asked = {}): Promise<Answer> => {
    const { body, raw, token, actingFor, ifMatch, ip, cookie, headers } = asked;
    const response = await app.inject({
      method: method as 'GET',
      url: path,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(actingFor !== undefined && { 'khen-acting-for': actingFor }),
        ...(ifMatch !== undefined && { 'if-match': ifMatch }),
        ...(ip !== undefined && { 'x-forwarded-for': ip }),
        ...(cookie !== undefined && { cookie: `khen_refresh=${cookie}` }),
        'accept-language': 'en',
        ...headers,
      },
      ...(body !== undefined && { payload: JSON.stringify(body) }),
      ...(raw !== undefined && { payload: raw }),
    });
    const kept = (wanted: string) => response.cookies.find(({ name }) => name === wanted)?.value;
    return {
      status: response.statusCode,
      body: response.body === '' ? undefined : JSON.parse(response.body),
      headers: response.headers,
      etag: response.headers['etag'] ?? '',
      cookie: kept('khen_refresh'),
      device: kept('khen_device'),
    };
  };
  const signIn: IdentityServer['signIn'] = (email, { password = PASSWORD, code, ip, device } = {}) =>
    ask('POST', '/api/v1/session', {
      body: { email, password, ...(code !== undefined && { code }) },
      ...(ip !== undefined && { ip }),
      ...(device !== undefined && { headers: { cookie: `khen_device=${device}` } }),
    });
  const code = (secret: string) =>
    generate({ secret, epoch: Math.floor(Number(new Date(clock['time'])) / 1000) });
  const jobs = app.get(Jobs);
  if (work) await jobs.start();
  const mails = (to: string) => mailsTo(join(config.dataDir, 'mail'), to);
  return {
    app,
    config,
    clock,
    database: app.get(Database),
    ask,
    signIn,
    code,
    organisation: async (codeOf, parentId, kind = 'department') => {
      const names = { vi: `Cơ quan ${codeOf}`, en: `Office ${codeOf}` };
      const asked = { parentId: parentId ?? null, code: codeOf, kind, names };
      return (await app.get(CreateOrganisation).byOperator(asked)).id;
    },
    account: async (email, ...memberships) => {
      const added = await app.get(AddAccount).execute({
        email,
        name: `Nguyễn ${email}`,
        lang: 'vi',
        password: PASSWORD,
        memberships: memberships.map((each) => ({ scope: 'own' as const, ...each })),
      });
      return added.id;
    },
    token: async (email, second) => {
      const answer = await signIn(email, second === undefined ? {} : { code: second });
      if (answer.status !== 200)
        throw new Error(`${email} was not signed in: ${JSON.stringify(answer.body)}`);
      return answer.body.accessToken;
    },
    secondFactor: async (token) => {
      const begun = await ask('POST', '/api/v1/me/totp', { token, body: { password: PASSWORD } });
      const { secret } = begun.body;
      const done = await ask('POST', '/api/v1/me/totp/confirm', {
        token,
        body: { code: await code(secret) },
      });
      if (done.status !== 200) throw new Error(JSON.stringify([begun.body, done.body]));
      return { secret, recoveryCodes: done.body.recoveryCodes };
    },
    mail: async (to, count = 1) => {
      while (mails(to).length < count) await sleep(50);
      const text = mails(to).at(-1)!;
      return { text, token: /#token=([\w-]+)/.exec(text)![1]! };
    },
    mailsTo: (to) => mails(to).length,
    idle: async () => {
      while ((await app.get(Database).query(openJobs)).length > 0) await sleep(50);
    },
    warm: () =>
      Promise.all(Array.from({ length: config.databasePool }, () => app.get(Database).query(pause))),
    hashes: async () => {
      const metric = await app.get(Metrics).registry.getSingleMetric('khen_password_hashes_total')!.get();
      return metric.values[0]?.value ?? 0;
    },
    close: async () => {
      await jobs.stop();
      await app.close();
      await own?.drop();
      folder.remove();
    },
  };
}

/** The statuses of answers that came in any order, sorted. */
export const statuses = (answers: readonly Answer[]): number[] =>
  answers.map(({ status }) => status).toSorted((a, b) => a - b);

const pause = statement('test.pause', 'select pg_sleep(0.1)');
const openJobs = statement('test.open-jobs', "select id from queue.job where state < 'completed' limit 1");

/** Decoded texts of all mails to an address, oldest first: their ids sort by time. */
function mailsTo(folder: string, to: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.eml'))
    .toSorted()
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .filter((mail) => mail.includes(`To: ${to}`))
    .map(decoded);
}

function decoded(mail: string): string {
  const [head, ...rest] = mail.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  if (/transfer-encoding: base64/i.test(head!)) return Buffer.from(body, 'base64').toString('utf8');
  const soft = body.replace(/=\r\n/g, '');
  if (!/transfer-encoding: quoted-printable/i.test(head!)) return soft;
  return decodeURIComponent(soft.replace(/%/g, '%25').replace(/=([0-9A-F]{2})/g, '%$1'));
}
