import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Files } from '../../platform/files/index.js';
import {
  CurrentDesk,
  type Desk,
  Operation,
  pageOf,
  pageQuery,
  Permission,
  readCursor,
  toPage,
} from '../../platform/http/index.js';
import { languageTagSchema } from '../../platform/i18n/index.js';
import type { EmbargoedRow } from '../early-access/early-reads.repository.js';
import { sha256 } from '../release.words.js';
import { ReadEmbargoed } from '../use-cases/read-embargoed.js';
import { instant, ReleaseParams } from './schemas.js';

const tag = 'Early access';
const EmbargoedQuery = z.strictObject(pageQuery);
const LanguageQuery = z.strictObject({ lang: languageTagSchema.optional() });
const FileParams = z.strictObject({ id: z.uuid(), sha256 });
const cursor = z.strictObject({ at: z.iso.datetime(), id: z.uuid() });
const item = {
  id: z.uuid().meta({ description: 'Of the release.' }),
  publishAt: instant.meta({ description: 'Not to be published before.' }),
  organisation: z.uuid(),
  languages: z.array(z.string()),
  sourceLang: z.string().meta({ description: 'Language in which it is written.' }),
  title: z.string().meta({ description: 'In that language.' }),
};
const EmbargoedItems = pageOf(z.strictObject(item).meta({ id: 'EmbargoedItem' }), 'EmbargoedItems');
const EmbargoedRelease = z
  .strictObject({
    ...item,
    lang: z.string(),
    sha256: sha256.meta({
      description: 'Of the canonical document: what will be published has this digest.',
    }),
    document: z.looseObject({ format: z.string(), version: z.int() }),
  })
  .meta({ id: 'EmbargoedRelease', description: 'The very bytes that will be published at the hour.' });

const toItem = (row: EmbargoedRow) => ({
  id: row.release_id,
  publishAt: row.publish_at.toISOString(),
  organisation: row.organisation_id,
  languages: row.languages,
  sourceLang: row.source_lang,
  title: row.title,
});

/** What accredited press may read before its hour; never kept by a cache, and not on the wire. */
@Controller('api/v1/embargoed')
export class EmbargoedController {
  constructor(
    private readonly embargoed: ReadEmbargoed,
    private readonly files: Files,
  ) {}

  @Get()
  @Permission('embargoed.read')
  @Operation({
    id: 'listEmbargoed',
    tag,
    summary: 'Releases that may be read before their hour, the next one first',
    answer: EmbargoedItems,
    errors: [403],
  })
  async list(
    @Query({ schema: EmbargoedQuery }) query: z.infer<typeof EmbargoedQuery>,
    @CurrentDesk() desk: Desk,
  ) {
    const after = readCursor(cursor, query.cursor);
    const from = after && { at: new Date(after.at), id: after.id };
    const rows = await this.embargoed.list(desk.principal, from, query.limit);
    const key = (row: EmbargoedRow) => ({ at: row.publish_at.toISOString(), id: row.version_id });
    return desk.page(toPage(rows, query.limit, key, toItem));
  }

  @Get(':id')
  @Permission('embargoed.read')
  @Operation({
    id: 'readEmbargoed',
    tag,
    summary: 'A release before its hour',
    description:
      'Who read which digest is noted. Answers 410 to whoever has read what is not scheduled any more: it was taken back, ' +
      'or is public by now.',
    answer: EmbargoedRelease,
    errors: [403, 404, 410],
  })
  async read(
    @Param({ schema: ReleaseParams }) { id }: z.infer<typeof ReleaseParams>,
    @Query({ schema: LanguageQuery }) { lang }: z.infer<typeof LanguageQuery>,
    @CurrentDesk() desk: Desk,
  ) {
    const { document, ...row } = await this.embargoed.read(desk.principal, id, lang);
    return {
      ...toItem(row),
      lang: document.lang,
      sha256: document.sha256,
      document: JSON.parse(document.bytes.toString('utf8')) as { format: string; version: number },
    };
  }

  @Get(':id/files/:sha256')
  @Permission('embargoed.read')
  @Operation({
    id: 'readEmbargoedFile',
    tag,
    summary: 'A file of a release before its hour',
    mediaType: 'application/octet-stream',
    errors: [403, 404, 410],
  })
  async file(
    @Param({ schema: FileParams }) { id, sha256: digest }: z.infer<typeof FileParams>,
    @CurrentDesk() desk: Desk,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.embargoed.file(desk.principal, id, digest);
    void reply.headers({
      'content-type': file.mediaType,
      'content-length': file.bytes,
      'content-disposition': 'attachment',
      'x-content-type-options': 'nosniff',
    });
    await reply.send(await this.files.open(digest));
  }
}
