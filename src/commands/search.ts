import { setTimeout as sleep } from 'node:timers/promises';
import { SearchIndex } from '../distribution/index.js';
import { migrate } from '../platform/database/index.js';
import { withDatabase, withModules } from './connection.js';

const USAGE = 'Usage: npm run khen -- search rebuild';
const AGAIN_MS = 100;
const SAY_EVERY_MS = 5000;

/**
 * Indexes all public texts anew, beside servers that go on answering and publishing. One that was broken off is gone on
 * with, here or by a server: each step is whole by itself.
 */
export async function searchCommand([verb, ...rest]: readonly string[]): Promise<number> {
  if (verb !== 'rebuild' || rest.length > 0) {
    console.error(USAGE);
    return 2;
  }
  await withDatabase(async (config) => {
    await migrate(config.databaseUrl!);
    await withModules(config, (modules) => rebuild(modules.get(SearchIndex)));
  });
  console.log('All public texts are indexed (đã lập lại chỉ mục tìm kiếm).');
  return 0;
}

async function rebuild(index: SearchIndex): Promise<void> {
  console.error(
    (await index.beginRebuild()) ? 'Begun (bắt đầu).' : 'Going on with what was begun (tiếp tục).',
  );
  let said = performance.now();
  for (;;) {
    const steps = [await index.follow(), await index.rebuildSome()];
    const { rebuilt, rebuiltUntil } = await index.progress();
    if (rebuilt === undefined && !steps.includes('more')) {
      if (!steps.includes('busy')) return;
    }
    if (rebuilt !== undefined && performance.now() - said > SAY_EVERY_MS) {
      console.error(`… ${rebuilt} / ${rebuiltUntil}`);
      said = performance.now();
    }
    // A server is at it.
    if (steps.includes('busy')) await sleep(AGAIN_MS);
  }
}
