import type { Reason } from '../../platform/errors/index.js';
import { importError } from './import.errors.js';
import type { TextChunks } from './text-chunks.js';

/** One row of a file: its line, and what stands in it by the names that the file has; or why it can't be read. */
export interface FileRecord {
  /** The line on which it begins, from 1. */
  readonly line: number;
  readonly values?: Readonly<Record<string, unknown>>;
  readonly problem?: Reason;
}

/** Longest row accepted, in characters. */
export const RECORD_LIMIT = 4_000_000;

/** JSON lines: an object a line; a line that is none spoils nothing but itself. */
export async function* jsonLines(chunks: TextChunks): AsyncGenerator<FileRecord> {
  let line = 1;
  const record = new Piece();
  for await (const chunk of chunks) {
    const [end, ...more] = chunk.split('\n');
    record.add(end!);
    for (const next of more) {
      if (!record.isBlank) yield record.read(line);
      record.clear();
      record.add(next);
      line += 1;
    }
  }
  if (!record.isBlank) yield record.read(line);
}

/** A JSON array of objects, one at a time. Throws `import-json-broken` where it is no such array. */
export async function* jsonArray(chunks: TextChunks): AsyncGenerator<FileRecord> {
  let line = 1;
  let begun = 1;
  let state: 'before' | 'inside' | 'after' = 'before';
  let depth = 0;
  let inText = false;
  let escaped = false;
  const record = new Piece();
  const broken = () => importError('import-json-broken', { line });
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const character = chunk[at]!;
      if (character === '\n') line += 1;
      if (inText) {
        if (escaped) escaped = false;
        else if (character === '\\') escaped = true;
        else if (character === '"') inText = false;
      } else if (depth > 0) {
        if (character === '"') inText = true;
        else if (character === '{' || character === '[') depth += 1;
        else if (character === '}' || character === ']') depth -= 1;
        if (depth > 0) continue;
        record.add(chunk.slice(from, at + 1));
        yield record.read(begun);
        record.clear();
      } else if (character === '{' && state === 'inside') {
        [depth, from, begun] = [1, at, line];
      } else if (character === '[' && state === 'before') state = 'inside';
      else if (character === ']' && state === 'inside') state = 'after';
      else if (!/\s/.test(character) && !(character === ',' && state === 'inside')) throw broken();
    }
    if (depth > 0) record.add(chunk.slice(from));
  }
  if (state !== 'after') throw broken();
}

/** The text of one record as it comes in, never more of it than is allowed. */
class Piece {
  private text = '';
  private tooLarge = false;

  get isBlank(): boolean {
    return !this.tooLarge && this.text.trim() === '';
  }

  add(text: string): void {
    this.tooLarge ||= this.text.length + text.length > RECORD_LIMIT;
    this.text = this.tooLarge ? '' : this.text + text;
  }

  clear(): void {
    this.text = '';
    this.tooLarge = false;
  }

  read(line: number): FileRecord {
    if (this.tooLarge)
      return { line, problem: importError.reason('import-record-too-large', { most: RECORD_LIMIT }) };
    const values = objectIn(this.text);
    return values ? { line, values } : { line, problem: importError.reason('import-record-broken') };
  }
}

function objectIn(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
