import { clientLifecycle } from '../clients/client.lifecycle.js';
import type { ClientRow, SecretRow } from '../clients/clients.repository.js';
import { type Reader, revisionTag, toActions } from '../../platform/http/index.js';
import type { FoundClient } from '../use-cases/client-transition.js';
import type { Client, ClientItem } from './client.schemas.js';

export function toClientItem(row: ClientRow): ClientItem {
  return {
    id: row.id,
    organisation: row.organisation_id,
    name: row.name,
    scopes: [...row.scopes],
    state: row.state,
    createdAt: row.created_at.toISOString(),
    ...(row.last_used_at && { lastUsedAt: row.last_used_at.toISOString() }),
    secrets: row.secrets.map(toSecret),
    etag: revisionTag(row.id, row.revision),
  };
}

export function toClient(
  { row, subject, organisation }: FoundClient,
  { principal, language }: Reader,
): Client {
  const may = (permission: string): boolean => principal.mayFor(permission, organisation);
  const actions = clientLifecycle.actions(subject, principal, may);
  return { ...toClientItem(row), actions: toActions(actions, language) };
}

/** Neither the secret nor its digest. */
function toSecret({ id, createdAt, expiresAt, revokedAt, lastUsedAt }: SecretRow) {
  const time = (text: string) => new Date(text).toISOString();
  return {
    id,
    createdAt: time(createdAt),
    ...(expiresAt !== null && { expiresAt: time(expiresAt) }),
    ...(revokedAt !== null && { revokedAt: time(revokedAt) }),
    ...(lastUsedAt !== null && { lastUsedAt: time(lastUsedAt) }),
  };
}
