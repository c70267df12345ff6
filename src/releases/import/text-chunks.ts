import { importError } from './import.errors.js';

/** What a reader of records goes by: text with LF line ends, and how many lines came before. */
export type TextChunks = AsyncIterable<string>;

/** Decodes UTF-8 with or without a byte order mark, strictly, and makes every line end LF. Throws `import-not-utf8`. */
export async function* textChunks(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  let held = '';
  const decode = (chunk?: Uint8Array): string => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      throw importError('import-not-utf8', { line });
    }
  };
  for await (const chunk of bytes) {
    const text = held + decode(chunk);
    // What follows a CR at the end may be its LF.
    held = text.endsWith('\r') ? '\r' : '';
    const whole = (held ? text.slice(0, -1) : text).replace(/\r\n?/g, '\n');
    line += whole.split('\n').length - 1;
    if (whole !== '') yield whole;
  }
  const rest = (held + decode()).replace(/\r\n?/g, '\n');
  if (rest !== '') yield rest;
}

/** The beginning of a text, and the whole of it again. */
export async function withHead(
  chunks: TextChunks,
  length: number,
): Promise<{ head: string; whole: TextChunks }> {
  const iterator = chunks[Symbol.asyncIterator]();
  const first: string[] = [];
  let size = 0;
  while (size < length) {
    const { value, done } = await iterator.next();
    if (done) break;
    first.push(value);
    size += value.length;
  }
  async function* whole(): AsyncGenerator<string> {
    yield* first;
    yield* { [Symbol.asyncIterator]: () => iterator };
  }
  return { head: first.join('').slice(0, length), whole: whole() };
}
