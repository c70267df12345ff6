set local lock_timeout = '10s';

create schema ledger;

create function ledger.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'ledger.% only grows', tg_table_name using errcode = 'restrict_violation';
end $$;

-- One row: what an append reads and advances while it holds the log's advisory lock.
create table ledger.head (
  size bigint not null,
  last_at timestamptz(3) not null,
  singleton boolean not null default true,
  constraint head_pk primary key (singleton),
  constraint head_is_one_row check (singleton)
);
insert into ledger.head (size, last_at) values (0, 'epoch');

create table ledger.entry (
  index bigint not null,
  bytes bytea not null,
  leaf_hash bytea not null,
  constraint entry_pk primary key (index),
  constraint entry_index check (index >= 0),
  constraint entry_size check (octet_length(bytes) between 1 and 8192),
  -- RFC 6962, 2.1
  constraint entry_leaf_hash check (leaf_hash = sha256('\x00'::bytea || bytes))
);
create trigger entry_only_grows before update or delete or truncate on ledger.entry
  for each statement execute function ledger.refuse_change();

-- The end of each object's chain of acts, and the highest version that any of them was about.
create table ledger.object (
  type text not null,
  id text not null,
  last_index bigint not null,
  last_version bigint,
  constraint object_pk primary key (type, id)
);

-- Full tiles only, made from leaf hashes and never changed; root is the hash that stands in the tile above.
create table ledger.tile (
  level smallint not null,
  index bigint not null,
  bytes bytea not null,
  root bytea not null,
  constraint tile_pk primary key (level, index),
  constraint tile_is_full check (octet_length(bytes) = 8192),
  constraint tile_root check (octet_length(root) = 32)
);

-- Who did what, for which organisation, when and why. Names of fields and digests, never words of content.
create table ledger.audit (
  id uuid not null,
  at timestamptz(3) not null,
  actor_kind text not null,
  actor_id uuid,
  on_behalf_of uuid,
  organisation_id uuid,
  verb text not null,
  object_type text not null,
  object_id text not null,
  from_state text,
  to_state text,
  reason text,
  changes jsonb not null,
  sitting boolean not null,
  ended_at timestamptz(3) not null,
  salt bytea not null,
  digest text not null,
  constraint audit_pk primary key (id),
  constraint audit_actor check (
    actor_kind in ('person', 'client', 'system') and (actor_kind = 'system') = (actor_id is null)
  ),
  constraint audit_salt check (octet_length(salt) = 16)
);
create index audit_time on ledger.audit (at desc, id desc);
create index audit_organisation on ledger.audit (organisation_id, at desc, id desc);
create index audit_object on ledger.audit (object_type, object_id, at desc, id desc);
create index audit_actor_time on ledger.audit (actor_id, at desc, id desc);
create unique index audit_digest on ledger.audit (digest);

create trigger audit_only_grows before delete or truncate on ledger.audit
  for each statement execute function ledger.refuse_change();
-- A sitting (autosaves of one person) may go on; nothing but its changes, end and digest may move.
create trigger audit_only_sittings_go_on before update on ledger.audit
  for each row when (
    not old.sitting or row(
      old.id, old.at, old.actor_kind, old.actor_id, old.on_behalf_of, old.organisation_id, old.verb, old.object_type,
      old.object_id, old.from_state, old.to_state, old.reason, old.sitting, old.salt
    ) is distinct from row(
      new.id, new.at, new.actor_kind, new.actor_id, new.on_behalf_of, new.organisation_id, new.verb, new.object_type,
      new.object_id, new.from_state, new.to_state, new.reason, new.sitting, new.salt
    )
  )
  execute function ledger.refuse_change();
