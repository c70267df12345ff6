import type { Config } from './platform/config/index.js';
import { explainConnection, isUnfinished, migrate, sweepUnfinished } from './platform/database/index.js';
import { startEmbedded } from './platform/embedded/index.js';
import { StartError } from './platform/errors/index.js';

/** Runs the server until a signal ends it. Throws StartError, or a ConfigurationError, with words for people. */
export async function serve(config: Config): Promise<void> {
  const say = (line: string): void => console.log(line);
  // From the very beginning: a signal during the start ends the server as soon as it is up, in order.
  const ended = untilSignal();
  const embedded = config.databaseUrl
    ? undefined
    : await startEmbedded({ dataDir: config.dataDir, log: say });
  try {
    const complete = embedded ? config.withDatabase(embedded.url) : config;
    const applied = await prepareDatabase(complete);
    if (applied.length > 0) say(`Brought the database up to date (${applied.length} migrations).`);
    // Three thousand modules, in vain where the database is none.
    const { runServer } = await import('./server.js');
    await runServer(complete, ended, say);
  } finally {
    await embedded?.stop();
  }
  say('Ended.');
}

async function prepareDatabase({ databaseUrl, demonstration }: Config): Promise<number[]> {
  const url = databaseUrl!;
  try {
    if (demonstration) await sweepUnfinished(url);
    else if (await isUnfinished(url)) throw halfRestored();
    return await migrate(url);
  } catch (error) {
    throw explainConnection(error, url);
  }
}

function halfRestored(): StartError {
  return new StartError(
    'A restore into this database was interrupted, so what it holds is incomplete: run the same restore again, it begins anew.',
    'Lần khôi phục vào cơ sở dữ liệu này đã bị gián đoạn nên dữ liệu chưa đầy đủ: hãy chạy lại lệnh khôi phục, lệnh sẽ làm lại từ đầu.',
  );
}

/** The first signal ends the server in order; a second one ends it at once. */
function untilSignal(): Promise<string> {
  return new Promise((resolve) => {
    let first = true;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (!first) process.exit(1);
        first = false;
        resolve(signal);
      });
    }
  });
}
