import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Target } from '../load.js';
import { cores, pin, stop, track } from '../processes.js';
import { environment, type RunningServer } from '../server.js';

/** An installation of its own, with a lock of its own: nothing of it is a part of Khen. */
const home = join(import.meta.dirname, 'directus');
/** It compiles against no newer Node than this one. */
const node = join(home, 'node_modules', 'node', 'bin', 'node');
const PATIENCE_MS = 120_000;
const administrator = { email: 'admin@example.com', password: randomBytes(12).toString('hex') };
const PUBLIC_POLICY = 'abf8a154-5b1c-4a46-ac9c-7300570f4f17';

const cache = {
  CACHE_ENABLED: 'true',
  CACHE_STORE: 'memory',
  CACHE_TTL: '30m',
  CACHE_AUTO_PURGE: 'true',
  CACHE_STATUS_HEADER: 'x-cache',
};
/** As it comes, with its cache, and with what makes that cache worth having. */
export const variants: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  default: {},
  cached: cache,
  'cached, schema frozen': { ...cache, CACHE_SCHEMA_FREEZE_ENABLED: 'true' },
};

export const version = (): string =>
  (JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { dependencies: { directus: string } })
    .dependencies.directus;

/** Installs it as the lock says unless that was done; throws where it can't be, such as without a compiler. */
export function installDirectus(): void {
  const built = join(home, 'node_modules', 'isolated-vm', 'out', 'isolated_vm.node');
  if (existsSync(built)) return;
  console.log('Installing Directus, which takes some minutes …');
  const run = (command: string, args: string[], cwd = home, env = {}) =>
    execFileSync(command, args, {
      cwd,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, ...env },
    });
  // Scripts only of what needs one, and that one against the headers of the Node on which it will run.
  run('npm', ['ci', '--ignore-scripts']);
  run('npm', ['rebuild', 'node']);
  run(
    node,
    [join(home, 'node_modules', 'node-gyp', 'bin', 'node-gyp.js'), 'rebuild', '--release'],
    join(home, 'node_modules', 'isolated-vm'),
    {
      npm_config_nodedir: join(
        home,
        'node_modules',
        'node',
        'node_modules',
        `node-${process.platform}-${process.arch}`,
      ),
    },
  );
}

/** Makes its own tables in an empty database, and a collection that everybody may read. */
export async function bootstrapDirectus(
  target: Pick<Target, 'postgresPid'>,
  databaseUrl: string,
  logPath: string,
): Promise<void> {
  execFileSync(node, [join('node_modules', 'directus', 'cli.js'), 'bootstrap'], {
    cwd: home,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: settings(databaseUrl, 0),
  });
  const server = await startDirectus(target, databaseUrl, {}, logPath);
  try {
    const post = async (path: string, body: object, token?: string): Promise<unknown> => {
      const response = await fetch(server.url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
        body: JSON.stringify(body),
      });
      if (!response.ok)
        throw new Error(`Directus answered ${response.status} to ${path}: ${await response.text()}`);
      return response.status === 204 ? undefined : response.json();
    };
    const { data } = (await post('/auth/login', administrator)) as { data: { access_token: string } };
    await post('/collections', collection, data.access_token);
    // Without a licence a permission can have no rule for items: which ones are shown is for the query to say.
    const permission = {
      policy: PUBLIC_POLICY,
      collection: 'releases',
      action: 'read',
      fields: ['*'],
      permissions: {},
    };
    await post('/permissions', permission, data.access_token);
  } finally {
    await server.stop();
  }
}

/** Starts one variant on the core of the server under test. */
export async function startDirectus(
  { postgresPid }: Pick<Target, 'postgresPid'>,
  databaseUrl: string,
  variant: Readonly<Record<string, string>>,
  logPath: string,
): Promise<RunningServer> {
  const port = await freePort();
  const log = openSync(logPath, 'w');
  const child = track(
    spawn(node, [join('node_modules', 'directus', 'cli.js'), 'start'], {
      cwd: home,
      stdio: ['ignore', log, log],
      env: { ...settings(databaseUrl, port), ...variant },
    }),
  );
  closeSync(log);
  const url = `http://127.0.0.1:${port}`;
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await fetch(`${url}/server/ping`).catch(() => undefined))?.ok) {
    if (child.exitCode !== null || performance.now() > deadline)
      throw new Error(`Directus did not start:\n${readFileSync(logPath, 'utf8')}`);
    await sleep(100);
  }
  pin(child.pid!, cores.server);
  return { url, pid: child.pid!, postgresPid, stop: () => stop(child) };
}

function settings(databaseUrl: string, port: number): Record<string, string> {
  const { hostname, port: databasePort, pathname, username, password } = new URL(databaseUrl);
  return environment({
    DB_CLIENT: 'pg',
    DB_HOST: hostname,
    DB_PORT: databasePort,
    DB_DATABASE: pathname.slice(1),
    DB_USER: decodeURIComponent(username),
    DB_PASSWORD: decodeURIComponent(password),
    DB_POOL__MIN: '0',
    DB_POOL__MAX: '20',
    SECRET: 'a secret of a benchmark, which protects nothing',
    ADMIN_EMAIL: administrator.email,
    ADMIN_PASSWORD: administrator.password,
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    NODE_ENV: 'production',
    TELEMETRY: 'false',
    // Both would refuse the load that is to be measured.
    PRESSURE_LIMITER_ENABLED: 'false',
    RATE_LIMITER_ENABLED: 'false',
    LOG_LEVEL: 'warn',
    WEBSOCKETS_ENABLED: 'false',
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const field = (name: string, type: string, schema: object = {}) => ({ field: name, type, meta: {}, schema });
const collection = {
  collection: 'releases',
  meta: {},
  schema: {},
  fields: [
    field('id', 'integer', { is_primary_key: true, has_auto_increment: true }),
    field('slug', 'string', { is_unique: true }),
    field('title', 'string', { max_length: 500 }),
    field('summary', 'text'),
    field('body', 'text'),
    field('published_at', 'timestamp'),
    field('status', 'string'),
    field('topic', 'string'),
  ],
};
