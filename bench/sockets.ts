import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A request as it goes over the wire. */
export interface Exchange {
  readonly request: Buffer;
  /** What must come back; without it 200 or 304. */
  readonly status?: 200 | 304;
  readonly heard?: (answer: {
    readonly status: number;
    readonly head: string;
    readonly body: Buffer;
  }) => void;
}

/** What many clients did in a while. */
export interface Conversation {
  /** Milliseconds from each request to the end of its answer. */
  readonly times: readonly number[];
  readonly seconds: number;
}

interface Talk {
  /** What a client asks next; they are numbered from 0. */
  readonly next: (client: number) => Exchange;
  /** Milliseconds from one request of a client to its next; without it the client asks on at once. */
  readonly pause?: number;
}

/**
 * HTTP clients that keep their connections and have one request under way each. They do little more than write prepared
 * bytes and look where an answer ends, so that a server which does hardly more is busy before they are.
 */
export class Clients {
  private constructor(private readonly clients: readonly Client[]) {}

  static async open(url: string, count: number): Promise<Clients> {
    const { hostname, port } = new URL(url);
    const clients: Client[] = [];
    for (let opened = 0; opened < count; opened += 1) {
      const socket = connect({ host: hostname, port: Number(port), noDelay: true });
      await once(socket, 'connect');
      clients.push(new Client(socket));
    }
    return new Clients(clients);
  }

  /**
   * Lets every client ask, for so many seconds or until it is said to be over, and wait for its last answer. Rejects when
   * one is not as expected.
   */
  async talk(until: number | { isOver(): boolean }, { next, pause = 0 }: Talk): Promise<Conversation> {
    const times: number[] = [];
    const started = performance.now();
    const isOver =
      typeof until === 'number' ? () => performance.now() >= started + until * 1000 : () => until.isOver();
    const talking = this.clients.map(
      (client, number) =>
        new Promise<void>((resolve, reject) => {
          // Each has hours of its own: who waited after an answer instead would ask with all others for ever after a pause.
          let due = started + (pause * number) / this.clients.length;
          const ask = (): void => {
            if (isOver()) resolve();
            else client.ask(next(number), heard, reject);
          };
          const heard = (milliseconds: number): void => {
            times.push(milliseconds);
            if (pause === 0) return ask();
            while (due <= performance.now()) due += pause;
            setTimeout(ask, Math.max(0, due - performance.now()));
          };
          setTimeout(ask, Math.max(0, due - performance.now()));
        }),
    );
    await Promise.all(talking);
    return { times, seconds: (performance.now() - started) / 1000 };
  }

  close(): void {
    for (const client of this.clients) client.close();
  }
}

class Client {
  private received: Buffer | undefined;
  private asked = 0;
  private exchange: Exchange | undefined;
  private heard: (milliseconds: number) => void = () => undefined;
  private failed: (error: Error) => void = () => undefined;

  constructor(private readonly socket: Socket) {
    socket.on('data', (chunk: Buffer) => this.receive(chunk));
    socket.on('error', (error) => this.failed(error));
    socket.on('close', () => this.failed(new Error('The server closed a connection.')));
  }

  ask(exchange: Exchange, heard: (milliseconds: number) => void, failed: (error: Error) => void): void {
    Object.assign(this, { exchange, heard, failed, asked: performance.now() });
    this.socket.write(exchange.request);
  }

  close(): void {
    this.failed = () => undefined;
    this.socket.destroy();
  }

  private receive(chunk: Buffer): void {
    const received = this.received ? Buffer.concat([this.received, chunk]) : chunk;
    const headEnd = received.indexOf('\r\n\r\n');
    const head = received.toString('latin1', 0, Math.max(headEnd, 0));
    const end = headEnd < 0 ? Number.POSITIVE_INFINITY : headEnd + 4 + bodyLength(head);
    this.received = received.length < end ? received : undefined;
    if (this.received) return;
    const status = Number(head.slice(9, 12));
    const exchange = this.exchange!;
    if (exchange.status ? status !== exchange.status : status !== 200 && status !== 304) {
      this.failed(new Error(`Answered ${received.toString()} to ${exchange.request.toString()}`));
      return;
    }
    const milliseconds = performance.now() - this.asked;
    exchange.heard?.({ status, head, body: received.subarray(headEnd + 4) });
    this.heard(milliseconds);
  }
}

const bodyLength = (head: string): number => Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);

/** The value of a header. */
export function headerOf(head: string, name: string): string | undefined {
  return new RegExp(`\r\n${name}: ([^\r]*)`, 'i').exec(head)?.[1];
}

/** The bytes of a GET. */
export function get(path: string, headers: Readonly<Record<string, string>> = {}): Buffer {
  const lines = Object.entries({ host: '127.0.0.1', ...headers }).map(([name, value]) => `${name}: ${value}`);
  return Buffer.from(`GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
}

/** The bytes of a POST of JSON. */
export function post(path: string, body: object): Buffer {
  const bytes = Buffer.from(JSON.stringify(body));
  const head = [
    `POST ${path} HTTP/1.1`,
    'host: 127.0.0.1',
    'content-type: application/json',
    `content-length: ${bytes.length}`,
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), bytes]);
}
