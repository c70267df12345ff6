import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, openSync, closeSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadConfig } from '../src/platform/config/index.js';
import { joinEmbedded } from '../src/platform/embedded/index.js';
import type { Target } from './load.js';
import { cores, cpuSeconds, familyCpuSeconds, pin, stop, track } from './processes.js';

const root = join(import.meta.dirname, '..');
/** For Node, as in scripts/paths.mjs. */
const asOperated = ['--max-semi-space-size=8', '--max-old-space-size=1024'];
const PATIENCE_MS = 120_000;
const QUIET_MS = 500;
const MOST_QUIET_MS = 120_000;
/** Of one core: what a server and its PostgreSQL use at rest, and a little more. */
const QUIET_SHARE = 0.1;

export interface RunningServer extends Target {
  stop(): Promise<void>;
}

/**
 * Starts the built server as an operator gets it: on its own durable PostgreSQL, with every guard, its log, a line for
 * each answer, going to a file. Only the rate limit is raised. `options` are for Node, to profile it.
 */
export async function startServer(dataDir: string, options: readonly string[] = []): Promise<RunningServer> {
  mkdirSync(dataDir, { recursive: true });
  const server = await start(join(dataDir, 'server.log'), { DATA_DIR: dataDir }, options);
  // PostgreSQL stays where it was started, beside the clients; only the server moves, as the control does.
  pin(server.pid, cores.server);
  const postgresPid = Number.parseInt(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8'), 10);
  return { ...server, postgresPid };
}

/** Starts one more process of the same server on its database; it stays beside the clients. */
export async function startBeside({ postgresPid }: Target, dataDir: string): Promise<RunningServer> {
  const { url } = await joinEmbedded({ dataDir, log: () => undefined });
  const { ledgerOrigin } = loadConfig({ DATA_DIR: dataDir });
  const settings = {
    DATA_DIR: dataDir,
    DATABASE_URL: url,
    DEMONSTRATION: 'no',
    TOTP_MANDATORY: 'no',
    KEYS_DIR: join(dataDir, 'keys'),
    LEDGER_ORIGIN: ledgerOrigin,
    PUBLIC_URL: 'http://127.0.0.1',
  };
  return { ...(await start(join(dataDir, 'beside.log'), settings)), postgresPid };
}

/** Waits until what a start leaves to be done in the background is done, for at most two minutes: some machines are never quiet. */
export async function untilQuiet({ pid, postgresPid }: Target): Promise<void> {
  const deadline = performance.now() + MOST_QUIET_MS;
  for (let quiet = 0, before = 0; quiet < 3 && performance.now() < deadline;) {
    await sleep(QUIET_MS);
    const now = (cpuSeconds(pid) ?? 0) + (familyCpuSeconds(postgresPid) ?? 0);
    quiet = now - before < QUIET_SHARE * (QUIET_MS / 1000) ? quiet + 1 : 0;
    before = now;
  }
}

async function start(
  logPath: string,
  settings: Readonly<Record<string, string>>,
  options: readonly string[] = [],
) {
  const log = openSync(logPath, 'w');
  const guard = join(root, 'scripts', 'end-with-parent.mjs');
  const child = track(
    spawn(
      process.execPath,
      [...asOperated, ...options, '--import', guard, join(root, 'dist', 'cli.js'), 'start'],
      {
        env: environment({ PORT: '0', RATE_LIMIT: '10000000', LOG_LEVEL: 'info', ...settings }),
        stdio: ['ignore', log, log, 'ipc'],
      },
    ),
  );
  closeSync(log);
  const url = await untilListening(child, logPath);
  return { url, pid: child.pid!, stop: () => stop(child) };
}

/** The environment without anything that would make the server another one than a newcomer's. */
export function environment(settings: Readonly<Record<string, string>>): Record<string, string> {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|INIT_CWD|DATABASE_|DEMONSTRATION|HOST|PORT|LOG_LEVEL|NODE_OPTIONS)/i.test(name),
  );
  return { ...(Object.fromEntries(own) as Record<string, string>), ...settings };
}

/** Waits for the line in which the server tells its address; throws with its output when it ends before. */
export async function untilListening(child: ChildProcess, logPath: string): Promise<string> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const output = readFileSync(logPath, 'utf8');
    const port = /running at http:\/\/[^\s:]+:(\d+)/.exec(output)?.[1];
    if (port) return `http://127.0.0.1:${port}`;
    if (child.exitCode !== null || child.signalCode !== null || performance.now() > deadline) {
      throw new Error(`The server did not start:\n${output}`);
    }
    await sleep(5);
  }
}
