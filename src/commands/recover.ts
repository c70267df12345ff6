import { readFile } from 'node:fs/promises';
import { SearchIndex } from '../distribution/index.js';
import { Recovery } from '../ledger/index.js';
import { TakeBackAgain } from '../releases/index.js';
import { withDatabase, withModules } from './connection.js';
import { explained } from './explained.js';

/** Enters again what a restored or failed-over database lost of the ledger, from a copy that we signed. */
export async function recoverCommand([place]: readonly string[]): Promise<number> {
  if (!place) {
    console.error(
      'Usage: npm run khen -- recover FOLDER|URL   (a copy of the log: ours elsewhere, or an auditor’s)',
    );
    return 2;
  }
  const io = { fetch, readFile: (path: string) => readFile(path) };
  return explained(async () => {
    const [count, again] = await withDatabase((config) =>
      withModules(config, async (modules) => {
        const entered = await modules.get(Recovery).recover(io, place);
        const takenBack = await modules.get(TakeBackAgain).execute();
        // Such acts have a place in the log that the index may have gone past.
        if (takenBack > 0) await modules.get(SearchIndex).beginRebuild();
        return [entered, takenBack];
      }),
    );
    if (again > 0) console.log(`Erased or retracted again what the log says was taken back: ${again} acts.`);
    console.log(count === 0 ? 'Nothing is lost.' : `Entered ${count} lost entries again.`);
  });
}
