import { setTimeout as sleep } from 'node:timers/promises';
import type { Transport } from './api.js';

interface Page {
  readonly items: readonly { readonly index: number }[];
  readonly next: number;
  readonly more: boolean;
}

const AT_ONCE = 7;
const PAUSE_MS = 20;

/** A newsroom's machine: follows the wire, keeps nothing but what it got and where to go on, and survives its own end too. */
export class WireReader {
  /** Indexes of all that it was told of, in the order in which it was told. */
  readonly got: number[] = [];
  private next = 0;
  private ended = false;
  private reading: Promise<void> | undefined;

  constructor(private readonly transport: Transport) {}

  /** Begins where it ended. */
  resume(): void {
    this.ended = false;
    this.reading = this.follow();
  }

  async end(): Promise<void> {
    this.ended = true;
    await this.reading;
  }

  /** Reads to the end of the log. */
  async catchUp(): Promise<void> {
    await this.end();
    while (await this.readPage());
  }

  private async follow(): Promise<void> {
    while (!this.ended) {
      const more = await this.readPage().catch((error: unknown) => {
        // Nobody is there: it asks again later, as every follower does.
        if ((error as Error).name !== 'TypeError') throw error;
        return false;
      });
      if (!more) await sleep(PAUSE_MS);
    }
  }

  /** Answers whether there is more already. */
  private async readPage(): Promise<boolean> {
    const path = `/api/v1/wire?from=${this.next}&limit=${AT_ONCE}`;
    const answer = await this.transport({ method: 'GET', path, headers: {}, payload: undefined });
    if (answer.status === 503) return false;
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.bytes.toString()}`);
    const { items, next, more } = JSON.parse(answer.bytes.toString()) as Page;
    // One step: a machine that ends in between reads the page again, and has lost and doubled nothing.
    this.got.push(...items.map(({ index }) => index));
    this.next = next;
    return more;
  }
}
