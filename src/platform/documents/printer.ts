import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { OfficialDocument } from './document.js';
import type { PrintedForms } from './printed-forms.js';

export type { PrintedForms };

const program = new URL('./printing-thread.js', import.meta.url);
/** Node alone can't load a source that was not built: what runs from it, such as tests, prints where it runs. */
const isBuilt = existsSync(program);
const PATIENCE_MS = 120_000;
const REST_MS = 30_000;
const MOST_MEGABYTES = 1024;

/**
 * Prints documents, one at a time, in a thread beside the server's own: laying a page out takes hundreds of milliseconds
 * without a pause, in which a server must answer others. The thread stays for a while, since loading what it needs takes
 * longer than a document; one that failed is never used again.
 */
export class Printer {
  private last: Promise<unknown> = Promise.resolve();
  private thread: Worker | undefined;
  private rest: NodeJS.Timeout | undefined;

  /** The same bytes for the same document. Rejects with whatever kept it from being laid out. */
  print(document: OfficialDocument): Promise<PrintedForms> {
    const printing = this.last.then(() => (isBuilt ? this.inThread(document) : inPlace(document)));
    this.last = printing.catch(() => undefined);
    return printing;
  }

  private async inThread(document: OfficialDocument): Promise<PrintedForms> {
    clearTimeout(this.rest);
    this.thread ??= this.start();
    try {
      const forms = await answerOf(this.thread, document);
      this.rest = setTimeout(() => void this.end(), REST_MS).unref();
      return forms;
    } catch (error) {
      await this.end();
      throw error;
    }
  }

  private start(): Worker {
    const thread = new Worker(program, {
      // What the server was started with is not for it: a guard, a debugger.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
    });
    // Also when it dies at rest, with nobody waiting for an answer.
    thread.on('error', () => undefined);
    thread.once('exit', () => {
      if (this.thread === thread) this.thread = undefined;
    });
    return thread;
  }

  private async end(): Promise<void> {
    const { thread } = this;
    this.thread = undefined;
    await thread?.terminate();
  }
}

async function answerOf(thread: Worker, document: OfficialDocument): Promise<PrintedForms> {
  const { promise, resolve, reject } = Promise.withResolvers<PrintedForms>();
  const late = setTimeout(() => reject(new Error('Printing took too long.')), PATIENCE_MS);
  const onExit = (code: number): void => reject(new Error(`The printing thread ended (${code}).`));
  thread.once('message', resolve).once('error', reject).once('exit', onExit);
  // At work it keeps the process going, at rest it does not.
  thread.ref();
  thread.postMessage(document);
  try {
    return await promise;
  } finally {
    clearTimeout(late);
    thread.unref();
    thread.off('message', resolve).off('error', reject).off('exit', onExit);
  }
}

/** What lays pages out is large, and is loaded by whoever prints. */
async function inPlace(document: OfficialDocument): Promise<PrintedForms> {
  const { printedForms } = await import('./printed-forms.js');
  return printedForms(document);
}
