import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  CurrentPrincipal,
  nextLink,
  Operation,
  type Page,
  Permission,
  Principal,
  privateAnswer,
  readCursor,
  toPage,
} from '../../platform/http/index.js';
import '../ledger.permissions.js';
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
  constructor(private readonly audit: ReadAudit) {}

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
    @CurrentPrincipal() principal: Principal,
    @Query({ schema: auditQuery }) query: AuditQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page<AuditRecord>> {
    const { limit, cursor, organisation, objectType, objectId, actor, from, to } = query;
    const object = objectType && objectId ? { type: objectType, id: objectId } : undefined;
    const after = readCursor(cursorKey, cursor);
    const rows = await this.audit.list(principal, { organisation, object, actor, from, to }, after, limit);
    const page = toPage(rows, limit, ({ at, id }) => ({ at: at.toISOString(), id }), toAuditRecord);
    privateAnswer(reply);
    if (page.next) void reply.header('link', nextLink(request.url, page.next));
    return page;
  }
}
