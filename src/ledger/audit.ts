import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { canonicalJson, sha256Hex } from '../platform/canonical/index.js';
import type { Transaction } from '../platform/database/index.js';
import { Ids } from '../platform/ids/index.js';
import { AuditRepository, type AuditRow, type ChangedField } from './audit.repository.js';

/** One field that changed and its values (anything JSON can say); null and undefined are none. Only digests are kept. */
export interface AuditChange {
  readonly field: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Who acted: an account, a machine, or the server itself, on behalf of whoever told it to. Opaque ids. */
export type Actor =
  | { readonly kind: 'person' | 'client'; readonly id: string }
  | { readonly kind: 'system'; readonly onBehalfOf?: string | undefined };

/** What is remembered of one transition. */
export interface AuditEvent {
  readonly actor: Actor;
  /** The organisation acted for; absent only for what the installation does to itself. */
  readonly actingFor?: string | undefined;
  readonly at: Date;
  readonly verb: string;
  readonly object: { readonly type: string; readonly id: string };
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly reason?: string | undefined;
  readonly changes: readonly AuditChange[];
  /** Saves of one person in one sitting become one record. Never for an official verb: its digest stands in the log. */
  readonly sitting?: boolean;
}

export interface Recorded {
  readonly id: string;
  /** Lower-case hexadecimal SHA-256 of the record's canonical bytes, its random salt included. */
  readonly digest: string;
}

const SITTING_MS = 15 * 60_000;

/**
 * Who did what, when, for whom and why: written in the transaction of the deed. A record never changes afterwards, but
 * that a sitting goes on: then its changes, its end and its digest follow.
 */
@Injectable()
export class AuditTrail {
  constructor(
    private readonly ids: Ids,
    private readonly audit: AuditRepository,
  ) {}

  /** Writes one record. A sitting goes on if the object's last record is the same person's, at most 15 minutes old. */
  async record(tx: Transaction, event: AuditEvent): Promise<Recorded> {
    const row = toRow(event, this.ids.uuid(), this.ids.bytes(16));
    const before = event.sitting ? await this.audit.findLast(tx, event.object) : undefined;
    if (before && isSameSitting(before, row)) {
      const merged = {
        ...before,
        changes: mergeChanges(before.changes, digestChanges(event.changes, before.salt)),
        ended_at: row.ended_at,
      };
      const digest = auditDigest(merged);
      await this.audit.goOn(tx, { ...merged, digest });
      return { id: before.id, digest };
    }
    const digest = auditDigest(row);
    await this.audit.add(tx, { ...row, digest });
    return { id: row.id, digest };
  }
}

/** Digest of a record: SHA-256 of RFC 8785 bytes in which the salt stands, so that nobody can guess a record from it. */
export function auditDigest(row: Omit<AuditRow, 'digest'>): string {
  return sha256Hex(
    canonicalJson({
      format: 'khen.audit/1',
      id: row.id,
      salt: row.salt.toString('base64url'),
      at: row.at.toISOString(),
      endedAt: row.ended_at.toISOString(),
      actor: {
        kind: row.actor_kind,
        ...(row.actor_id && { id: row.actor_id }),
        ...(row.on_behalf_of && { onBehalfOf: row.on_behalf_of }),
      },
      ...(row.organisation_id && { actingFor: row.organisation_id }),
      verb: row.verb,
      object: { type: row.object_type, id: row.object_id },
      ...(row.from_state !== null && { from: row.from_state }),
      ...(row.to_state !== null && { to: row.to_state }),
      ...(row.reason !== null && { reason: row.reason }),
      changes: row.changes,
    }),
  );
}

function toRow(event: AuditEvent, id: string, salt: Buffer): Omit<AuditRow, 'digest'> {
  const { actor } = event;
  return {
    id,
    at: event.at,
    actor_kind: actor.kind,
    actor_id: actor.kind === 'system' ? null : actor.id,
    on_behalf_of: (actor.kind === 'system' && actor.onBehalfOf) || null,
    organisation_id: event.actingFor ?? null,
    verb: event.verb,
    object_type: event.object.type,
    object_id: event.object.id,
    from_state: event.from ?? null,
    to_state: event.to ?? null,
    reason: event.reason ?? null,
    changes: digestChanges(event.changes, salt),
    sitting: event.sitting ?? false,
    ended_at: event.at,
    salt,
  };
}

function isSameSitting(before: AuditRow, now: Omit<AuditRow, 'digest'>): boolean {
  const alike = [
    'actor_kind',
    'actor_id',
    'on_behalf_of',
    'organisation_id',
    'verb',
    'from_state',
    'to_state',
    'reason',
  ] as const;
  const pause = now.at.getTime() - before.ended_at.getTime();
  return (
    before.sitting &&
    pause >= 0 &&
    pause <= SITTING_MS &&
    alike.every((member) => before[member] === now[member])
  );
}

function digestChanges(changes: readonly AuditChange[], salt: Buffer): ChangedField[] {
  const digest = (value: unknown) => createHmac('sha256', salt).update(canonicalJson(value)).digest('hex');
  const isThere = (value: unknown) => value !== undefined && value !== null;
  return changes.map(({ field, before, after }) => ({
    field,
    ...(isThere(before) && { before: digest(before) }),
    ...(isThere(after) && { after: digest(after) }),
  }));
}

/** What each field was at the beginning of the sitting, and is now; all under the sitting's one salt. */
function mergeChanges(earlier: readonly ChangedField[], later: readonly ChangedField[]): ChangedField[] {
  const merged = new Map(earlier.map((change) => [change.field, change]));
  for (const change of later) {
    const before = (merged.get(change.field) ?? change).before;
    merged.set(change.field, {
      field: change.field,
      ...(before !== undefined && { before }),
      ...(change.after !== undefined && { after: change.after }),
    });
  }
  return [...merged.values()];
}
