import { once } from 'node:events';
import type { Client } from 'pg';
import { copyFrom } from '../../src/platform/backup/copy.js';

type Value = string | number | boolean | Date | Buffer | readonly string[] | null;
/** Values by column. */
export type Row = Readonly<Record<string, Value>>;

/** Writes rows of one table, all with the columns of the first, by COPY. */
export async function copyRows(client: Client, table: string, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.keys(rows[0]!);
  const stream = copyFrom(client, `copy ${table} (${columns.join(', ')}) from stdin`);
  const finished = once(stream, 'finish');
  for (const row of rows) {
    const line = `${columns.map((column) => encode(row[column]!)).join('\t')}\n`;
    if (!stream.write(line)) await once(stream, 'drain');
  }
  stream.end();
  await finished;
}

/** In the text format of COPY. */
function encode(value: Value): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') return value.replace(/[\\\t\n\r]/g, (character) => escapes[character]!);
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`;
  if (value instanceof Date) return value.toISOString();
  // Of ids and codes only: nothing in them needs quotes.
  if (Array.isArray(value)) return `{${value.join(',')}}`;
  return String(value);
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
