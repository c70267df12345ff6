import { setTimeout as sleep } from 'node:timers/promises';
import { sample, type Sample, type Target } from './load.js';
import { type Approved, publish, type Desk } from './seed.js';
import { Clients, type Exchange, get, headerOf } from './sockets.js';
import { quantile } from './statistics.js';
import { AGENCIES, sizeOfLog, wirePath } from './wire.js';

const WATCH_EVERY_MS = 5;
/** Between two publications, so that each of them meets the polling at another moment. */
const BETWEEN_MS = [150, 400] as const;
const PATIENCE_MS = 60_000;
export const TARGET_MS = 300;

/** How long it takes until what one process published is read from another one, which all agencies poll. */
export interface Visibility {
  readonly name: string;
  /** Milliseconds from the request to publish, and from its answer, until somebody on the other process had it. */
  readonly sinceAsked: readonly number[];
  readonly sinceAnswered: readonly number[];
  readonly p95: number;
  /** What the polled process did meanwhile. */
  readonly polled: Sample;
}

/** Publishes by one process what a watcher beside 2,000 agencies sees on another. `pause`: of an agency between polls. */
export async function measureVisibility(
  { publisher, polled }: { readonly publisher: Target; readonly polled: Target },
  { approved, desk, pause }: { approved: readonly Approved[]; desk: Desk; pause: number },
): Promise<Visibility> {
  const size = await sizeOfLog(polled.url);
  const agencies = await Clients.open(polled.url, AGENCIES);
  const watchers = await Clients.open(polled.url, 1);
  const seen = new Map<string, number>();
  const followers = Array.from({ length: AGENCIES }, () => new Follower(size));
  const watcher = new Follower(size, (release) => seen.set(release, performance.now()));
  const sinceAsked: number[] = [];
  const sinceAnswered: number[] = [];
  let over = false;
  const publishAll = async (): Promise<void> => {
    for (const [number, release] of approved.entries()) {
      await sleep(BETWEEN_MS[0] + ((number * 7) % 10) * ((BETWEEN_MS[1] - BETWEEN_MS[0]) / 10));
      const asked = performance.now();
      await publish(publisher.url, desk, [release]);
      const answered = performance.now();
      while (!seen.has(release.id)) {
        if (performance.now() - answered > PATIENCE_MS) throw new Error('What was published did not appear.');
        await sleep(1);
      }
      sinceAsked.push(seen.get(release.id)! - asked);
      sinceAnswered.push(Math.max(0, seen.get(release.id)! - answered));
    }
  };
  try {
    const until = { isOver: () => over };
    const polling = await sample(polled, async () => {
      const talking = agencies.talk(until, { next: (client) => followers[client]!.poll(), pause });
      const watching = watchers.talk(until, { next: () => watcher.poll(), pause: WATCH_EVERY_MS });
      await publishAll().finally(() => (over = true));
      await watching;
      return talking;
    });
    const every = pause === 0 ? 'without a pause' : `every ${pause} ms`;
    const name = `${AGENCIES} agencies polling ${every}`;
    return { name, sinceAsked, sinceAnswered, p95: quantile(sinceAsked, 0.95), polled: polling };
  } finally {
    agencies.close();
    watchers.close();
  }
}

/** One agency: asks for what comes after what it has, and says whether it has seen that before. */
class Follower {
  private etag: string | undefined;

  constructor(
    private from: number,
    private readonly saw: (release: string) => void = () => undefined,
  ) {}

  poll(): Exchange {
    const known = this.etag && { 'if-none-match': this.etag };
    return {
      request: get(wirePath(this.from), { ...known }),
      heard: ({ status, head, body }) => {
        if (status === 304) return;
        const page = JSON.parse(body.toString('utf8')) as { next: number; items: { release: string }[] };
        for (const { release } of page.items) this.saw(release);
        this.etag = page.next === this.from ? headerOf(head, 'etag') : undefined;
        this.from = page.next;
      },
    };
  }
}
