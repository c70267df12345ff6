import { Controller, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { takesUpload, uploadOf } from '../../platform/files/index.js';
import { CurrentDesk, type Desk, Operation, Permission, revisionTag } from '../../platform/http/index.js';
import { DraftFromDocument } from '../use-cases/draft-from-document.js';
import { ReadReleases } from '../use-cases/read-releases.js';
import { DeskRelease } from './answers.js';
import { toDeskRelease } from './representations.js';
import { NewRelease } from './schemas.js';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const DocumentQuery = z.strictObject({
  organisation: NewRelease.shape.organisation,
  kind: NewRelease.shape.kind,
  lang: NewRelease.shape.lang,
});
const ReleaseFromDocument = z
  .strictObject({
    ...DeskRelease.shape,
    converted: z.array(z.enum(['tcvn3', 'vni'])).meta({
      description:
        'Encodings from before Unicode in which some of it was written; converted text should be read again.',
    }),
    pictures: z
      .array(z.strictObject({ sha256: z.string(), mediaType: z.string(), alt: z.string() }))
      .meta({ description: 'The pictures in the body, with the alternative text that the document had.' }),
  })
  .meta({ id: 'ReleaseFromDocument' });

@Controller()
export class FromDocumentController {
  constructor(
    private readonly draftFromDocument: DraftFromDocument,
    private readonly read: ReadReleases,
  ) {}

  @Post(takesUpload('/api/v1/desk/releases/from-document'))
  @Permission('releases.write')
  @ApiConsumes(WORD)
  @ApiBody({ description: 'The file.', required: true, schema: { type: 'string', format: 'binary' } })
  @Operation({
    id: 'draftReleaseFromDocument',
    tag: 'Releases (desk)',
    summary: 'Begin a release with a Word document',
    description:
      'The body is a .docx file itself. Its words, lists, tables, links and pictures become a draft; text in TCVN3 or VNI ' +
      'becomes Unicode; the letterhead and the signature are left out. `dropped` tells what was taken out. What is ' +
      'dangerous (macros, objects, links to local files) is refused with what to do about it.',
    answer: ReleaseFromDocument,
    status: 201,
    once: true,
    errors: [400, 403, 409, 413, 415],
  })
  async draft(
    @Query({ schema: DocumentQuery }) query: z.infer<typeof DocumentQuery>,
    @CurrentDesk() desk: Desk,
    @Req() request: FastifyRequest,
  ): Promise<z.infer<typeof ReleaseFromDocument>> {
    const source = { ...query, file: uploadOf(request) };
    const { id, dropped, converted, pictures } = await this.draftFromDocument.execute(desk.caller, source);
    const release = await this.read.release(id, desk.principal);
    const { row } = release.versions[0]!;
    desk.tag(revisionTag(row.id, row.revision));
    desk.location(`/api/v1/desk/releases/${id}`);
    return {
      ...toDeskRelease(release, desk, dropped),
      converted: [...converted],
      pictures: [...pictures],
    };
  }
}
