import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');
const PATIENCE = 60_000;

const running = new Set<KhenProcess>();

type Environment = Readonly<Record<string, string>>;

/** One command of Khen, run as people run it: through npm or the launcher, in a process of its own. */
export class KhenProcess {
  output = '';
  /** Exit code, or the name of the signal that ended it. */
  readonly ended: Promise<number | string>;
  private readonly child: ChildProcess;

  constructor(command: string, args: readonly string[], environment: Environment) {
    const inherited = Object.entries(process.env).filter(
      ([name]) => !/^(KHEN_|DATABASE_URL$|npm_|JEST_)/.test(name),
    );
    this.child = spawn(command, args, {
      cwd: root,
      env: { ...Object.fromEntries(inherited), LOG_LEVEL: 'error', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout!, this.child.stderr!]) {
      stream.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    }
    running.add(this);
    this.ended = new Promise((resolve) => {
      this.child.on('close', (code, signal) => {
        running.delete(this);
        resolve(code ?? signal ?? 'unknown');
      });
    });
  }

  get pid(): number {
    return this.child.pid!;
  }

  /** Waits until it has printed something that matches; rejects with all it printed when it ends before. */
  async says(pattern: RegExp): Promise<RegExpExecArray> {
    let over = false;
    void this.ended.then(() => (over = true));
    const deadline = Date.now() + PATIENCE;
    for (;;) {
      const found = pattern.exec(this.output);
      if (found) return found;
      if (over || Date.now() > deadline)
        throw new Error(`It never said ${String(pattern)}, but:\n${this.output}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Address of the server, once it serves. */
  async address(): Promise<string> {
    const [, address] = await this.says(/running at (http:\/\/\S+)\s/);
    return address!;
  }

  /** Asks the server something; when it does not answer, the error holds all that it printed. */
  async get(path: string): Promise<{ status: number; text: string }> {
    const address = await this.address();
    try {
      const response = await fetch(address + path);
      return { status: response.status, text: await response.text() };
    } catch (error) {
      throw new Error(`${address} does not answer, and said:\n${this.output}`, { cause: error });
    }
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }
}

/** Ends whatever a test left running, failed ones included. */
export async function endAll(): Promise<void> {
  await Promise.all(
    [...running].map((each) => {
      each.kill('SIGTERM');
      return each.ended;
    }),
  );
}

/** Runs `khen COMMAND`. The packages must be installed, as `npm test` sees to: a test installs nothing behind one's back. */
export function khen(args: readonly string[], environment: Environment): KhenProcess {
  expectInstalled();
  return new KhenProcess(process.execPath, [join(root, 'scripts', 'khen.mjs'), ...args], environment);
}

/** Runs `npm start`, with npm and the shell between us and the launcher. */
export function npmStart(environment: Environment): KhenProcess {
  expectInstalled();
  return new KhenProcess('npm', ['start'], environment);
}

function expectInstalled(): void {
  const mark = join(root, 'node_modules', '.khen-lock');
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(mark) && readFileSync(mark, 'utf8').startsWith(wanted)) return;
  throw new Error(
    'The packages are not installed as package-lock.json says: run npm test, or npm start once.',
  );
}
