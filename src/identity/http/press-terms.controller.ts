import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  CurrentDesk,
  type Desk,
  nextLink,
  Operation,
  type Page,
  Permission,
  Public,
  readCursor,
  toPage,
} from '../../platform/http/index.js';
import { PublishPressTerms } from '../use-cases/publish-press-terms.js';
import { ReadAgencies } from '../use-cases/read-agencies.js';
import { toTermsItem } from './agency.representations.js';
import {
  NewPressTerms,
  PressTerms,
  type PressTermsItem,
  PressTermsPage,
  PressTermsQuery,
  TermsVersion,
} from './agency.schemas.js';

const tag = 'Identity';

/** On which terms press agencies read early. */
@Controller('api/v1')
export class PressTermsController {
  constructor(
    private readonly read: ReadAgencies,
    private readonly publishPressTerms: PublishPressTerms,
  ) {}

  @Get('press-terms')
  @Public('everybody may know on which terms the press reads early')
  @Operation({
    id: 'listPressTerms',
    tag,
    summary: 'Versions of the terms of early access, newest first',
    answer: PressTermsPage,
  })
  async list(
    @Query({ schema: PressTermsQuery }) { limit, cursor }: z.infer<typeof PressTermsQuery>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page<z.infer<typeof PressTermsItem>>> {
    const before = readCursor(z.int().min(1).max(1_000_000), cursor);
    const page = toPage(
      await this.read.listTerms(before, limit),
      limit,
      ({ version }) => version,
      toTermsItem,
    );
    void reply.header('cache-control', 'public, max-age=10');
    if (page.next) void reply.header('link', nextLink(request.url, page.next));
    return page;
  }

  @Get('press-terms/:version')
  @Public('everybody may know on which terms the press reads early')
  @Operation({
    id: 'getPressTerms',
    tag,
    summary: 'A version of the terms of early access',
    answer: PressTerms,
    errors: [404],
  })
  async one(
    @Param({ schema: TermsVersion }) { version }: z.infer<typeof TermsVersion>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PressTerms> {
    const row = await this.read.terms(version);
    void reply.header('cache-control', 'public, max-age=10');
    return { ...toTermsItem(row), texts: row.texts as PressTerms['texts'] };
  }

  @Post('desk/press-terms')
  @Permission('agencies.write')
  @Operation({
    id: 'publishPressTerms',
    tag,
    summary: 'Publish the next version of the terms of early access',
    description:
      'It never changes. Once it is in force, agencies read early again when they have accepted it; they can do so before. ' +
      'An earlier version that is not in force by then never will be.',
    answer: PressTerms,
    status: 201,
    once: true,
  })
  async publish(
    @Body({ schema: NewPressTerms }) { texts, inForceFrom }: z.infer<typeof NewPressTerms>,
    @CurrentDesk() desk: Desk,
  ): Promise<PressTerms> {
    const from = inForceFrom === undefined ? undefined : new Date(inForceFrom);
    const { version } = await this.publishPressTerms.execute(desk.caller, { texts, inForceFrom: from });
    const row = await this.read.terms(version);
    desk.location(`/api/v1/press-terms/${version}`);
    return { ...toTermsItem(row), texts: row.texts as PressTerms['texts'] };
  }
}
