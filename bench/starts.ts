import { spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { stop, track } from './processes.js';
import { environment, untilListening } from './server.js';

const root = join(import.meta.dirname, '..');

/** One start, in seconds. */
interface Start {
  /** From `npm start` to the line with the address. */
  readonly total: number;
  /** Of that, what the start itself says it took; undefined where nothing was to do. */
  readonly install: number | undefined;
  readonly build: number | undefined;
}

export interface Starts {
  /** In a fresh clone: installs with npm's cache as it is, builds, makes the database, loads the demonstration. */
  readonly cold: readonly Start[];
  /** The second start in the same folder. */
  readonly warm: readonly Start[];
}

/** Starts fresh clones of the committed tree. */
export async function measureStarts(folder: string, clones: number): Promise<Starts> {
  const cold: Start[] = [];
  const warm: Start[] = [];
  for (let clone = 1; clone <= clones; clone += 1) {
    const tree = join(folder, `clone-${clone}`);
    const cloned = spawnSync('git', ['clone', '--quiet', '--no-hardlinks', root, tree], { stdio: 'inherit' });
    if (cloned.status !== 0) throw new Error('git clone failed; the start is measured on what is committed.');
    cold.push(await start(tree));
    warm.push(await start(tree));
    console.log(
      `start, clone ${clone}: cold ${cold.at(-1)!.total.toFixed(1)} s, warm ${warm.at(-1)!.total.toFixed(1)} s`,
    );
  }
  return { cold, warm };
}

async function start(tree: string): Promise<Start> {
  const logPath = join(tree, 'start.log');
  const log = openSync(logPath, 'w');
  const started = performance.now();
  const env = environment({ PORT: '0', PATH: pathOfANewcomer() });
  const child = track(spawn('npm', ['start'], { cwd: tree, env, stdio: ['ignore', log, log] }));
  closeSync(log);
  try {
    await untilListening(child, logPath);
    const total = (performance.now() - started) / 1000;
    return { total, install: said(logPath, 'installed'), build: said(logPath, 'built') };
  } finally {
    await stop(child);
  }
}

/** The seconds in a line such as "… installed (41.2 s)". */
function said(logPath: string, what: string): number | undefined {
  const seconds = new RegExp(`${what} \\((\\d+\\.\\d) s\\)`).exec(readFileSync(logPath, 'utf8'))?.[1];
  return seconds === undefined ? undefined : Number(seconds);
}

/** Without our own tools, which the clone must bring itself. */
function pathOfANewcomer(): string {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.filter((folder) => !folder.startsWith(root)).join(delimiter);
}
