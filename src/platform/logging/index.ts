import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';

/** The process's log: one JSON object a line on standard output. Nothing personal: no addresses, names, queries or bodies. */
export function createLogger(level: string): Logger {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { req: () => undefined, res: () => undefined, err: describeError },
  });
}

/** Type, code, message and stack; never the values of a failed statement (`detail`, `parameters`). */
function describeError(error: Error & { code?: string; constraint?: string }) {
  const { name, code, constraint, message, stack } = error;
  return { type: name, code, constraint, message, stack };
}

/** Nest's own messages in the same log; its start-up chatter only at debug. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}
  log(message: unknown, context?: string): void {
    this.logger.debug({ context }, String(message));
  }
  warn(message: unknown, context?: string): void {
    this.logger.warn({ context }, String(message));
  }
  error(message: unknown, stack?: string, context?: string): void {
    this.logger.error({ context, stack }, String(message));
  }
}
