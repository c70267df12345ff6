import { on } from 'node:events';
import type { OfficialDocument } from './document.js';
import { printedForms } from './printed-forms.js';

// Ends with the server, not before it: Ctrl-C reaches both, and what is being printed may be finished.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
process.on('disconnect', () => process.exit());

// Prints the documents that it is handed, one after another.
for await (const [document] of on(process, 'message') as AsyncIterable<[OfficialDocument]>) {
  const printed = await printedForms(document).catch((error: unknown) => error);
  // A server that ended meanwhile needs it no more; without a listener the failure would be thrown.
  process.send!(printed, () => undefined);
}
