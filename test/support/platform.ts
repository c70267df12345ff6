import { DataSource } from 'typeorm';
import { Database } from '../../src/platform/database/index.js';
import { createTestDatabase } from './database.js';

export interface OpenDatabase {
  readonly url: string;
  readonly database: Database;
  /** Ends the connections and drops the database. */
  close(): Promise<void>;
}

/** A migrated database of its own with a pool, for tests of what needs no application around it. */
export async function openDatabase(entities: (abstract new () => object)[] = []): Promise<OpenDatabase> {
  const { url, drop } = await createTestDatabase();
  const dataSource = await new DataSource({ type: 'postgres', url, poolSize: 20, entities }).initialize();
  return {
    url,
    database: new Database(dataSource),
    close: async () => {
      await dataSource.destroy();
      await drop();
    },
  };
}
