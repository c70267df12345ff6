import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { dist, modules, root, webDist } from './paths.mjs';
import { run, runNode, stop } from './run.mjs';

const OLDEST_NODE = [20, 19];
const lock = join(root, '.khen-prepare.lock');
const waiting = 'Another Khen command is installing or building here; waiting for it …';

/**
 * Installs the packages and builds the server and the desk, unless that is done already; tells whether it built the
 * server. Two at once wait for each other.
 */
export async function prepare() {
  checkNode();
  if (!isInstalled()) await once(async () => isInstalled() || (await install()));
  const missing = parts.filter((part) => !isBuilt(part));
  for (const part of missing) await once(async () => isBuilt(part) || (await build(part)));
  return missing.includes(server);
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

/** What is built: where to, out of which sources, and how. Each is built anew when its own sources changed. */
const server = {
  name: 'the server',
  built: dist,
  sources: ['.swcrc', 'src'],
  make(to) {
    const compiler = join(modules, '@swc', 'cli', 'bin', 'swc.js');
    // --copy-files: migrations, word lists, styles and the pages' script lie beside the code.
    const what = ['--extensions', '.ts,.tsx', '--ignore', '**/*.spec.ts'];
    return runNode([compiler, 'src', '-d', to, '--strip-leading-paths', '--copy-files', '--quiet', ...what]);
  },
};
const web = {
  name: 'the desk',
  built: webDist,
  sources: ['web', 'docs/api/openapi.json'],
  async make(to) {
    const cwd = join(root, 'web');
    const generated = await runNode(['generate.mjs'], { cwd });
    if (generated !== 0) return generated;
    const vite = join(modules, 'vite', 'bin', 'vite.js');
    // Whoever tests or develops has another one set, and would be served the libraries as for debugging.
    const env = { NODE_ENV: 'production' };
    return runNode([vite, 'build', '--outDir', to, '--logLevel', 'warn'], { cwd, env });
  },
};
const parts = [server, web];

const markOf = (folder) => join(folder, '.khen-build');

function isBuilt(part) {
  return read(markOf(part.built)) === wantedOf(part);
}

/** What a build is made of: path, size and time of every source, and the packages that build it. */
function wantedOf({ sources }) {
  const hash = createHash('sha256').update(installedWanted());
  for (const path of sources.flatMap((source) => filesOf(join(root, source))).toSorted()) {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${path}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** Folders that hold what was made out of sources. */
const MADE = ['dist', 'dist.new', 'dist.old', 'generated', 'node_modules'];

function filesOf(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => !MADE.includes(name))
    .flatMap((name) => filesOf(join(path, name)));
}

async function build(part) {
  const { name, built, make } = part;
  const started = Date.now();
  const wanted = wantedOf(part);
  const made = `${built}.new`;
  const old = `${built}.old`;
  for (const leftover of [made, old]) rmSync(leftover, { recursive: true, force: true });
  if ((await make(made)) !== 0) throw new Error(`The build of ${name} failed; the messages above say where.`);
  writeFileSync(markOf(made), wanted);
  // The old build stays until the new one is whole.
  if (existsSync(built)) renameSync(built, old);
  renameSync(made, built);
  rmSync(old, { recursive: true, force: true });
  tell(`built ${name}`, started);
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
