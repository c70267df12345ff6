import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  closeSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { StartError } from '../errors/index.js';
import { giveTo, type Account } from './account.js';
import type { Binaries } from './binaries.js';
import { explainDisk, explainPostgres } from './explain.js';

const LEAST_FREE_BYTES = 100 * 1024 * 1024;

/** Where the parts of the embedded database lie in a data folder. */
export function clusterPaths(dataDir: string) {
  const cluster = join(dataDir, 'postgres');
  return { cluster, log: join(dataDir, 'postgres.log'), password: join(cluster, 'khen.password') };
}

/**
 * Makes the database cluster unless there is one. It appears whole or not at all: made beside its place, then renamed.
 * Throws `StartError` when the disk is short, or when the cluster is of another major version.
 */
export function prepareCluster(
  dataDir: string,
  binaries: Binaries,
  account: Account,
  durable: boolean,
): 'made' | 'found' {
  const { cluster } = clusterPaths(dataDir);
  try {
    refuseFullDisk(dataDir);
    sweepHalfDone(dataDir);
    if (existsSync(cluster)) {
      checkVersion(cluster, binaries);
      giveTo(account, cluster);
      return 'found';
    }
    try {
      makeCluster(dataDir, binaries, account, durable);
    } catch (error) {
      sweepHalfDone(dataDir);
      throw error;
    }
    return 'made';
  } catch (error) {
    throw explainDisk(error, dataDir);
  }
}

/** The password of both roles. Throws `StartError` when its file is gone: PostgreSQL keeps only a salted digest of it. */
export function readPassword(dataDir: string): string {
  const { password } = clusterPaths(dataDir);
  try {
    return readFileSync(password, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw explainDisk(error, password);
    throw new StartError(
      `The password of the embedded PostgreSQL (${password}) is missing: put that file back from a copy of the data folder.`,
      `Thiếu tệp mật khẩu của PostgreSQL đi kèm (${password}): hãy lấy lại tệp này từ bản sao của thư mục dữ liệu.`,
      { cause: error },
    );
  }
}

function refuseFullDisk(dataDir: string): void {
  const { bavail, bsize } = statfsSync(dataDir);
  // Better not started than stopped in the middle of somebody's work.
  if (bavail * bsize < LEAST_FREE_BYTES) throw Object.assign(new Error('disk full'), { code: 'ENOSPC' });
}

function sweepHalfDone(dataDir: string): void {
  for (const entry of readdirSync(dataDir)) {
    if (entry.startsWith('postgres.new')) rmSync(join(dataDir, entry), { recursive: true, force: true });
  }
}

function checkVersion(cluster: string, { major }: Binaries): void {
  const found = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (found === major) return;
  throw new StartError(
    `The database in ${cluster} was made by PostgreSQL ${found}, and this Khen brings ${major}: make a backup with the Khen that made it, and restore it into an empty data folder.`,
    `Cơ sở dữ liệu trong ${cluster} do PostgreSQL ${found} tạo, còn bản Khen này đi kèm PostgreSQL ${major}: hãy sao lưu bằng bản Khen đã tạo ra nó rồi khôi phục vào một thư mục dữ liệu trống.`,
  );
}

function makeCluster(dataDir: string, binaries: Binaries, account: Account, durable: boolean): void {
  const { cluster, log } = clusterPaths(dataDir);
  const unfinished = join(dataDir, 'postgres.new');
  const passwordFile = join(dataDir, 'postgres.new.password');
  const password = randomBytes(24).toString('base64url');
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600, flush: durable });
  giveTo(account, unfinished);
  giveTo(account, passwordFile);
  const { file, args, options } = account.command(binaries.initdb, [
    `--pgdata=${unfinished}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // The built-in provider orders text alike on every machine and release; people's order is asked for in queries.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ]);
  const { status, error, stdout, stderr } = spawnSync(file, args, { ...options, encoding: 'utf8' });
  if (error) throw error;
  if (status !== 0) {
    writeFileSync(log, `${stdout}\n${stderr}`, { mode: 0o600 });
    throw explainPostgres(stderr || stdout, dataDir, log);
  }
  renameSync(passwordFile, join(unfinished, 'khen.password'));
  renameSync(unfinished, cluster);
  if (durable) syncFolder(dataDir);
}

function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  fsyncSync(folder);
  closeSync(folder);
}

/** The cluster's own lock file, once PostgreSQL has written it (line 1 process, 4 port, 8 state). */
export function readPidFile(cluster: string): { pid: number; port: number; ready: boolean } | undefined {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw explainDisk(error, dirname(cluster));
  }
}

/**
 * Lets a lock file that names a process which is not this cluster's PostgreSQL (its number was given away) pass:
 * PostgreSQL ignores one that names its own parent, and still looks whether the old server's memory is in use.
 */
export function disownPidFile(cluster: string): void {
  const path = join(cluster, 'postmaster.pid');
  const [, ...rest] = readFileSync(path, 'utf8').split('\n');
  writeFileSync(path, [process.pid, ...rest].join('\n'));
}
