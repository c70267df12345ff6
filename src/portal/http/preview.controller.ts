import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CurrentDesk, type Desk, Operation, Permission } from '../../platform/http/index.js';
import { Config } from '../../platform/config/index.js';
import { languageTagSchema } from '../../platform/i18n/index.js';
import { PreviewVersion } from '../../releases/index.js';
import { releasePage } from '../pages/release.js';
import { Pages } from '../pages.js';
import { ReleaseReading } from '../release-reading.js';
import { askedFrom } from './asked.js';

const Params = z.strictObject({ id: z.uuid() });
const PreviewQuery = z.strictObject({
  version: z.uuid().optional().meta({ description: 'Without it the newest version.' }),
  lang: languageTagSchema
    .optional()
    .meta({ description: 'Without it the language that the version is written in.' }),
});

/** The page of a release before it is one: made by what makes the page. */
@Controller('api/v1/desk/releases/:id/preview')
export class PreviewController {
  constructor(
    private readonly config: Config,
    private readonly pages: Pages,
    private readonly preview: PreviewVersion,
    private readonly reading: ReleaseReading,
  ) {}

  @Get()
  @Permission('releases.read')
  @Operation({
    id: 'previewRelease',
    tag: 'Releases (desk)',
    summary: 'A version as the page that the public will see',
    description: 'Without what only its publication makes: entry, digest, proof, printed forms.',
    mediaType: 'text/html',
    errors: [404],
  })
  async read(
    @Param({ schema: Params }) { id }: z.infer<typeof Params>,
    @Query({ schema: PreviewQuery }) query: z.infer<typeof PreviewQuery>,
    @CurrentDesk() { principal }: Desk,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const preview = await this.preview.execute(principal, { id, ...query });
    const facts = await this.reading.draft(preview);
    const asked = {
      ...askedFrom(this.config, request, {}),
      path: `/releases/${id}`,
      lang: facts.envelope.lang,
    };
    const { html, policy } = await this.pages.once(asked, (frame) => releasePage(frame, facts));
    void reply
      .headers({
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': policy,
        'cache-control': 'private, no-store',
      })
      .send(html);
  }
}
