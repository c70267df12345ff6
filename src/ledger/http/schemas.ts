import { z } from 'zod';
import { pageOf, pageQuery } from '../../platform/http/index.js';
import type { AuditRow } from '../audit.repository.js';

/** What an auditor may ask for. */
export const auditQuery = z
  .strictObject({
    ...pageQuery,
    organisation: z.uuid().optional().meta({ description: 'Acting for this organisation only.' }),
    objectType: z
      .string()
      .min(1)
      .max(50)
      .optional()
      .meta({ description: 'Together with `objectId`.', examples: ['release'] }),
    objectId: z.string().min(1).max(200).optional().meta({ description: 'Together with `objectType`.' }),
    actor: z.uuid().optional().meta({ description: 'By this account or client only.' }),
    verb: z
      .string()
      .min(1)
      .max(50)
      .optional()
      .meta({ description: 'What was done.', examples: ['approve'] }),
    from: z.iso.datetime({ offset: true }).optional().meta({ description: 'Not earlier.' }),
    to: z.iso.datetime({ offset: true }).optional().meta({ description: 'Earlier than this.' }),
  })
  .refine(({ objectType, objectId }) => !objectType === !objectId, {
    message: 'objectType and objectId come together.',
    params: {
      vi: 'objectType và objectId phải đi cùng nhau.',
      en: 'objectType and objectId come together.',
    },
    path: ['objectId'],
  });
export type AuditQuery = z.infer<typeof auditQuery>;

/** Where a page ended. */
export const cursorKey = z.strictObject({ at: z.iso.datetime(), id: z.uuid() });

const digest = z.string().meta({ description: 'Lower-case hexadecimal SHA-256.' });
const valueDigest = z.string().meta({
  description:
    'Lower-case hexadecimal HMAC-SHA-256 of the value under a salt that is never served: within one record, equal values have equal digests.',
});

/** One audit record as an auditor reads it. */
export const AuditRecord = z
  .strictObject({
    id: z.uuid(),
    at: z.iso.datetime(),
    endedAt: z.iso
      .datetime()
      .optional()
      .meta({ description: 'Of a sitting (several saves): when the last one was.' }),
    actor: z.strictObject({
      kind: z.enum(['person', 'client', 'system']),
      id: z.uuid().optional(),
      name: z.string().optional(),
      onBehalfOf: z.uuid().optional().meta({ description: 'Who told the system to do so.' }),
      onBehalfOfName: z.string().optional(),
    }),
    actingFor: z.uuid(),
    verb: z.string(),
    object: z.strictObject({ type: z.string(), id: z.string() }),
    from: z.string().optional().meta({ description: 'State before.' }),
    to: z.string().optional().meta({ description: 'State after.' }),
    reason: z.string().optional(),
    changes: z.array(
      z.strictObject({ field: z.string(), before: valueDigest.optional(), after: valueDigest.optional() }),
    ),
    digest: digest.meta({
      description: 'Digest of this record with its salt: what an entry of the ledger refers to.',
    }),
  })
  .meta({ id: 'AuditRecord' });
export type AuditRecord = z.infer<typeof AuditRecord>;

export const AuditRecordPage = pageOf(AuditRecord, 'AuditRecordPage');

export const toAuditRecord =
  (names: ReadonlyMap<string, string>) =>
  (row: AuditRow): AuditRecord => {
    const [name, onBehalfOfName] = [row.actor_id, row.on_behalf_of].map((id) => id && names.get(id));
    return {
      id: row.id,
      at: row.at.toISOString(),
      ...(row.sitting && { endedAt: row.ended_at.toISOString() }),
      actor: {
        kind: row.actor_kind,
        ...(row.actor_id && { id: row.actor_id }),
        ...(name && { name }),
        ...(row.on_behalf_of && { onBehalfOf: row.on_behalf_of }),
        ...(onBehalfOfName && { onBehalfOfName }),
      },
      actingFor: row.organisation_id!,
      verb: row.verb,
      object: { type: row.object_type, id: row.object_id },
      ...(row.from_state !== null && { from: row.from_state }),
      ...(row.to_state !== null && { to: row.to_state }),
      ...(row.reason !== null && { reason: row.reason }),
      changes: row.changes.map((change) => ({ ...change })),
      digest: row.digest,
    };
  };
