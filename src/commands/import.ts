import { createReadStream, createWriteStream, realpathSync, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { Organisations } from '../identity/index.js';
import { migrate } from '../platform/database/index.js';
import { errorText, isDomainError } from '../platform/errors/index.js';
import { ImportReleases, PROBLEMS_COLUMN, type RowResult } from '../releases/index.js';
import { withDatabase, withModules } from './connection.js';
import { HELP, readImportOptions, type ImportCommand } from './import-options.js';

const PROGRESS_EVERY = 1000;
type Counts = Record<RowResult['outcome'], number>;

/** Takes over what an older portal published. 0: every row is there now; 1: some failed; 2: a wrong call. */
export async function importCommand(args: readonly string[]): Promise<number> {
  const command = readImportOptions(args);
  if (typeof command === 'string') {
    console.error(command === 'help' ? HELP : `khen import: ${command}\n\n${HELP}`);
    return command === 'help' ? 0 : 2;
  }
  const failures = await FailureFile.open(command);
  try {
    return await withDatabase(async (config) => {
      await migrate(config.databaseUrl!);
      return withModules(config, async (modules) => {
        const organisation = await modules.get(Organisations).idOf(command.organisation);
        if (!organisation) throw new Error(noOrganisation(command.organisation));
        const options = { ...command.options, organisation };
        const rows = modules.get(ImportReleases).run(createReadStream(command.file), options);
        return report(rows, command, failures);
      });
    });
  } finally {
    await failures.close();
  }
}

const noOrganisation = (code: string) =>
  `There is no organisation ${code}. Không có cơ quan nào mang mã ${code}.`;

async function report(
  rows: AsyncIterable<RowResult>,
  { options }: ImportCommand,
  failures: FailureFile,
): Promise<number> {
  const counts: Counts = { imported: 0, there: 0, changed: 0, failed: 0 };
  let done = 0;
  let broken: unknown;
  try {
    for await (const row of rows) {
      counts[row.outcome] += 1;
      for (const line of linesOf(row)) console.error(line);
      if (row.outcome === 'failed') await failures.add(row);
      done += 1;
      if (done % PROGRESS_EVERY === 0) console.error(`… ${done}`);
    }
  } catch (error) {
    broken = error;
  }
  const { ignored } = options.columns;
  if (ignored.length > 0) console.error(`Columns left aside (cột không dùng): ${ignored.join(', ')}`);
  console.log(summary(counts, headingOf(options.dryRun, broken !== undefined), options.dryRun));
  if (broken === undefined) return counts.failed > 0 ? 1 : 0;
  if (!isDomainError(broken)) throw broken;
  console.error(errorText(broken, 'vi'));
  console.error(errorText(broken, 'en'));
  return 1;
}

function linesOf({ line, key, outcome, fields = [], problems = [], notes = [] }: RowResult): string[] {
  const where = `${line}${key === undefined ? '' : ` [${key}]`}:`;
  const say = (word: string) => (each: { field?: string; vi: string; en: string }) =>
    `${where} ${word}${each.field ? ` ${each.field}` : ''}: ${each.vi} ${each.en}`;
  return [
    ...problems.map(say('FAILED')),
    ...notes.map(say('note')),
    ...(outcome === 'changed'
      ? [
          `${where} CHANGED ${fields.join(', ')}: Đã nhập trước đây với nội dung khác, giữ nguyên bản đã nhập. ` +
            'It was imported before with other content, which stays.',
        ]
      : []),
  ];
}

function headingOf(dryRun: boolean, isBroken: boolean): string {
  const how = isBroken ? 'Broken off (dừng giữa chừng)' : 'Done (xong)';
  return dryRun ? 'Dry run, nothing was written (chạy thử, không ghi gì):' : `${how}:`;
}

function summary({ imported, there, changed, failed }: Counts, heading: string, dryRun: boolean): string {
  return [
    heading,
    `  ${dryRun ? 'would be imported (sẽ nhập)' : 'imported (đã nhập)'}: ${imported}`,
    `  already there (đã có từ trước): ${there}`,
    `  already there, changed in the file (đã có, tệp nay khác): ${changed}`,
    `  failed (lỗi): ${failed}`,
  ].join('\n');
}

/** Failed rows as the file has them, a line each, with what is wrong: to be mended and imported. */
class FailureFile {
  private constructor(private readonly stream: WriteStream | undefined) {}

  static async open({ file, errors }: ImportCommand): Promise<FailureFile> {
    if (errors === undefined) return new FailureFile(undefined);
    if (sameFile(file, errors)) throw new Error(`--errors must not name the file that is imported.`);
    const stream = createWriteStream(errors, { mode: 0o600 });
    await once(stream, 'open');
    return new FailureFile(stream);
  }

  async add({ line, values, problems = [] }: RowResult): Promise<void> {
    if (!this.stream) return;
    const problem = problems.map(({ field, vi, en }) => ({ line, field, vi, en }));
    if (!this.stream.write(`${JSON.stringify({ ...values, [PROBLEMS_COLUMN]: problem })}\n`))
      await once(this.stream, 'drain');
  }

  async close(): Promise<void> {
    if (!this.stream) return;
    this.stream.end();
    await once(this.stream, 'close');
  }
}

function sameFile(one: string, other: string): boolean {
  try {
    return realpathSync(one) === realpathSync(other);
  } catch {
    return false;
  }
}
