import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sha256Hex } from '../canonical/index.js';
import { CurrentDesk, type Desk, matchesAny, Operation, SignedIn } from '../http/index.js';
import { MyDesk } from './my-desk.js';
import { MyDeskAnswer, toMyDesk } from './my-desk.schemas.js';

/** What one person finds on coming to work; polled by the client for what is new. */
@Controller('api/v1/desk/mine')
export class MyDeskController {
  constructor(private readonly desk: MyDesk) {}

  @Get()
  @SignedIn()
  @Operation({
    id: 'getMyDesk',
    tag: 'Desk',
    summary: 'My desk: what waits for me, what is planned, what went out, what failed',
    description:
      'For the organisation acted for, as far as this person may read: at most fifty things a section, each contributed by its module. ' +
      'To be polled with `If-None-Match`: 304 while nothing has changed, which does not count towards the limit of requests.',
    answer: MyDeskAnswer,
    etag: true,
    also: { 304: 'Nothing has changed.' },
  })
  async mine(
    @CurrentDesk() desk: Desk,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MyDeskAnswer | undefined> {
    const answer = toMyDesk(await this.desk.of(desk));
    const tag = `"${sha256Hex(JSON.stringify(answer))}"`;
    desk.tag(tag);
    if (!matchesAny(request.headers['if-none-match'], tag)) return answer;
    void reply.code(304);
    return undefined;
  }
}
