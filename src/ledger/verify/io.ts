/** What the command needs of the outside; the command line gives the real ones. */
export interface VerifyIo {
  readonly stdout: (line: string) => void;
  readonly stderr: (line: string) => void;
  readonly fetch: typeof fetch;
  readonly readFile: (path: string) => Promise<Uint8Array>;
  /** What LANG says; `--lang` overrides it. */
  readonly locale?: string | undefined;
}

const PATIENCE_MS = 30_000;

/** Something could not be read, so nothing can be said of it. `gone`: it was taken back (HTTP 410). */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';

  constructor(
    readonly place: string,
    readonly why: string,
    readonly status?: number,
  ) {
    super(`${place}: ${why}`);
  }
}

/** Reads an address, at most `limit` bytes of it (unpacked) and for at most half a minute. Throws Unreachable. */
export async function fetchBytes(
  io: Pick<VerifyIo, 'fetch'>,
  url: string,
  limit: number,
): Promise<Uint8Array> {
  try {
    const response = await io.fetch(url, {
      signal: AbortSignal.timeout(PATIENCE_MS),
      headers: { accept: '*/*', 'accept-encoding': 'gzip, identity' },
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw new Unreachable(url, `HTTP ${response.status}`, response.status);
    }
    return await bounded(response, url, limit);
  } catch (error) {
    const { name, message, cause } = error as Error & { cause?: { message?: string } };
    if (name === 'Unreachable') throw error;
    throw new Unreachable(
      url,
      name === 'TimeoutError' ? `> ${PATIENCE_MS / 1000} s` : (cause?.message ?? message),
    );
  }
}

async function bounded(response: Response, url: string, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop ends the transfer.
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > limit) throw new Unreachable(url, `> ${limit} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Reads a file. Throws Unreachable. */
export async function fileBytes(io: Pick<VerifyIo, 'readFile'>, path: string): Promise<Uint8Array> {
  try {
    return await io.readFile(path);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Unreachable(path, code ?? message);
  }
}

export const isUrl = (text: string): boolean => /^https?:\/\//i.test(text);
