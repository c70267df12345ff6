import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import type { Principal } from '../platform/http/index.js';
import { type AuditFilter, AuditRepository, type AuditRow } from './audit.repository.js';

/** What auditors see of the audit trail. */
@Injectable()
export class ReadAudit {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditRepository,
  ) {}

  /**
   * Newest first, of the organisations whose trail the principal may read, or only `organisation` if it is one of them.
   * `after`: the last record of the page before. One record more than `limit`, if there is one.
   */
  list(
    principal: Principal,
    filter: AuditFilter & { readonly organisation?: string | undefined },
    after: { readonly at: string; readonly id: string } | undefined,
    limit: number,
  ): Promise<AuditRow[]> {
    const { organisation } = filter;
    const mine = principal.organisations('audit.read');
    const asked = organisation ? mine.filter((each) => each === organisation) : mine;
    return this.audit.list(this.database, asked, filter, after, limit + 1);
  }
}
