set local lock_timeout = '10s';

create table platform.change (
  seq bigint not null,
  singleton boolean not null default true,
  constraint change_pk primary key (singleton),
  constraint change_is_one_row check (singleton)
);
insert into platform.change (seq) values (0);

-- One row a request that carried an Idempotency-Key, written in the transaction of the request's own effects.
create table platform.idempotency (
  owner uuid not null,
  key text not null,
  fingerprint text not null,
  result jsonb,
  created_at timestamptz(3) not null default now(),
  constraint idempotency_pk primary key (owner, key)
);
create index idempotency_created_at on platform.idempotency (created_at);

create table platform.scheduled_task (
  id text not null,
  due_at timestamptz(3) not null,
  paused boolean not null default false,
  last_started_at timestamptz(3),
  last_finished_at timestamptz(3),
  last_error text,
  constraint scheduled_task_pk primary key (id)
);
