import { timingSafeEqual } from 'node:crypto';
import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sha256Hex } from '../canonical/index.js';
import { Config } from '../config/index.js';
import { httpError, Operation, Public } from '../http/index.js';
import { Metrics } from './metrics.js';

@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly config: Config,
    private readonly metrics: Metrics,
  ) {}

  @Get()
  @Public('machines of the operator read it; it checks its own token, or that the caller is this machine')
  @Operation({
    id: 'getMetrics',
    tag: 'Operation',
    summary: 'Numbers of this process for Prometheus',
    description:
      'Needs the bearer token of METRICS_TOKEN; without that setting only this machine may read it.',
    mediaType: 'text/plain',
    database: false,
    errors: [404],
  })
  async read(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    if (!this.allows(request)) throw httpError('not-found');
    void reply.header('content-type', this.metrics.registry.contentType).header('cache-control', 'no-store');
    return this.metrics.registry.metrics();
  }

  private allows(request: FastifyRequest): boolean {
    const { metricsToken } = this.config;
    // A proxy on this machine would make everybody a neighbour.
    if (!metricsToken)
      return isLoopback(request.ip) && !request.headers['x-forwarded-for'] && !request.headers['forwarded'];
    const given = request.headers.authorization?.replace(/^Bearer /i, '') ?? '';
    return timingSafeEqual(Buffer.from(sha256Hex(given)), Buffer.from(sha256Hex(metricsToken)));
  }
}

const isLoopback = (address: string): boolean => ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(address);
