import { importError } from './import.errors.js';
import { csvRecords, type Delimiter, delimiterIn } from './csv-records.js';
import { type FileRecord, jsonArray, jsonLines } from './json-records.js';
import { textChunks, withHead } from './text-chunks.js';

const HEAD = 65_536;

/**
 * The rows of a file, one at a time: a JSON array if it begins with `[`, JSON lines if with `{`, else CSV. Throws what is
 * wrong with the file as a whole.
 */
export async function* readRecords(
  bytes: AsyncIterable<Uint8Array>,
  delimiter: Delimiter | undefined,
  onHeader: (columns: readonly string[]) => void,
): AsyncGenerator<FileRecord> {
  const { head, whole } = await withHead(textChunks(bytes), HEAD);
  const [first] = head.trimStart();
  if (first === undefined) throw importError('import-empty');
  if (first === '[') yield* jsonArray(whole);
  else if (first === '{') yield* jsonLines(whole);
  else yield* csvRecords(whole, delimiter ?? delimiterIn(head), onHeader);
}
