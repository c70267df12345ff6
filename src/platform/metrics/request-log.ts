import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Metrics } from './metrics.js';

/**
 * Counts and logs every answer by its route, not its address: what people asked for, and who they are, stays out.
 * Answers of more than a second, and failures of ours, are logged as warnings.
 */
export function observeRequests(app: NestFastifyApplication, metrics: Metrics): void {
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown';
    const seconds = reply.elapsedTime / 1000;
    const status = reply.statusCode;
    metrics.requests.labels(request.method, route, String(status)).observe(seconds);
    const level = status >= 500 || seconds > 1 ? 'warn' : 'info';
    request.log[level](
      { method: request.method, route, status, ms: Math.round(reply.elapsedTime) },
      'answered',
    );
    done();
  });
}
