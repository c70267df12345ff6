import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, fstatSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Account } from './account.js';
import type { Binaries } from './binaries.js';
import { clusterPaths, disownPidFile, readPidFile } from './cluster.js';
import { runningProcess } from './processes.js';
import { explainPostgres } from './explain.js';

const PATIENCE = 60_000;
const LARGEST_LOG = 16 * 1024 * 1024;

interface LeftoverOptions {
  readonly dataDir: string;
  readonly binaries: Binaries;
  readonly log: (line: string) => void;
}

export interface ServerOptions extends LeftoverOptions {
  readonly account: Account;
  readonly port: number | undefined;
  /** False gives up safety against a crash of the machine for speed: for tests only. */
  readonly durable: boolean;
}

/** One running PostgreSQL of a data folder, started again on its port should it die. */
export class PostgresServer {
  private stopping = false;
  private watch: Promise<void> = Promise.resolve();

  private constructor(
    private readonly options: ServerOptions,
    readonly port: number,
    private child: ChildProcess,
  ) {}

  /** Ends what a killed Khen left running, starts PostgreSQL and waits until it takes connections. */
  static async start(options: ServerOptions): Promise<PostgresServer> {
    await endLeftover(options);
    turnLog(clusterPaths(options.dataDir).log);
    for (let attempt = 1; ; attempt += 1) {
      const port = options.port ?? (await freePort());
      try {
        const child = await launch(options, port);
        const server = new PostgresServer(options, port, child);
        server.watch = server.keepRunning();
        return server;
      } catch (error) {
        // A free port may be taken by somebody else before PostgreSQL has it.
        const taken = /could not (bind|create any TCP)/i.test((error as Error).message);
        if (!taken || options.port !== undefined || attempt === 5) throw error;
      }
    }
  }

  /** Fast shutdown: sessions end, everything committed is on disk. Call it when nothing needs the database any more. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.end();
    await this.watch;
  }

  private async end(): Promise<void> {
    if (isRunning(this.child)) await shutDown(this.child.pid!, this.options);
  }

  private async keepRunning(): Promise<void> {
    while (!this.stopping) {
      if (isRunning(this.child)) await once(this.child, 'exit');
      for (let attempt = 1; !this.stopping && !isRunning(this.child); attempt += 1) {
        this.options.log('The embedded PostgreSQL ended by itself; starting it again.');
        await this.startAgain(attempt);
      }
    }
    // It may have come up while somebody stopped it.
    await this.end();
  }

  private async startAgain(attempt: number): Promise<void> {
    await sleep(Math.min(5000, 50 * 2 ** attempt));
    if (this.stopping) return;
    try {
      this.child = await launch(this.options, this.port);
    } catch (error) {
      this.options.log((error as Error).message);
    }
  }
}

async function launch(options: ServerOptions, port: number): Promise<ChildProcess> {
  const { cluster, log } = clusterPaths(options.dataDir);
  const output = openSync(log, 'a', 0o600);
  const from = fstatSync(output).size;
  const {
    file,
    args,
    options: how,
  } = options.account.command(options.binaries.postgres, ['-D', cluster, ...settings(port, options.durable)]);
  // A group of its own: Ctrl-C in the terminal must reach Node alone, which ends PostgreSQL last.
  const child = spawn(file, args, { ...how, detached: true, stdio: ['ignore', output, output] });
  closeSync(output);
  let failure: Error | undefined;
  child.on('error', (error) => (failure = error));
  for (let waited = 0; ; waited += 1) {
    await sleep(20);
    if (failure) throw failure;
    if (!isRunning(child)) {
      const said = readFrom(log, from);
      if (waited < 1500 && /pre-existing shared memory block/.test(said)) {
        // Sessions of a PostgreSQL that was killed notice it within moments.
        await sleep(200);
        return launch(options, port);
      }
      throw explainPostgres(said, options.dataDir, log);
    }
    const status = readPidFile(cluster);
    if (status?.ready && status.pid === child.pid && status.port === port) return child;
    if (waited > 0 && waited % 250 === 0) options.log('PostgreSQL is recovering …');
  }
}

function settings(port: number, durable: boolean): string[] {
  const values: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: durable ? '100' : '200',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Statements and their errors may hold personal data; the server's own log does not need them.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_checkpoints: 'off',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** A Khen that was killed leaves its PostgreSQL running; its sessions are of no use to anybody. */
export async function endLeftover(options: LeftoverOptions): Promise<void> {
  const { cluster } = clusterPaths(options.dataDir);
  const leftover = readPidFile(cluster);
  const found = leftover && runningProcess(leftover.pid);
  if (!found) return;
  if (leftover.pid === process.pid || !found.command.includes(cluster)) {
    disownPidFile(cluster);
    return;
  }
  options.log(`Ending the PostgreSQL that a killed Khen left running (process ${leftover.pid}).`);
  await shutDown(leftover.pid, options);
}

async function shutDown(pid: number, options: LeftoverOptions): Promise<void> {
  const identity = runningProcess(pid)?.identity;
  const gone = () => identity === undefined || runningProcess(pid)?.identity !== identity;
  for (const mode of ['fast', 'immediate'] as const) {
    if (gone()) return;
    signal(pid, mode, options);
    const deadline = Date.now() + PATIENCE;
    while (Date.now() < deadline && !gone()) await sleep(20);
    if (!gone()) options.log(`PostgreSQL (process ${pid}) does not end; ending it harder.`);
  }
}

function signal(pid: number, mode: 'fast' | 'immediate', { binaries, dataDir }: LeftoverOptions): void {
  if (process.platform === 'win32') {
    const { cluster } = clusterPaths(dataDir);
    spawnSync(binaries.pgCtl, ['stop', '-D', cluster, '-m', mode, '-W'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(pid, mode === 'fast' ? 'SIGINT' : 'SIGQUIT');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function isRunning({ exitCode, signalCode, pid }: ChildProcess): boolean {
  return pid !== undefined && exitCode === null && signalCode === null;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/** One older log is kept. */
function turnLog(path: string): void {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LARGEST_LOG) renameSync(path, `${path}.old`);
}

function readFrom(path: string, position: number): string {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(64 * 1024);
    return buffer.toString('utf8', 0, readSync(file, buffer, 0, buffer.length, position));
  } finally {
    closeSync(file);
  }
}
