import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** The way to a database, through which everything goes until somebody spoils it. */
export interface Line {
  /** The address of the database at this end. */
  readonly url: string;
  /** Every connection ends in due form, and nobody can connect. */
  cut(): Promise<void>;
  /** Every connection is reset (RST); who connects anew gets through. */
  reset(): void;
  /**
   * Nothing comes through any more in either direction, and nobody is told: what is connected stays so at both ends (half
   * open), who connects is not answered.
   */
  swallow(): void;
  /** Nothing comes through any more, and nobody is told: what is sent waits until the line is mended. */
  hold(): void;
  /** What comes through takes so many milliseconds in each direction. */
  slow(milliseconds: number): void;
  /** Who connects anew gets through at full speed; a connection that was swallowed stays dead at both ends. */
  mend(): Promise<void>;
}

/**
 * Lays a line to the PostgreSQL that a URL names. Whoever is made by `listener` hears what a client says on one
 * connection.
 */
export async function layLine(to: string, listener?: () => (chunk: Buffer) => void): Promise<Line> {
  const target = new URL(to);
  const pairs = new Set<Pair>();
  let swallowing = false;
  let delay = 0;
  let held: PromiseWithResolvers<void> | undefined;
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    if (listener) near.on('data', listener());
    const pair = new Pair(near, far, () => ({ delay, held: held?.promise }));
    pairs.add(pair);
    if (swallowing) pair.dead = true;
    pair.ended = () => pairs.delete(pair);
  });
  const listen = async (port: number): Promise<void> => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const url = new URL(to);
  url.hostname = '127.0.0.1';
  url.port = String(port);
  return {
    url: url.href,
    cut: async () => {
      if (!server.listening) return;
      server.close();
      for (const pair of pairs) pair.end();
      await once(server, 'close');
    },
    reset: () => {
      for (const pair of pairs) pair.end('reset');
    },
    swallow: () => {
      swallowing = true;
      for (const pair of pairs) pair.dead = true;
    },
    hold: () => {
      held ??= Promise.withResolvers();
    },
    slow: (milliseconds) => {
      delay = milliseconds;
    },
    mend: async () => {
      swallowing = false;
      delay = 0;
      held?.resolve();
      held = undefined;
      if (!server.listening) await listen(port);
    },
  };
}

/** What keeps something from coming through at once. */
interface Hindrance {
  /** Milliseconds. */
  readonly delay: number;
  readonly held: Promise<void> | undefined;
}

/** One connection: its two ends, and what goes to and fro. */
class Pair {
  /** Nothing goes through, not even that an end has gone. */
  dead = false;
  ended: () => void = () => undefined;

  constructor(
    private readonly near: Socket,
    private readonly far: Socket,
    hindrance: () => Hindrance,
  ) {
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      // One after the other, whatever the delay was when each set out.
      let before = Promise.resolve();
      const pass = (what: () => void): void => {
        before = this.pass(before, hindrance(), what);
      };
      socket.on('data', (chunk) => pass(() => other.write(chunk)));
      // The end of one is the end of both.
      socket.on('error', () => undefined).on('close', () => pass(() => this.end()));
    }
  }

  end(how: 'in due form' | 'reset' = 'in due form'): void {
    this.ended();
    for (const socket of [this.near, this.far]) {
      if (how === 'reset') socket.resetAndDestroy();
      else socket.destroy();
    }
  }

  private async pass(before: Promise<void>, { delay, held }: Hindrance, what: () => void): Promise<void> {
    await before;
    await held;
    if (delay > 0) await sleep(delay);
    if (!this.dead) what();
  }
}
