import { constants, copyFile, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { sha256Hex } from '../../platform/canonical/index.js';
import { FollowError } from './words.js';

const STATE = '.khen-follow.json';
const DRAFT = '.draft';
const ASIDE = '.aside';
/** What belongs to one document, beside the document itself. */
const BESIDE = ['.proof.json', '.html', '.txt'];
const DOCUMENT = /^(\d+\.[A-Za-z0-9-]+)\.json$/;

const State = z.strictObject({
  server: z.string(),
  filter: z.record(z.string(), z.string()),
  log: z.string().optional(),
  /** The key that the server named at first, if none was given. */
  key: z.string().optional(),
  /** The newest checkpoint of the log that was seen, as it was signed: every later log must begin with that one. */
  checkpoint: z.string().optional(),
  next: z.int().min(0),
});
/** Where a folder is on the wire. */
export type State = z.infer<typeof State>;

/**
 * The folder into which a newsroom follows: a folder a release, and where to go on. Every file is there as a whole or not
 * at all. `release` and `name` are checked by whoever read them.
 */
export class FollowFolder {
  constructor(
    readonly path: string,
    /** Where nobody vouches for what was said, nothing is deleted: it is put where no system looks for it. */
    private readonly keepsAside = false,
  ) {}

  /** Undefined in a folder that is new. */
  async state(): Promise<State | undefined> {
    const file = join(this.path, STATE);
    const bytes = await readFile(file).catch(absent);
    if (!bytes) return undefined;
    try {
      return State.parse(JSON.parse(bytes.toString('utf8')));
    } catch {
      throw new FollowError('wrong-state', { file });
    }
  }

  /** To be called when all that was read before `next` is written. */
  async remember(state: State): Promise<void> {
    await mkdir(this.path, { recursive: true });
    await put(join(this.path, STATE), `${JSON.stringify(state, null, 2)}\n`);
  }

  async write(release: string, name: string, content: Uint8Array | string): Promise<void> {
    const folder = join(this.path, release);
    await mkdir(folder, { recursive: true });
    const file = join(folder, name);
    const earlier = this.keepsAside ? await readFile(file).catch(absent) : undefined;
    if (earlier && !earlier.equals(Buffer.from(content))) await this.takeAway(release, name);
    await put(file, content);
  }

  /** Takes away every document of a release, or those with one of these digests, and all that was made of them. */
  async dropAll(release: string, digests?: ReadonlySet<string>): Promise<void> {
    const folder = join(this.path, release);
    for (const name of (await readdir(folder).catch(absent)) ?? []) {
      const [, stem] = DOCUMENT.exec(name) ?? [];
      if (stem === undefined) continue;
      if (digests && !digests.has(sha256Hex(await readFile(join(folder, name))))) continue;
      for (const ending of [...BESIDE, '.json']) await this.takeAway(release, `${stem}${ending}`);
    }
  }

  private async takeAway(release: string, name: string): Promise<void> {
    const file = join(this.path, release, name);
    if (!this.keepsAside) return rm(file, { force: true });
    const aside = join(this.path, ASIDE, release);
    await mkdir(aside, { recursive: true });
    // Never onto what lies there: whoever lied once may lie again to be rid of the first copy.
    for (let count = 1; ; count += 1) {
      const target = join(aside, count === 1 ? name : `${count}.${name}`);
      if (await copied(file, target)) return rm(file, { force: true });
    }
  }
}

function absent(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
}

/** False when there is something already. What is not there counts as copied. */
async function copied(from: string, to: string): Promise<boolean> {
  try {
    await copyFile(from, to, constants.COPYFILE_EXCL);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    absent(error);
  }
  return true;
}

/** Survives the loss of power: written, on the disk, then in its place. */
async function put(path: string, content: Uint8Array | string): Promise<void> {
  const draft = `${path}${DRAFT}`;
  const file = await open(draft, 'w');
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
}
