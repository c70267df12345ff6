import { Controller, Get, Query } from '@nestjs/common';
import {
  CurrentDesk,
  type Desk,
  Operation,
  type Page,
  Permission,
  readCursor,
  toPage,
} from '../../platform/http/index.js';
import '../ledger.permissions.js';
import { ActorNames } from '../actor-names.js';
import { ReadAudit } from '../read-audit.js';
import {
  type AuditQuery,
  auditQuery,
  AuditRecord,
  AuditRecordPage,
  cursorKey,
  toAuditRecord,
} from './schemas.js';

/** What happened, for those who check. */
@Controller('api/v1/desk/audit')
export class AuditController {
  constructor(
    private readonly audit: ReadAudit,
    private readonly names: ActorNames,
  ) {}

  @Get()
  @Permission('audit.read')
  @Operation({
    id: 'listAuditRecords',
    tag: 'Ledger',
    summary: 'Audit records, newest first',
    description:
      'Who did what, for which organisation, when and why, of the organisations whose audit trail the caller may read. Fields are named with digests, without their content.',
    answer: AuditRecordPage,
    errors: [400],
  })
  async list(
    @Query({ schema: auditQuery }) query: AuditQuery,
    @CurrentDesk() desk: Desk,
  ): Promise<Page<AuditRecord>> {
    const { limit, cursor, objectType, objectId, ...asked } = query;
    const object = objectType && objectId ? { type: objectType, id: objectId } : undefined;
    const after = readCursor(cursorKey, cursor);
    const rows = await this.audit.list(desk.principal, { ...asked, object }, after, limit);
    const toRecord = toAuditRecord(await this.names.of(rows));
    return desk.page(toPage(rows, limit, ({ at, id }) => ({ at: at.toISOString(), id }), toRecord));
  }
}
