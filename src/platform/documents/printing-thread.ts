import { on } from 'node:events';
import { parentPort } from 'node:worker_threads';
import type { OfficialDocument } from './document.js';
import { printedForms } from './printed-forms.js';

// Prints the documents that it is handed, one after another; an error ends the thread and is told by that.
for await (const [document] of on(parentPort!, 'message') as AsyncIterable<[OfficialDocument]>) {
  parentPort!.postMessage(await printedForms(document));
}
