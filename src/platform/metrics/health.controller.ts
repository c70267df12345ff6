import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { httpError, Operation, Public } from '../http/index.js';
import { Readiness } from './readiness.js';

const Health = z.strictObject({ status: z.literal('ok') }).meta({ id: 'Health', example: { status: 'ok' } });

@Controller('health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  @Get('live')
  @Public('load balancers ask it')
  @Operation({
    id: 'getLiveness',
    tag: 'Operation',
    summary: 'Whether the process answers at all',
    database: false,
    limited: false,
    answer: Health,
  })
  live(@Res({ passthrough: true }) reply: FastifyReply): z.infer<typeof Health> {
    void reply.header('cache-control', 'no-store');
    return { status: 'ok' };
  }

  @Get('ready')
  @Public('load balancers ask it')
  @Operation({
    id: 'getReadiness',
    tag: 'Operation',
    summary: 'Whether requests should be sent here',
    description: 'Answers 503 while the database can not be reached or the process is shutting down.',
    answer: Health,
    limited: false,
  })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<z.infer<typeof Health>> {
    void reply.header('cache-control', 'no-store');
    if (!(await this.readiness.isReady())) throw httpError('unavailable', {}, { retryAfter: 2 });
    return { status: 'ok' };
  }
}
