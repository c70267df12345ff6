import { loadDemonstration } from '../demonstration/index.js';
import { migrate } from '../platform/database/index.js';
import { withDatabase } from './connection.js';

export async function migrateCommand(): Promise<number> {
  const applied = await withDatabase((config) => migrate(config.databaseUrl!));
  console.log(applied.length > 0 ? `Applied ${applied.join(', ')}.` : 'The database is up to date.');
  return 0;
}

export async function seedCommand(): Promise<number> {
  const loaded = await withDatabase(async (config) => {
    if (!config.demonstration) {
      throw new Error(
        'The demonstration loads only on the own database: unset DATABASE_URL and DEMONSTRATION.',
      );
    }
    await migrate(config.databaseUrl!);
    return loadDemonstration(config);
  });
  console.log(
    loaded ? 'Loaded the demonstration.' : 'There is something in the database already; nothing was loaded.',
  );
  return 0;
}
