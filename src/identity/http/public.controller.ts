import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { nextLink, Operation, type Page, Public, readCursor, toPage } from '../../platform/http/index.js';
import { Organisations } from '../organisations.js';
import { toOrganisation } from './representations.js';
import { OrganisationPage, OrganisationQuery } from './schemas.js';

/** Organisations as everybody may know them: releases name them as their issuers. */
@Controller('api/v1/organisations')
export class PublicOrganisationsController {
  constructor(private readonly organisations: Organisations) {}

  @Get()
  @Public('releases name organisations as their issuers')
  @Operation({
    id: 'listOrganisations',
    tag: 'Identity',
    summary: 'Organisations, by code',
    answer: OrganisationPage,
  })
  async list(
    @Query({ schema: OrganisationQuery }) { limit, cursor }: z.infer<typeof OrganisationQuery>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page<ReturnType<typeof toOrganisation>>> {
    const rows = await this.organisations.list(readCursor(z.string(), cursor), limit + 1);
    const page = toPage(rows, limit, ({ code }) => code, toOrganisation);
    void reply.header('cache-control', 'public, max-age=10');
    if (page.next) void reply.header('link', nextLink(request.url, page.next));
    return page;
  }
}
