import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Operation, Public } from '../../platform/http/index.js';
import { send } from '../answers/send.js';
import { WireAnswers } from '../wire/wire-answers.js';
import { WirePage, WireQuery } from './wire.schemas.js';

/** The wire: what a newsroom's machine follows. */
@Controller('api/v1/wire')
export class WireController {
  constructor(private readonly wire: WireAnswers) {}

  @Get()
  @Public('official information is for everybody')
  @Operation({
    id: 'readWire',
    tag: 'Wire',
    summary: 'Everything that happened to releases, in order, without holes',
    description:
      'From an index of the log on. Go on at `next`: at once while `more` is true, else after the seconds that ' +
      'X-Poll-Interval names. Pages with `more` never change.',
    answer: WirePage,
    etag: true,
    also: { 304: 'Nothing new.' },
    errors: [409],
  })
  async read(
    @Query({ schema: WireQuery }) { include, imported, ...where }: z.infer<typeof WireQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const question = { ...where, imported: imported === 'true' };
    const answer = include ? await this.wire.pageWithDocuments(question) : await this.wire.page(question);
    send(answer, request, reply);
  }
}
