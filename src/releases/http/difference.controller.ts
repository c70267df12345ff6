import { Controller, Get, Param, Query } from '@nestjs/common';
import type { z } from 'zod';
import { CurrentDesk, type Desk, Operation, Permission, revisionTag } from '../../platform/http/index.js';
import { CompareVersions } from '../use-cases/compare-versions.js';
import type { Version } from '../versions/version.js';
import { DeskDifference, DifferenceQuery } from './difference.schemas.js';
import { ReleaseParams } from './schemas.js';

@Controller('api/v1/desk/releases/:id/difference')
export class DifferenceController {
  constructor(private readonly compare: CompareVersions) {}

  @Get()
  @Permission('releases.read')
  @Operation({
    id: 'getDeskDifference',
    tag: 'Releases (desk)',
    summary: 'What changed between two versions',
    description:
      'Any two versions of a release, published or not, in one language: what became of each member, and the body by blocks and words. The version `to` may be the older one.',
    answer: DeskDifference,
    errors: [404],
  })
  async difference(
    @Param({ schema: ReleaseParams }) { id }: z.infer<typeof ReleaseParams>,
    @Query({ schema: DifferenceQuery }) query: z.infer<typeof DifferenceQuery>,
    @CurrentDesk() desk: Desk,
  ): Promise<DeskDifference> {
    const { lang, from, to, fields, body } = await this.compare.execute(desk.principal, { id, ...query });
    return { release: id, lang, from: toCompared(from), to: toCompared(to), fields, body };
  }
}

function toCompared({ version: { id, revision, number, state } }: Version): DeskDifference['from'] {
  return { id, ...(number !== null && { number }), state, etag: revisionTag(id, revision) };
}
