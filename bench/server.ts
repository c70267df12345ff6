import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, openSync, closeSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Target } from './load.js';
import { cores, pin, stop, track } from './processes.js';

const root = join(import.meta.dirname, '..');
const PATIENCE_MS = 120_000;

export interface RunningServer extends Target {
  stop(): Promise<void>;
}

/**
 * Starts the built server as an operator gets it: on its own durable PostgreSQL, with every guard, its log going to a
 * file at the default level. Only the rate limit is raised. `options` are for Node, to profile it.
 */
export async function startServer(dataDir: string, options: readonly string[] = []): Promise<RunningServer> {
  mkdirSync(dataDir, { recursive: true });
  const logPath = join(dataDir, 'server.log');
  const log = openSync(logPath, 'w');
  const guard = join(root, 'scripts', 'end-with-parent.mjs');
  const child = track(
    spawn(
      process.execPath,
      ['--enable-source-maps', ...options, '--import', guard, join(root, 'dist', 'cli.js'), 'start'],
      {
        env: environment({ DATA_DIR: dataDir, PORT: '0', RATE_LIMIT: '10000000' }),
        stdio: ['ignore', log, log, 'ipc'],
      },
    ),
  );
  closeSync(log);
  const url = await untilListening(child, logPath);
  // PostgreSQL stays where it was started, beside the clients; only the server moves, as the control does.
  pin(child.pid!, cores.server);
  const postgresPid = Number.parseInt(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8'), 10);
  return { url, pid: child.pid!, postgresPid, stop: () => stop(child) };
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
