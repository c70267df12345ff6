set local lock_timeout = '10s';

-- Conditions of a list under a name, of whoever saved them.
create table identity.saved_view (
  id uuid not null,
  account_id uuid not null,
  list text not null,
  name text not null,
  query jsonb not null,
  created_at timestamptz(3) not null,
  constraint saved_view_pk primary key (id),
  constraint saved_view_account_fk foreign key (account_id) references identity.account (id),
  constraint saved_view_name_unique unique (account_id, list, name)
);
