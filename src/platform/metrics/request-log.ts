import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Logger, symbols } from 'pino';
import type { Answered } from '../http/index.js';
import type { Metrics } from './metrics.js';

const SLOW_MS = 1000;

/**
 * Counts and logs every answer by its route, not its address: what people asked for, and who they are, stays out.
 * Answers of more than a second, and failures of ours, are logged as warnings. What it returns does the same for answers
 * that Fastify does not send.
 */
export function observeRequests(
  app: NestFastifyApplication,
  metrics: Metrics,
  logger: Logger,
): (answered: Answered) => void {
  const server = app.getHttpAdapter().getInstance();
  const lines = new Lines(logger);
  const kinds = new Map<string, { readonly time: Timer; readonly facts: string }>();
  const observe = ({ id, method, route, status, milliseconds }: Answered): void => {
    const kind = `${method} ${status} ${route}`;
    let known = kinds.get(kind);
    if (!known) {
      const facts = JSON.stringify({ method, route, status }).slice(1, -1);
      kinds.set(kind, (known = { time: metrics.requests.labels(method, route, String(status)), facts }));
    }
    known.time.observe(milliseconds / 1000);
    const ms = Math.round(milliseconds);
    if (status >= 500 || milliseconds > SLOW_MS)
      logger.warn({ reqId: id, method, route, status, ms }, 'answered');
    else lines.add(`"reqId":"${id}",${known.facts},"ms":${ms}`, 'answered');
  };
  server.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown';
    const { method, id } = request;
    observe({ id, method, route, status: reply.statusCode, milliseconds: reply.elapsedTime });
    done();
  });
  server.addHook('onClose', (_, done) => {
    lines.flush();
    done();
  });
  return observe;
}

interface Timer {
  observe(seconds: number): void;
}

const FLUSH_MS = 250;
const MOST_LINES = 100;

/**
 * Lines at level info as pino writes them, some at a time: each by itself takes a fifth of the time of a public read, most
 * of it in the write (docs/performance.md). A process that is killed loses a quarter of a second of them.
 */
class Lines {
  private readonly stream: { write(text: string): void };
  private readonly isWanted: boolean;
  private waiting: string[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(logger: Logger) {
    this.stream = (logger as unknown as Record<symbol, { write(text: string): void }>)[symbols.streamSym]!;
    this.isWanted = logger.isLevelEnabled('info');
  }

  /** `members`: of the object, between its time and its message. */
  add(members: string, message: string): void {
    if (!this.isWanted) return;
    const time = new Date().toISOString();
    this.waiting.push(`{"level":"info","time":"${time}",${members},"msg":"${message}"}\n`);
    if (this.waiting.length >= MOST_LINES) this.flush();
    else this.timer ??= setTimeout(() => this.flush(), FLUSH_MS).unref();
  }

  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.waiting.length > 0) this.stream.write(this.waiting.join(''));
    this.waiting = [];
  }
}
