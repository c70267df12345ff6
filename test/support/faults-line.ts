import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** The way to a database, through which everything goes until somebody cuts it. */
export interface Line {
  /** The address of the database at this end. */
  readonly url: string;
  /** Nothing comes through any more, and nobody can connect. */
  cut(): Promise<void>;
  /** Nothing comes through any more, and nobody is told: what is sent waits. */
  hold(): void;
  /** Everything comes through again. */
  mend(): Promise<void>;
}

/** Lays a line to the PostgreSQL that a URL names. */
export async function layLine(to: string): Promise<Line> {
  const target = new URL(to);
  /** Each end of a connection, with the end to which it hands on. */
  const ends = new Map<Socket, Socket>();
  let held = false;
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.set(socket, other);
      if (!held) socket.pipe(other);
      // The end of one is the end of both.
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        ends.delete(socket);
        other.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const url = new URL(to);
  url.hostname = '127.0.0.1';
  url.port = String(port);
  return {
    url: url.href,
    cut: async () => {
      if (!server.listening) return;
      server.close();
      for (const socket of ends.keys()) socket.destroy();
      await once(server, 'close');
    },
    hold: () => {
      held = true;
      for (const [socket, other] of ends) socket.unpipe(other).pause();
    },
    mend: async () => {
      held = false;
      for (const [socket, other] of ends) socket.pipe(other);
      if (server.listening) return;
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
  };
}
