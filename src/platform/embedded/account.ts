import { spawnSync, type SpawnOptions } from 'node:child_process';
import { chownSync, lstatSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Binaries } from './binaries.js';
import { StartError } from '../errors/index.js';

/** How PostgreSQL's programs are run: under which account, and behind which command. */
export interface Account {
  /** Who owns the cluster's files; undefined leaves them to whoever runs Node. */
  readonly owner: { readonly uid: number; readonly gid: number } | undefined;
  command(program: string, args: readonly string[]): { file: string; args: string[]; options: SpawnOptions };
}

/** PostgreSQL needs nothing of our environment, least of all its secrets. */
const env = { PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C', TZ: 'UTC' };

/**
 * PostgreSQL refuses to run as root. As root it runs as the account that owns the cluster already, as `postgres` or as
 * `nobody`, whichever can reach the programs and the folder; where none can (a clone below /root, a private temporary
 * folder), in a user namespace in which root has another number.
 */
export function chooseAccount(binaries: Binaries, cluster: string): Account {
  if (process.geteuid?.() !== 0) return plain(cluster);
  const tried = [ownerOf(cluster), accountNamed('postgres'), accountNamed('nobody')]
    .filter((owner) => owner !== undefined)
    .map((owner) => under(owner, cluster));
  const account = [...tried, inNamespace(cluster)].find((candidate) => canRun(candidate, binaries, cluster));
  if (account) return account;
  const folder = dirname(cluster);
  throw new StartError(
    `PostgreSQL does not run as root, and no other account can reach ${folder} and ${dirname(binaries.postgres)}: start Khen as an ordinary user, or move it to a folder that others may enter.`,
    `PostgreSQL không chạy với quyền root, và không tài khoản nào khác vào được ${folder} và ${dirname(binaries.postgres)}: hãy chạy Khen bằng người dùng thường, hoặc chuyển sang thư mục mà tài khoản khác vào được.`,
  );
}

/** Gives a file, or a folder with all in it, to the account; a cluster may have been made under another one. */
export function giveTo({ owner }: Account, path: string): void {
  if (!owner) return;
  const { uid, gid } = lstatSync(path);
  if (uid === owner.uid && gid === owner.gid) return;
  giveAll(path, owner.uid, owner.gid);
}

function giveAll(path: string, uid: number, gid: number): void {
  if (lstatSync(path).isDirectory()) {
    for (const entry of readdirSync(path)) giveAll(join(path, entry), uid, gid);
  }
  // The folder itself comes last, so that an interrupted change is seen, and done again, by the next start.
  if (!lstatSync(path).isSymbolicLink()) chownSync(path, uid, gid);
}

function plain(cluster: string): Account {
  return {
    owner: undefined,
    command: (file, args) => ({ file, args: [...args], options: { cwd: dirname(cluster), env } }),
  };
}

function under(owner: { uid: number; gid: number }, cluster: string): Account {
  return {
    owner,
    command: (file, args) => ({ file, args: [...args], options: { cwd: dirname(cluster), env, ...owner } }),
  };
}

/** user_namespaces(7): inside the namespace root is number 65534, outside it stays root and reaches its files. */
function inNamespace(cluster: string): Account {
  const map = ['--user', '--map-user=65534', '--map-group=65534', '--'];
  return {
    owner: { uid: 0, gid: 0 },
    command: (file, args) => ({
      file: 'unshare',
      args: [...map, file, ...args],
      options: { cwd: dirname(cluster), env },
    }),
  };
}

function canRun(account: Account, binaries: Binaries, cluster: string): boolean {
  const { file, args, options } = account.command('/bin/sh', [
    '-c',
    'cd "$1" && "$2" --version && "$3" --version',
    'sh',
    dirname(cluster),
    binaries.postgres,
    binaries.initdb,
  ]);
  return spawnSync(file, args, { ...options, cwd: '/', stdio: 'ignore' }).status === 0;
}

function ownerOf(cluster: string): { uid: number; gid: number } | undefined {
  const stat = lstatSync(cluster, { throwIfNoEntry: false });
  return stat && stat.uid !== 0 ? { uid: stat.uid, gid: stat.gid } : undefined;
}

function accountNamed(name: string): { uid: number; gid: number } | undefined {
  const number = (flag: string) => {
    const { status, stdout } = spawnSync('id', [flag, name], { encoding: 'utf8', env });
    return status === 0 ? Number(stdout) : Number.NaN;
  };
  const [uid, gid] = [number('-u'), number('-g')];
  return Number.isInteger(uid) && Number.isInteger(gid) ? { uid, gid } : undefined;
}
