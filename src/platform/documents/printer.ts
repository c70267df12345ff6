import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { OfficialDocument } from './document.js';
import { type PrintedForms, printedForms } from './printed-forms.js';

export type { PrintedForms };

const thread = new URL('./printing-thread.js', import.meta.url);
/** Node alone can't load a source that was not built: what runs from it, such as tests, prints where it runs. */
const isBuilt = existsSync(thread);
const PATIENCE_MS = 120_000;
const MOST_MEGABYTES = 1024;

/**
 * Prints documents, one at a time, each in a thread of its own: laying a page out takes hundreds of milliseconds without a
 * pause, in which a server must answer others.
 */
export class Printer {
  private last: Promise<unknown> = Promise.resolve();

  /** The same bytes for the same document. Rejects with whatever kept it from being laid out. */
  print(document: OfficialDocument): Promise<PrintedForms> {
    const printing = this.last.then(() => (isBuilt ? inThread(document) : printedForms(document)));
    this.last = printing.catch(() => undefined);
    return printing;
  }
}

async function inThread(document: OfficialDocument): Promise<PrintedForms> {
  const worker = new Worker(thread, {
    workerData: document,
    // What the server was started with is not for it: a guard, a debugger.
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  });
  const { promise, resolve, reject } = Promise.withResolvers<PrintedForms>();
  const late = setTimeout(() => reject(new Error('Printing took too long.')), PATIENCE_MS);
  worker.once('message', resolve);
  worker.once('error', reject);
  worker.once('exit', (code) => reject(new Error(`The printing thread ended (${code}).`)));
  try {
    return await promise;
  } finally {
    clearTimeout(late);
    await worker.terminate();
  }
}
