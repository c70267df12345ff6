set local lock_timeout = '10s';

-- What a setting is from when to when, for one organisation or for the whole installation. Rows say nothing about settings
-- that nobody has changed: those are what the code declares. A row is never changed; a correction is a row set later. A
-- row without a value takes back what was set before it.
create table platform.setting (
  id uuid not null,
  key text not null,
  organisation_id uuid,
  value jsonb,
  legal_basis text,
  effective_from timestamptz(3) not null,
  effective_to timestamptz(3),
  set_by uuid not null,
  set_at timestamptz(3) not null,
  constraint setting_pk primary key (id),
  constraint setting_ends_after_it_begins check (effective_to > effective_from)
);
create index setting_by_key on platform.setting (key, set_at desc, id desc);

create function platform.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% only grows', tg_table_schema || '.' || tg_table_name using errcode = 'restrict_violation';
end
$$;
create trigger setting_only_grows before update or delete or truncate on platform.setting
  for each statement execute function platform.refuse_change();

-- Who claims a task holds it until running_until, or until the end is recorded; due_at moves on at that end, so that a run
-- lost in a crash is due again.
alter table platform.scheduled_task
  add column rhythm text,
  add column running_until timestamptz(3),
  add column last_succeeded_at timestamptz(3),
  add column last_result text;
