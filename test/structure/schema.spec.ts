import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '../support/index.js';
import { describeSchema } from './schema-text.js';

const committed = join(import.meta.dirname, '..', '..', 'docs', 'schema.txt');
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database?.drop());

describe('the migrated schema', () => {
  it('is the one of docs/schema.txt, so that a review sees every change (KHEN_UPDATE=1 writes it anew)', async () => {
    const text = await describeSchema(database.url);
    if (process.env['KHEN_UPDATE'] === '1') writeFileSync(committed, text);
    expect(existsSync(committed) ? readFileSync(committed, 'utf8') : '').toBe(text);
  });
});
