import { parentPort, workerData } from 'node:worker_threads';
import type { OfficialDocument } from './document.js';
import { printedForms } from './printed-forms.js';

// Prints the one document that it was started with.
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- this is a thread, not a window
parentPort!.postMessage(await printedForms(workerData as OfficialDocument));
