import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { dist, modules, root } from './paths.mjs';
import { run, runNode, stop } from './run.mjs';

const OLDEST_NODE = [20, 19];
const lock = join(root, '.khen-prepare.lock');
const waiting = 'Another Khen command is installing or building here; waiting for it …';

/**
 * Installs the packages and builds the server, unless that is done already; tells whether it built. Two at once wait
 * for each other.
 */
export async function prepare() {
  checkNode();
  if (!isInstalled()) await once(async () => isInstalled() || (await install()));
  if (isBuilt()) return false;
  await once(async () => isBuilt() || (await build()));
  return true;
}

async function once(work) {
  try {
    await withLock(lock, waiting, work);
  } catch (error) {
    throw explain(error);
  }
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  throw new Error(`Khen needs Node ${OLDEST_NODE.join('.')} or later; this is ${process.versions.node}.`);
}

const installedMark = join(modules, '.khen-lock');

function isInstalled() {
  return read(installedMark) === installedWanted();
}

function installedWanted() {
  const packages = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  return `${packages.digest('hex')} ${process.platform}-${process.arch}`;
}

async function install() {
  const started = Date.now();
  console.log('Installing the packages (npm ci); the first time this takes about a minute …');
  const progress = process.stderr.isTTY
    ? undefined
    : setInterval(() => tell('still installing', started), 10_000);
  rmSync(installedMark, { force: true });
  // The build needs the development packages, whatever NODE_ENV says.
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  const code = await npm(args).finally(() => clearInterval(progress));
  if (stop.requested) throw new Error('Stopped while installing; the next start installs anew.');
  if (code !== 0) {
    throw new Error(
      `The packages could not be installed: npm ci ended with ${code}, and its messages above say why. ` +
        'Mend that (network, registry, disk space, rights on this folder) and run the same command again.',
    );
  }
  writeFileSync(installedMark, installedWanted());
  tell('installed', started);
}

/** The npm that called us, or else the one on the path. */
function npm(args) {
  const script = process.env['npm_execpath'];
  if (script && /\.c?js$/.test(script)) return run(process.execPath, [script, ...args]);
  return run('npm', args, { shell: process.platform === 'win32' });
}

const builtMark = join(dist, '.khen-build');

function isBuilt() {
  return read(builtMark) === builtWanted();
}

/** What the build is made of: path, size and time of every source, and the packages that build it. */
function builtWanted() {
  const hash = createHash('sha256')
    .update(installedWanted())
    .update(readFileSync(join(root, '.swcrc')));
  const sources = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  for (const path of sources) {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${path}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

async function build() {
  const started = Date.now();
  const wanted = builtWanted();
  const made = `${dist}.new`;
  const old = `${dist}.old`;
  for (const leftover of [made, old]) rmSync(leftover, { recursive: true, force: true });
  const compiler = join(modules, '@swc', 'cli', 'bin', 'swc.js');
  // --copy-files: migrations and word lists lie beside the code.
  const args = ['src', '-d', made, '--strip-leading-paths', '--copy-files', '--quiet'];
  const code = await runNode([compiler, ...args]);
  if (code !== 0) throw new Error('The build failed; the messages above say where.');
  writeFileSync(join(made, '.khen-build'), wanted);
  // The old build stays until the new one is whole.
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(made, dist);
  rmSync(old, { recursive: true, force: true });
  tell('built', started);
}

function tell(what, started) {
  console.log(`… ${what} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function explain(error) {
  const what = {
    ENOSPC: 'the disk is full: free some space',
    EROFS: 'the disk is read-only: make it writable',
    EACCES: 'this account may not write there: use the account that owns it',
    EPERM: 'this account may not write there: use the account that owns it',
  }[error.code];
  return what
    ? new Error(`Khen can't install or build in ${root}: ${what}, and run the same command again.`)
    : error;
}
