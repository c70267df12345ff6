import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Operation, Public } from '../../platform/http/index.js';
import { languageTagSchema } from '../../platform/i18n/index.js';
import { differenceMembers } from '../../releases/index.js';
import { send } from '../answers/send.js';
import { ReleaseAnswers } from '../release-answers.js';
import { ReleaseParams } from './schemas.js';

const version = z.coerce.number().int().min(1).max(100_000);
const DifferenceQuery = z.strictObject({
  from: version.meta({ description: 'Number of a version, as the public counts.' }),
  to: version.meta({ description: 'Number of another; it may be the older one.' }),
  lang: languageTagSchema
    .optional()
    .meta({ description: 'Language (BCP 47); without it that in which the version `to` was written.' }),
});

const Compared = z.strictObject({
  version: z.int(),
  sha256: z
    .string()
    .meta({ description: 'Digest of the document that was compared, as it stands in the log.' }),
});
const ReleaseDifference = z
  .strictObject({ id: z.uuid(), lang: z.string(), from: Compared, to: Compared, ...differenceMembers })
  .meta({ id: 'ReleaseDifference', description: 'What changed between two published versions.' });

@Controller('api/v1/releases/:id/difference')
export class PublicDifferenceController {
  constructor(private readonly answers: ReleaseAnswers) {}

  @Get()
  @Public('what was changed after publication is for everybody to see')
  @Operation({
    id: 'getDifference',
    tag: 'Releases (public)',
    summary: 'What changed between two versions',
    description:
      'What became of each member of the document, and the body by blocks and words, to be shown as insertions and deletions.',
    answer: ReleaseDifference,
    etag: true,
    also: { 304: 'You have these bytes already.' },
    errors: [404, 410],
  })
  async difference(
    @Param({ schema: ReleaseParams }) { id }: z.infer<typeof ReleaseParams>,
    @Query({ schema: DifferenceQuery }) { from, to, lang }: z.infer<typeof DifferenceQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    send(await this.answers.difference(id, from, to, lang), request, reply);
  }
}
