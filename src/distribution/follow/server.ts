import type { FollowIo } from './io.js';
import { FollowError, type Word } from './words.js';

const PATIENCE_MS = 30_000;
const FIRST_PAUSE_S = 1;
const LONGEST_PAUSE_S = 60;
/** How often somebody who does not want to wait for ever is asked again. */
const MOST_TRIES = 5;

/** What came, of a status that is an answer. */
export interface Came {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
}

class Failed extends Error {
  constructor(
    readonly why: string,
    readonly retryAfter?: number,
  ) {
    super(why);
  }
}

/** The server that is followed: bounded in time and size, asked again while it can't answer. */
export class FollowedServer {
  constructor(
    private readonly io: FollowIo,
    readonly address: string,
    private readonly patient: boolean,
    private readonly say: (word: Word, values: Record<string, string | number>) => void,
  ) {}

  /**
   * Asks until there is an answer: a success, or one of `statuses`. Throws `unreachable` for every other refusal, or when
   * patience ends, and AbortError when the command is to end.
   */
  async get(
    path: string,
    limit: number,
    { statuses = [], headers = {} }: { statuses?: readonly number[]; headers?: Record<string, string> } = {},
  ): Promise<Came> {
    const place = `${this.address}${path}`;
    for (let tries = 1, pause = FIRST_PAUSE_S; ; tries += 1, pause = Math.min(2 * pause, LONGEST_PAUSE_S)) {
      this.io.signal.throwIfAborted();
      try {
        const came = await this.attempt(place, limit, headers);
        if (came.status === 200 || statuses.includes(came.status)) return came;
        throw new FollowError('unreachable', { place, why: `HTTP ${came.status}` });
      } catch (error) {
        if (!(error instanceof Failed)) throw error;
        this.io.signal.throwIfAborted();
        if (!this.patient && tries >= MOST_TRIES)
          throw new FollowError('unreachable', { place, why: error.why });
        // Not all of those who were sent away come back in the same moment.
        const seconds = Math.min(error.retryAfter ?? 0, 3600) || Math.ceil(pause * (0.5 + Math.random()));
        this.say('again', { place, why: error.why, seconds });
        await this.io.pause(seconds * 1000, this.io.signal);
      }
    }
  }

  private async attempt(place: string, limit: number, headers: Record<string, string>): Promise<Came> {
    try {
      const response = await this.io.fetch(place, {
        signal: AbortSignal.any([this.io.signal, AbortSignal.timeout(PATIENCE_MS)]),
        // Elsewhere nobody answers for this server.
        redirect: 'error',
        headers: { accept: '*/*', ...headers },
      });
      const { status } = response;
      if (status === 408 || status === 429 || status >= 500) {
        await response.body?.cancel();
        throw new Failed(`HTTP ${status}`, Number(response.headers.get('retry-after')) || undefined);
      }
      return { status, headers: response.headers, bytes: await bounded(response, place, limit) };
    } catch (error) {
      const { message, name, cause } = error as Error & { cause?: { message?: string } };
      if (error instanceof Failed || error instanceof FollowError) throw error;
      throw new Failed(name === 'TimeoutError' ? `> ${PATIENCE_MS / 1000} s` : (cause?.message ?? message));
    }
  }
}

async function bounded(response: Response, place: string, limit: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop ends the transfer.
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > limit) throw new FollowError('unreachable', { place, why: `> ${limit} bytes` });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
