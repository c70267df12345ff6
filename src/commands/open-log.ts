import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { AppModule } from '../app.module.js';
import { Opening } from '../ledger/index.js';
import { migrate } from '../platform/database/index.js';
import { withDatabase } from './connection.js';
import { explained } from './explained.js';

const USAGE =
  'Usage: npm run khen -- open-log --previous FILE|URL --key KEY\n' +
  '       FILE|URL  the last checkpoint that the log before this one published\n' +
  '       KEY       the public key of that log (name+id+base64)';

/** Opens the log of a new installation as the one that follows a log that had to be given up. */
export async function openLogCommand(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { previous: { type: 'string' }, key: { type: 'string' } },
  });
  const { previous: place, key } = values;
  if (!place || !key) {
    console.error(USAGE);
    return 2;
  }
  const io = { fetch, readFile: (path: string) => readFile(path) };
  return explained(async () => {
    const { origin, size } = await withDatabase(async (config) => {
      await migrate(config.databaseUrl!);
      // Never initialised: that would open the log without the name of the one before.
      const app = await NestFactory.create(AppModule.for(config), new FastifyAdapter(), {
        logger: false,
        abortOnError: false,
      });
      try {
        return await app.get(Opening, { strict: false }).follow(io, place, key);
      } finally {
        await app.close();
      }
    });
    console.log(`The log is open; its first entry says that it follows ${origin} with ${size} entries.`);
  });
}
