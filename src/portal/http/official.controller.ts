import { Body, Controller, Get, HttpCode, type OnModuleInit, Post, Query, Req, Res } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { OfficialCheck, send } from '../../distribution/index.js';
import { Config } from '../../platform/config/index.js';
import { acceptOtherBodies, formOf, Public } from '../../platform/http/index.js';
import { officialPage } from '../pages/official.js';
import { Pages } from '../pages.js';
import { askedFrom, OFFICIAL, PageQuery } from './asked.js';

const LONGEST = 40_000;
/** Every character as three percent signs and six digits, and the field's name. */
const MOST_BYTES = LONGEST * 9 + 100;
const Pasted = z
  .string()
  .transform((form) => new URLSearchParams(form).get('text') ?? '')
  .pipe(z.string().trim().max(LONGEST));

/** “Is it official?” By POST, so that what somebody was sent stands in no address, history or log. */
@ApiExcludeController()
@Controller('official')
export class OfficialPageController implements OnModuleInit {
  constructor(
    private readonly config: Config,
    private readonly pages: Pages,
    private readonly official: OfficialCheck,
    private readonly host: HttpAdapterHost,
  ) {}

  onModuleInit(): void {
    // The command line has no server.
    if (this.host.httpAdapter)
      acceptOtherBodies(
        this.host.httpAdapter.getInstance<FastifyInstance>(),
        '/official',
        formOf(MOST_BYTES),
      );
  }

  @Get()
  @Public(OFFICIAL)
  async ask(
    @Query({ schema: PageQuery }) query: z.infer<typeof PageQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = askedFrom(this.config, request, query);
    const answer = await this.pages.answer(asked, { names: [] }, (_, frame) =>
      Promise.resolve(officialPage(frame)),
    );
    send(answer, request, reply);
  }

  @Post()
  @HttpCode(200)
  @Public('whether something is official is for everybody to know')
  async check(
    @Body({ schema: Pasted }) text: string,
    @Query({ schema: PageQuery }) query: z.infer<typeof PageQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = askedFrom(this.config, request, query);
    const lang = this.pages.languageOf(asked);
    const official = text
      ? await this.official.check({ query: text }, { lang, base: asked.base })
      : undefined;
    const { html, policy } = await this.pages.once(asked, (frame) =>
      officialPage(frame, official && { official, text }),
    );
    void reply
      .headers({
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': policy,
        'content-language': lang,
        'cache-control': 'no-store',
      })
      .send(html);
  }
}
