import { Injectable } from '@nestjs/common';
import { Database, type Queryable, statement, type Transaction } from '../../platform/database/index.js';
import type { OrganisationState } from '../organisation.lifecycle.js';
import type { OrganisationKind } from '../organisations.repository.js';
import type { ClientState } from './client.lifecycle.js';

/** Times in RFC 3339. */
export interface SecretRow {
  readonly id: string;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
  readonly lastUsedAt: string | null;
}

export interface ClientRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly name: string;
  readonly scopes: string[];
  readonly state: ClientState;
  readonly revision: number;
  readonly created_at: Date;
  readonly last_used_at: Date | null;
  /** Those that last longest, so all that live, and at most 20; the newest first. */
  readonly secrets: SecretRow[];
}

export interface NewClient {
  readonly organisation: string;
  readonly name: string;
  readonly scopes: readonly string[];
}

/** What the database says of a client that shows a secret, or a token that was had for one. */
export interface ClientAccessRow {
  readonly hash: Buffer;
  readonly expires_at: Date | null;
  readonly revoked_at: Date | null;
  readonly last_used_at: Date | null;
  readonly client_state: ClientState;
  readonly scopes: string[];
  readonly organisation_id: string;
  readonly organisation_state: OrganisationState;
  readonly kind: OrganisationKind;
}

export const isLive = ({ revokedAt, expiresAt }: SecretRow, now: Date): boolean =>
  revokedAt === null && (expiresAt === null || new Date(expiresAt) > now);

const columns = `c.id, c.organisation_id, c.name, c.scopes, c.state, c.revision, c.created_at, c.last_used_at, coalesce((
    select jsonb_agg(jsonb_build_object('id', s.id, 'createdAt', s.created_at, 'expiresAt', s.expires_at,
      'revokedAt', s.revoked_at, 'lastUsedAt', s.last_used_at) order by s.id desc)
    from (
      select * from identity.client_secret t where t.client_id = c.id
      order by coalesce(t.revoked_at, t.expires_at, 'infinity') desc, t.id desc limit 20
    ) s
  ), '[]') as secrets`;
const find = statement<ClientRow>(
  'identity.find-client',
  `select ${columns} from identity.client c where c.id = $1 and c.organisation_id = any($2::uuid[])`,
);
const lock = statement<{ id: string }>(
  'identity.lock-client',
  'select id from identity.client where id = $1 for update',
);
const list = statement<ClientRow>(
  'identity.list-clients',
  `select ${columns} from identity.client c
   where c.organisation_id = any($1::uuid[]) and ($2::uuid is null or c.id < $2) order by c.id desc limit $3`,
);
const insert = statement(
  'identity.insert-client',
  `insert into identity.client (id, organisation_id, name, scopes, state, created_at) values ($1, $2, $3, $4, $5, $6)`,
);
const moveState = statement<{ id: string }>(
  'identity.move-client-state',
  `update identity.client set state = $4, revision = revision + 1
   where id = $1 and state = $2 and revision = $3 returning id`,
);
const change = statement(
  'identity.change-client',
  'update identity.client set name = $2, scopes = $3 where id = $1',
);
const addSecret = statement(
  'identity.add-client-secret',
  `insert into identity.client_secret (id, client_id, hash, created_at, expires_at) values ($1, $2, $3, $4, $5)`,
);
const revokeSecret = statement(
  'identity.revoke-client-secret',
  'update identity.client_secret set revoked_at = $3 where id = $1 and client_id = $2',
);
const findAccess = statement<ClientAccessRow>(
  'identity.find-client-access',
  `select s.hash, s.expires_at, s.revoked_at, s.last_used_at, c.state as client_state, c.scopes, c.organisation_id,
     o.state as organisation_state, o.kind
   from identity.client_secret s
   join identity.client c on c.id = s.client_id
   join identity.organisation o on o.id = c.organisation_id
   where s.id = $1 and s.client_id = $2`,
);
const use = statement(
  'identity.note-client-use',
  `with used as (
     update identity.client_secret set last_used_at = $3
     where id = $1 and (last_used_at is null or last_used_at <= $3::timestamptz - make_interval(secs => $4)) returning client_id
   )
   update identity.client set last_used_at = $3
   where id = $2 and exists (select from used) and (last_used_at is null or last_used_at < $3)`,
);

/** SQL of clients and their secrets. */
@Injectable()
export class ClientsRepository {
  constructor(private readonly database: Database) {}

  /** One of those of the organisations. */
  async find(
    id: string,
    organisations: readonly string[],
    on: Queryable = this.database,
  ): Promise<ClientRow | undefined> {
    const [row] = await on.query(find, [id, organisations]);
    return row;
  }

  async lock(tx: Transaction, id: string): Promise<void> {
    await tx.query(lock, [id]);
  }

  /** Of the organisations, the newest first. */
  list(organisations: readonly string[], before: string | undefined, limit: number): Promise<ClientRow[]> {
    return this.database.query(list, [organisations, before ?? null, limit]);
  }

  async insert(
    tx: Transaction,
    id: string,
    { organisation, name, scopes }: NewClient,
    state: ClientState,
    now: Date,
  ): Promise<void> {
    await tx.query(insert, [id, organisation, name, scopes, state, now]);
  }

  /** Compare-and-set of state and revision; false if somebody was faster. */
  async moveState(tx: Transaction, { id, state, revision }: ClientRow, to: ClientState): Promise<boolean> {
    return (await tx.query(moveState, [id, state, revision, to])).length > 0;
  }

  async change(
    tx: Transaction,
    id: string,
    { name, scopes }: Omit<NewClient, 'organisation'>,
  ): Promise<void> {
    await tx.query(change, [id, name, scopes]);
  }

  async addSecret(
    tx: Transaction,
    client: string,
    secret: { readonly id: string; readonly hash: Buffer; readonly expiresAt: Date | undefined },
    now: Date,
  ): Promise<void> {
    await tx.query(addSecret, [secret.id, client, secret.hash, now, secret.expiresAt ?? null]);
  }

  async revokeSecret(tx: Transaction, client: string, secret: string, now: Date): Promise<void> {
    await tx.query(revokeSecret, [secret, client, now]);
  }

  async findAccess(secret: string, client: string): Promise<ClientAccessRow | undefined> {
    const [row] = await this.database.query(findAccess, [secret, client]);
    return row;
  }

  /** Notes that a secret, and so its client, was used; nothing is written if that was noted less than `pause` seconds ago. */
  async noteUse(secret: string, client: string, now: Date, pause: number): Promise<void> {
    await this.database.query(use, [secret, client, now, pause]);
  }
}
