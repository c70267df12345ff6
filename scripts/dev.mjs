// npm run dev: the server, built and started again whenever a source changes.
import { once } from 'node:events';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './paths.mjs';
import { prepare } from './prepare.mjs';
import { exitWith, spawnServer } from './run.mjs';

await exitWith(async () => {
  await prepare();
  let server = spawnServer();
  let ending = false;
  let wake = () => {};
  const changed = () => new Promise((resolve) => (wake = resolve));
  let next = changed();
  const watcher = watch(join(root, 'src'), { recursive: true }, (_event, file) => {
    if (!file?.endsWith('.spec.ts')) wake();
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      ending = true;
      wake();
    });
  }
  for (;;) {
    await next;
    next = changed();
    // An editor saves several files within a moment.
    if (!ending) await sleep(150);
    if (!ending && !(await rebuilt())) continue;
    await stop(server);
    if (ending) break;
    server = spawnServer();
  }
  watcher.close();
  return 0;
});

/** Whether there is a new build. The old server stays up while the new code does not build. */
async function rebuilt() {
  try {
    return await prepare();
  } catch (error) {
    console.error(error.message);
    return false;
  }
}

async function stop(server) {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  await ended;
}
