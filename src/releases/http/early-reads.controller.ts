import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
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
import type { EarlyReadRow } from '../early-access/early-reads.repository.js';
import { sha256 } from '../release.words.js';
import { ReadEarlyReads } from '../use-cases/read-early-reads.js';
import { ThreadParams } from './comments.schemas.js';
import { instant } from './schemas.js';

const EarlyReadsQuery = z.strictObject(pageQuery);
const cursorKey = z.strictObject({ at: z.iso.datetime(), reader: z.uuid(), sha256 });

const EarlyRead = z
  .strictObject({
    reader: z.uuid(),
    kind: z.enum(['person', 'client']),
    name: z.string().optional().meta({ description: 'Of the person or the machine.' }),
    organisation: z.uuid().meta({ description: 'The press agency.' }),
    lang: z.string(),
    sha256: sha256.meta({ description: 'Of the bytes that were read.' }),
    firstAt: instant,
    lastAt: instant,
    endedAt: instant
      .optional()
      .meta({ description: 'Since then the reader was told that it is not to be published as it was read.' }),
  })
  .meta({ id: 'EarlyRead' });
const EarlyReads = pageOf(EarlyRead, 'EarlyReads');

const toEarlyRead = (row: EarlyReadRow, name: string | undefined): z.infer<typeof EarlyRead> => ({
  reader: row.reader_id,
  kind: row.reader_kind,
  ...(name && { name }),
  organisation: row.organisation_id,
  lang: row.lang,
  sha256: row.sha256,
  firstAt: row.first_at.toISOString(),
  lastAt: row.last_at.toISOString(),
  ...(row.ended_at && { endedAt: row.ended_at.toISOString() }),
});

@Controller('api/v1/desk/releases/:id/versions/:version/early-reads')
export class EarlyReadsController {
  constructor(private readonly read: ReadEarlyReads) {}

  @Get()
  @Permission('releases.read')
  @Operation({
    id: 'listEarlyReads',
    tag: 'Releases (desk)',
    summary: 'Who read a version before its hour, the first reader first',
    answer: EarlyReads,
    errors: [404],
  })
  async list(
    @Param({ schema: ThreadParams }) { id, version }: z.infer<typeof ThreadParams>,
    @Query({ schema: EarlyReadsQuery }) { limit, cursor }: z.infer<typeof EarlyReadsQuery>,
    @CurrentDesk() desk: Desk,
  ) {
    const after = readCursor(cursorKey, cursor);
    const asked = { releaseId: id, versionId: version };
    const { rows, names } = await this.read.execute(desk.principal, asked, after, limit);
    return desk.page(
      toPage(
        rows,
        limit,
        (row) => ({ at: row.first_at.toISOString(), reader: row.reader_id, sha256: row.sha256 }),
        (row) => toEarlyRead(row, names.get(row.reader_id)),
      ),
    );
  }
}
