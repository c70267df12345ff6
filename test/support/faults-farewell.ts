import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A server that lets people in while it is ending: its welcome and its farewell come in one breath. */
export interface Farewell {
  readonly url: string;
  /** From now on; what came before is cut off. Until then everything goes to the real server. */
  begin(): void;
  close(): void;
}

/** A message of PostgreSQL's protocol (documentation, "Message Formats"). */
function message(type: string, ...parts: readonly (string | Buffer)[]): Buffer {
  const body = Buffer.concat(parts.map((part) => Buffer.from(part)));
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(type), length, body]);
}
const bothAtOnce = Buffer.concat([
  message('R', Buffer.alloc(4)),
  message('Z', 'I'),
  message('E', 'SFATAL\0', 'C57P01\0', 'Mterminating connection due to administrator command\0', '\0'),
]);

export async function layFarewell(realUrl: string): Promise<Farewell> {
  const real = new URL(realUrl);
  const open = new Set<Socket>();
  let isEnding = false;
  const server = createServer((socket) => {
    open.add(socket.on('error', () => undefined));
    if (isEnding) socket.once('data', () => socket.end(bothAtOnce));
    else {
      const behind = connect(Number(real.port), real.hostname).on('error', () => socket.destroy());
      socket.pipe(behind).pipe(socket);
    }
  });
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
  return {
    url: Object.assign(new URL(realUrl), { port: String((server.address() as AddressInfo).port) }).href,
    begin: () => {
      isEnding = true;
      for (const socket of open) socket.destroy();
    },
    close: () => void server.close(),
  };
}
