import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { Operation, Public } from '../../platform/http/index.js';
import { TokenKeys } from '../keys/token-keys.js';
import { JwkSet } from './session.schemas.js';

/** With which keys access tokens are signed. */
@Controller('.well-known')
export class KeysController {
  constructor(private readonly keys: TokenKeys) {}

  @Get('jwks.json')
  @Public('public keys are for everybody')
  @Operation({
    id: 'getTokenKeys',
    database: false,
    tag: 'Identity',
    summary: 'Public keys of access tokens',
    answer: JwkSet,
  })
  list(@Res({ passthrough: true }) reply: FastifyReply): z.infer<typeof JwkSet> {
    void reply.header('cache-control', 'public, max-age=300');
    return this.keys.jwks() as z.infer<typeof JwkSet>;
  }
}
