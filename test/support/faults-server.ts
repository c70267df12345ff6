import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export const repository = join(import.meta.dirname, '..', '..');
/** The server as `npm start` runs it: built by `npm test` before the tests. */
export const builtServer = join(repository, 'dist');

/** A real server in a process of its own, which can be stopped in the middle of whatever it does. */
export class ServerProcess {
  private constructor(
    private readonly child: ChildProcess,
    /** Where it listens. */
    readonly address: string,
    /** All that it printed so far. */
    readonly output: () => string,
  ) {}

  /**
   * Starts a build and waits until it listens. Rejects with what it printed, if it ends before. `under`: a command that
   * puts the server in its own place once it has made everything ready.
   */
  static async start(
    environment: Readonly<Record<string, string>>,
    dist = builtServer,
    under: readonly string[] = [],
  ): Promise<ServerProcess> {
    const program = join(dist, 'cli.js');
    if (!existsSync(program))
      throw new Error(`${program} is missing: npm test builds it, Jest alone does not.`);
    const guard = join(repository, 'scripts', 'end-with-parent.mjs');
    const { PATH = '', HOME = '', TMPDIR, NODE_COMPILE_CACHE } = process.env;
    const [command, ...args] = [...under, process.execPath, '--import', guard, program, 'start'];
    const child = spawn(command, args, {
      env: {
        PATH,
        HOME,
        ...(TMPDIR && { TMPDIR }),
        ...(NODE_COMPILE_CACHE && { NODE_COMPILE_CACHE }),
        HOST: '127.0.0.1',
        PORT: '0',
        ...environment,
      },
      // With the channel it ends when this process does, however that ends.
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    let printed = '';
    const listening = new Promise<string>((resolve, reject) => {
      for (const stream of [child.stdout!, child.stderr!]) {
        stream.on('data', (chunk: Buffer) => {
          printed += chunk.toString();
          const port = /running at http:\/\/[^\s:]+:(\d+)/.exec(printed)?.[1];
          if (port) resolve(`http://127.0.0.1:${port}`);
        });
      }
      child.on('error', reject);
      child.on('exit', (code, signal) =>
        reject(new Error(`The server ended (${code ?? signal}):\n${printed}`)),
      );
    });
    return new ServerProcess(child, await listening, () => printed);
  }

  get pid(): number {
    return this.child.pid!;
  }

  /** SIGSTOP: it does nothing more, and notices nothing. */
  suspend(): void {
    this.child.kill('SIGSTOP');
  }

  /** SIGKILL: it ends where it stands. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** SIGTERM; answers with the exit code. */
  stop(): Promise<number | null> {
    return this.end('SIGTERM');
  }

  private async end(signal: NodeJS.Signals): Promise<number | null> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const ended = once(this.child, 'exit');
      this.child.kill(signal);
      await ended;
    }
    return this.child.exitCode;
  }
}
