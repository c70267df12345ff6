import { Readable, pipeline } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { isDomainError } from '../../platform/errors/index.js';
import { normalise } from '../../platform/text/index.js';
import { importError } from './import.errors.js';
import { type FileRecord, RECORD_LIMIT } from './json-records.js';
import type { TextChunks } from './text-chunks.js';

const delimiters = { ',': ',', ';': ';', tab: '\t' } as const;
export type Delimiter = keyof typeof delimiters;

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number; readonly empty_lines: number };
}

/**
 * The rows of a CSV with a header (RFC 4180). Throws `import-csv-broken` where quotes don't close as they should: nobody
 * could say where the next row begins.
 */
export async function* csvRecords(
  chunks: TextChunks,
  delimiter: Delimiter,
  onHeader: (columns: readonly string[]) => void,
): AsyncGenerator<FileRecord> {
  const parser = parse({
    delimiter: delimiters[delimiter],
    record_delimiter: '\n',
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: RECORD_LIMIT,
  });
  // Its error comes out of the parser, which is read below.
  pipeline(Readable.from(chunks), parser, () => undefined);
  let header: readonly string[] | undefined;
  let line = 1;
  let empty = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      const begun = line + info.empty_lines - empty;
      [line, empty] = [info.lines + 1, info.empty_lines];
      if (header) yield toRecord(begun, header, record);
      else onHeader((header = record.map((name) => normalise(name).trim())));
    }
  } catch (error) {
    if (isDomainError(error) || !(error instanceof CsvError)) throw error;
    const { code, lines } = error as CsvError & { lines?: number };
    throw importError('import-csv-broken', { line: lines ?? line, code });
  }
}

/** The sign that stands most often in the header, outside quotes. */
export function delimiterIn(head: string): Delimiter {
  const bare = head.replace(/"[^"]*"?/g, '');
  const [header = ''] = bare.trimStart().split('\n');
  const count = (name: Delimiter): number => header.split(delimiters[name]).length;
  return (Object.keys(delimiters) as Delimiter[]).reduce((best, each) =>
    count(each) > count(best) ? each : best,
  );
}

function toRecord(line: number, header: readonly string[], cells: readonly string[]): FileRecord {
  if (cells.length !== header.length) {
    const counts = { count: cells.length, columns: header.length };
    return { line, problem: importError.reason('import-columns', counts) };
  }
  return { line, values: Object.fromEntries(header.map((name, index) => [name, cells[index]!])) };
}
