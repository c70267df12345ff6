import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/index.js';
import { isDomainError, type Reason } from '../../platform/errors/index.js';
import { Reference } from '../../reference/index.js';
import { ImportRelease } from '../use-cases/import-release.js';
import type { Delimiter } from './csv-records.js';
import { ImportCodes } from './import-codes.js';
import type { ImportColumns } from './import-columns.js';
import { ImportDates } from './import-dates.js';
import { importError } from './import.errors.js';
import { type ReadRow, type RowProblem, RowReader, toProblem } from './import-row.js';
import { readRecords } from './records.js';

export interface ImportOptions {
  readonly organisation: string;
  readonly columns: ImportColumns;
  /** Codes, for rows that name none. */
  readonly topics: readonly string[];
  readonly kind: string;
  readonly lang: string;
  /** Name of the older portal; may be empty. */
  readonly source: string;
  /** Address of the older portal. */
  readonly base?: string | undefined;
  readonly delimiter?: Delimiter | undefined;
  readonly dryRun: boolean;
}

/** What became of one row. */
export interface RowResult {
  readonly line: number;
  readonly key?: string;
  readonly outcome: 'imported' | 'there' | 'changed' | 'failed';
  /** What the file says otherwise now, of a row that was imported before. */
  readonly fields?: readonly string[];
  readonly problems?: readonly RowProblem[];
  readonly notes?: readonly RowProblem[];
  /** The row as the file has it, if it failed and could be read. */
  readonly values?: Readonly<Record<string, unknown>>;
}

/** Imports a file of releases row by row, each in a transaction of its own: what fails or breaks off is done by the next run. */
@Injectable()
export class ImportReleases {
  constructor(
    private readonly config: Config,
    private readonly reference: Reference,
    private readonly importRelease: ImportRelease,
  ) {}

  /** Throws what is wrong with the file as a whole, and what is wrong with more than a row (a database that is away). */
  async *run(file: AsyncIterable<Uint8Array>, options: ImportOptions): AsyncGenerator<RowResult> {
    const { columns, dryRun } = options;
    const dates = new ImportDates(this.config.timeZone);
    const reader = new RowReader(columns, dates, options);
    const codes = new ImportCodes(this.reference);
    await codes.topics(options.topics);
    const seen = new Set<string>();
    const records = readRecords(file, options.delimiter, (header) => columns.expectIn(header));
    for await (const { line, values, problem } of records) {
      if (!values) {
        yield { line, outcome: 'failed', problems: problem ? [toProblem(problem)] : [] };
        continue;
      }
      const { row, key, problems } = reader.read(values);
      const at = { line, ...(key !== undefined && { key }) };
      if (!row) yield { ...at, outcome: 'failed', problems, values };
      else {
        const done = await this.importRow(row, values, options, codes, dates);
        // What a dry run would have imported is not there for the same key further down.
        const isThere = dryRun && done.outcome === 'imported' && isRepeated(seen, row.key);
        yield { ...at, ...(isThere ? { outcome: 'there' } : done) };
      }
    }
  }

  private async importRow(
    row: ReadRow,
    values: NonNullable<RowResult['values']>,
    { organisation, source, topics: usual, dryRun }: ImportOptions,
    codes: ImportCodes,
    dates: ImportDates,
  ): Promise<Omit<RowResult, 'line'>> {
    const { notes, ...words } = row;
    let field: string | undefined;
    try {
      field = 'topics';
      const topics = await codes.topics(row.topics.length > 0 ? row.topics : usual);
      if (topics.length === 0) throw importError('import-topic-missing');
      field = 'places';
      const places = await codes.places(row.places, dates.dayOf(row.publishedAt));
      field = undefined;
      const release = { ...words, organisation, source, topics, places };
      const done = await this.importRelease.execute(release, { dryRun });
      const added: readonly Reason[] = done.outcome === 'imported' ? [...notes, ...done.notes] : [];
      return { ...done, notes: added.map((note) => toProblem(note)) };
    } catch (error) {
      // An error of the log, or none of ours, is not the row's fault: going on would fail with every row.
      if (!isDomainError(error) || !error.code.startsWith('releases.')) throw error;
      const where = error.code === 'releases.import-date-range' ? 'publishedAt' : field;
      return { outcome: 'failed', problems: [toProblem(error, where)], values };
    }
  }
}

/** Keeps a digest of each key: sixteen bytes, however long keys are. */
function isRepeated(seen: Set<string>, key: string): boolean {
  const digest = createHash('sha256').update(key).digest('base64').slice(0, 22);
  if (seen.has(digest)) return true;
  seen.add(digest);
  return false;
}
