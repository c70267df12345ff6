import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { send } from '../../distribution/index.js';
import { ReadLedgerState } from '../../ledger/index.js';
import { Config } from '../../platform/config/index.js';
import { Public } from '../../platform/http/index.js';
import type { Frame, Page } from '../page.js';
import { prosePage } from '../pages/prose.js';
import { siteMapPage } from '../pages/site-map.js';
import { Pages } from '../pages.js';
import { accessibility } from '../words/prose/accessibility.js';
import { ledger } from '../words/prose/ledger.js';
import { press } from '../words/prose/press.js';
import { privacy } from '../words/prose/privacy.js';
import { askedFrom, OFFICIAL, PageQuery } from './asked.js';

type PageQuery = z.infer<typeof PageQuery>;

/** Pages that explain something. */
@ApiExcludeController()
@Controller()
export class AboutPagesController {
  constructor(
    private readonly config: Config,
    private readonly pages: Pages,
    private readonly state: ReadLedgerState,
  ) {}

  @Get('press')
  @Public(OFFICIAL)
  press(
    @Query({ schema: PageQuery }) query: PageQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.answer(query, request, reply, (frame) =>
      prosePage(press[frame.ui]({ base: frame.asked.base }), '/press'),
    );
  }

  @Get('ledger')
  @Public(OFFICIAL)
  async ledger(
    @Query({ schema: PageQuery }) query: PageQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = askedFrom(this.config, request, query);
    const { checkpoint } = await this.state.served();
    const key = checkpoint?.text ?? '';
    const answer = await this.pages.answer(asked, { names: [], key }, (_, { ui, moments, words }) => {
      const root = checkpoint ? Buffer.from(checkpoint.root).toString('base64') : '';
      return Promise.resolve(
        prosePage(
          ledger[ui]({
            origin: this.config.ledgerOrigin,
            size: checkpoint ? moments.number(checkpoint.size) : words.ledger.refused,
            base: asked.base,
            signed: words.ledger.root(root),
          }),
        ),
      );
    });
    send(answer, request, reply);
  }

  @Get('accessibility')
  @Public(OFFICIAL)
  accessibility(
    @Query({ schema: PageQuery }) query: PageQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.answer(query, request, reply, ({ ui }) => prosePage(accessibility[ui]({})));
  }

  @Get('privacy')
  @Public(OFFICIAL)
  privacy(
    @Query({ schema: PageQuery }) query: PageQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.answer(query, request, reply, ({ ui }) => prosePage(privacy[ui]({})));
  }

  @Get('site-map')
  @Public(OFFICIAL)
  siteMap(
    @Query({ schema: PageQuery }) query: PageQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.answer(query, request, reply, siteMapPage);
  }

  private async answer(
    query: PageQuery,
    request: FastifyRequest,
    reply: FastifyReply,
    page: (frame: Frame) => Page,
  ): Promise<void> {
    const asked = askedFrom(this.config, request, query);
    const answer = await this.pages.answer(asked, { names: [] }, (_, frame) => Promise.resolve(page(frame)));
    send(answer, request, reply);
  }
}
