import { Injectable } from '@nestjs/common';
import { type Queryable, statement, type Transaction } from '../platform/database/index.js';

/**
 * One field that changed: its name and digests, never its content, which may have to be erased. A digest is the lower-case
 * hexadecimal HMAC-SHA-256, under the record's salt, of the value's RFC 8785 form: it can't be guessed without the salt,
 * and tells within one record only which values are equal.
 */
export interface ChangedField {
  readonly field: string;
  readonly before?: string;
  readonly after?: string;
}

export interface AuditRow {
  readonly id: string;
  readonly at: Date;
  readonly actor_kind: 'person' | 'client' | 'system';
  readonly actor_id: string | null;
  readonly on_behalf_of: string | null;
  readonly organisation_id: string | null;
  readonly verb: string;
  readonly object_type: string;
  readonly object_id: string;
  readonly from_state: string | null;
  readonly to_state: string | null;
  readonly reason: string | null;
  readonly changes: readonly ChangedField[];
  readonly sitting: boolean;
  readonly ended_at: Date;
  readonly salt: Buffer;
  readonly digest: string;
}

const columns = `id, at, actor_kind, actor_id, on_behalf_of, organisation_id, verb, object_type, object_id,
  from_state, to_state, reason, changes, sitting, ended_at, salt, digest`;

const insertRecord = statement(
  'ledger.add-audit-record',
  `insert into ledger.audit (${columns})
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
);
const findLast = statement<AuditRow>(
  'ledger.find-last-audit-record',
  `select ${columns} from ledger.audit where object_type = $1 and object_id = $2
   order by at desc, id desc limit 1 for update`,
);
const goOn = statement(
  'ledger.go-on-with-audit-record',
  'update ledger.audit set changes = $2, ended_at = $3, digest = $4 where id = $1',
);
// One statement for each filter that has an index of its own, so that none is planned for the wrong one.
const lists = Object.fromEntries(
  ['', 'object', 'actor', 'verb', 'object-actor', 'object-verb', 'actor-verb', 'object-actor-verb'].map(
    (by) => [
      by,
      statement<AuditRow>(
        `ledger.list-audit-records${by && '-by-'}${by}`,
        `select ${columns} from ledger.audit
       where organisation_id = any($1) and at >= $2 and at < $3 and (at, id) < ($4, $5::uuid)
         and ${by.includes('object') ? 'object_type = $7 and object_id = $8' : '$7::text is null and $8::text is null'}
         and ${by.includes('actor') ? 'actor_id = $9' : '$9::uuid is null'}
         and ${by.includes('verb') ? 'verb = $10' : '$10::text is null'}
       order by at desc, id desc limit $6`,
      ),
    ],
  ),
);

/** What an auditor looks for; what is absent filters nothing. */
export interface AuditFilter {
  readonly object?: { readonly type: string; readonly id: string } | undefined;
  readonly actor?: string | undefined;
  readonly verb?: string | undefined;
  /** Inclusive. */
  readonly from?: string | undefined;
  /** Exclusive. */
  readonly to?: string | undefined;
}

/** All SQL of the audit trail. */
@Injectable()
export class AuditRepository {
  async add(tx: Transaction, row: AuditRow): Promise<void> {
    await tx.query(insertRecord, [
      row.id,
      row.at,
      row.actor_kind,
      row.actor_id,
      row.on_behalf_of,
      row.organisation_id,
      row.verb,
      row.object_type,
      row.object_id,
      row.from_state,
      row.to_state,
      row.reason,
      JSON.stringify(row.changes),
      row.sitting,
      row.ended_at,
      row.salt,
      row.digest,
    ]);
  }

  async findLast(
    tx: Transaction,
    object: { readonly type: string; readonly id: string },
  ): Promise<AuditRow | undefined> {
    const [row] = await tx.query(findLast, [object.type, object.id]);
    return row;
  }

  async goOn(tx: Transaction, { id, changes, ended_at: endedAt, digest }: AuditRow): Promise<void> {
    await tx.query(goOn, [id, JSON.stringify(changes), endedAt, digest]);
  }

  /** Newest first, of these organisations only; `after` is the last row of the page before. */
  list(
    on: Queryable,
    organisations: readonly string[],
    filter: AuditFilter,
    after: { readonly at: string; readonly id: string } | undefined,
    limit: number,
  ): Promise<AuditRow[]> {
    const by = (['object', 'actor', 'verb'] as const).filter((each) => filter[each] !== undefined).join('-');
    return on.query(lists[by]!, [
      organisations,
      filter.from ?? '-infinity',
      filter.to ?? 'infinity',
      after?.at ?? 'infinity',
      after?.id ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff',
      limit,
      filter.object?.type ?? null,
      filter.object?.id ?? null,
      filter.actor ?? null,
      filter.verb ?? null,
    ]);
  }
}
