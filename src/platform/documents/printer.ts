import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { OfficialDocument } from './document.js';
import type { PrintedForms } from './printed-forms.js';

export type { PrintedForms };

const program = fileURLToPath(new URL('./printing-process.js', import.meta.url));
/** Node alone can't load a source that was not built: what runs from it, such as tests, prints where it runs. */
const isBuilt = existsSync(program);
const PATIENCE_MS = 120_000;
const REST_MS = 30_000;
const MOST_MEGABYTES = 1024;

/**
 * Prints documents, one at a time, in a process beside the server: laying a page out takes hundreds of milliseconds without a
 * pause, in which a server must answer others, and hundreds of megabytes, which only a process gives back. It stays for a
 * while, since loading what it needs takes longer than a document; one that failed is never used again.
 */
export class Printer {
  private last: Promise<unknown> = Promise.resolve();
  private child: ChildProcess | undefined;
  private rest: NodeJS.Timeout | undefined;

  /** The same bytes for the same document. Rejects with whatever kept it from being laid out. */
  print(document: OfficialDocument): Promise<PrintedForms> {
    const printing = this.last.then(() => (isBuilt ? this.beside(document) : inPlace(document)));
    this.last = printing.catch(() => undefined);
    return printing;
  }

  private async beside(document: OfficialDocument): Promise<PrintedForms> {
    clearTimeout(this.rest);
    this.child ??= this.start();
    try {
      const forms = await answerOf(this.child, document);
      this.rest = setTimeout(() => this.end(), REST_MS).unref();
      return forms;
    } catch (error) {
      this.end();
      throw error;
    }
  }

  private start(): ChildProcess {
    const child = fork(program, {
      // What the server was started with is not for it: a guard, a debugger.
      execArgv: [`--max-old-space-size=${MOST_MEGABYTES}`],
      // Bytes stay bytes.
      serialization: 'advanced',
    });
    // Also when it dies at rest, with nobody waiting for an answer.
    child.on('error', () => undefined);
    child.once('exit', () => {
      if (this.child === child) this.child = undefined;
    });
    return child;
  }

  private end(): void {
    this.child?.kill('SIGKILL');
    this.child = undefined;
  }
}

async function answerOf(child: ChildProcess, document: OfficialDocument): Promise<PrintedForms> {
  const { promise, resolve, reject } = Promise.withResolvers<PrintedForms>();
  const late = setTimeout(() => reject(new Error('Printing took too long.')), PATIENCE_MS);
  const onMessage = (printed: PrintedForms | Error): void =>
    printed instanceof Error ? reject(printed) : resolve(printed);
  const onExit = (code: number | null, signal: string | null): void =>
    reject(new Error(`The printing process ended (${code ?? signal}).`));
  child.once('message', onMessage).once('error', reject).once('exit', onExit);
  // At work it keeps the server going, at rest it does not.
  child.ref();
  child.channel?.ref();
  child.send(document);
  try {
    return await promise;
  } finally {
    clearTimeout(late);
    child.unref();
    child.channel?.unref();
    child.off('message', onMessage).off('error', reject).off('exit', onExit);
  }
}

/** What lays pages out is large, and is loaded by whoever prints. */
async function inPlace(document: OfficialDocument): Promise<PrintedForms> {
  const { printedForms } = await import('./printed-forms.js');
  return printedForms(document);
}
