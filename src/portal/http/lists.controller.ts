import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { about, send } from '../../distribution/index.js';
import { Config } from '../../platform/config/index.js';
import { Public, readCursor } from '../../platform/http/index.js';
import { Archive } from '../archive.js';
import { Home } from '../home.js';
import { Mended } from '../mended.js';
import { archivePage } from '../pages/archive.js';
import { homePage } from '../pages/home.js';
import { mendedPage } from '../pages/mended.js';
import { Pages } from '../pages.js';
import { askedFrom, cursor, indexInLog, lang, ListQuery, OFFICIAL, ROWS, withCursor } from './asked.js';

type ListQuery = z.infer<typeof ListQuery>;
const ArchiveQuery = z.object({
  lang,
  cursor,
  day: z.iso.date().optional(),
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional(),
});

/** What is in force, the newest first; what was said on which day; what was mended. */
@ApiExcludeController()
@Controller()
export class ListPagesController {
  constructor(
    private readonly config: Config,
    private readonly pages: Pages,
    private readonly homes: Home,
    private readonly archives: Archive,
    private readonly mends: Mended,
  ) {}

  @Get()
  @Public(OFFICIAL)
  async home(
    @Query({ schema: ListQuery }) query: ListQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = askedFrom(this.config, request, query);
    const before = readCursor(indexInLog, query.cursor);
    const names = [about.topics];
    const answer = await this.pages.answer(asked, { names }, async (on, frame) =>
      homePage(frame, await this.homes.facts(on, frame.ui, before)),
    );
    send(answer, request, reply);
  }

  @Get('archive')
  @Public(OFFICIAL)
  async archive(
    @Query({ schema: ArchiveQuery }) query: z.infer<typeof ArchiveQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = askedFrom(this.config, request, query);
    const { today, until } = await this.archives.today();
    const answer = await this.pages.answer(asked, { names: [], key: today, until }, async (on, frame) =>
      archivePage(frame, await this.archives.facts(on, frame.ui, query, today)),
    );
    send(answer, request, reply);
  }

  @Get('mended')
  @Public(OFFICIAL)
  async mended(
    @Query({ schema: ListQuery }) query: ListQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const before = readCursor(indexInLog, query.cursor);
    const asked = askedFrom(this.config, request, query);
    const answer = await this.pages.answer(asked, { names: [] }, async (on, frame) =>
      mendedPage(frame, {
        ...withCursor(await this.mends.page(on, frame.ui, before, ROWS)),
        isFirst: before === undefined,
      }),
    );
    send(answer, request, reply);
  }
}
