set local lock_timeout = '10s';

-- A membership counts between its dates. Whoever substitutes for somebody does so until a day that is known beforehand.
alter table identity.membership add column valid_from timestamptz(3);
alter table identity.membership add column valid_to timestamptz(3);
alter table identity.membership add column substitutes_account_id uuid;
alter table identity.membership add constraint membership_substitutes_fk
  foreign key (substitutes_account_id) references identity.account (id);
alter table identity.membership add constraint membership_ends_after_it_began check (valid_from < valid_to);
alter table identity.membership add constraint membership_substitute_ends check (substitutes_account_id is null or valid_to is not null);
alter table identity.membership add constraint membership_substitutes_another check (substitutes_account_id <> account_id);
-- What ended is kept as history, so that the same role can be given again; that dates do not overlap is asked under the account's lock.
alter table identity.membership drop constraint membership_once;
create unique index membership_once on identity.membership (account_id, organisation_id, role) where valid_to is null;
create index membership_substitutes on identity.membership (substitutes_account_id) where substitutes_account_id is not null;

-- That the province recognises a press agency: by which decision, from and to which day (both included).
create table identity.accreditation (
  id uuid not null,
  organisation_id uuid not null,
  decision text not null,
  valid_from date not null,
  valid_to date,
  state text not null,
  revision integer not null default 1,
  created_at timestamptz(3) not null,
  constraint accreditation_pk primary key (id),
  constraint accreditation_organisation_fk foreign key (organisation_id) references identity.organisation (id),
  constraint accreditation_state check (state in ('accredited', 'suspended', 'ended')),
  constraint accreditation_ends_after_it_began check (valid_from <= valid_to)
);
create index accreditation_organisation on identity.accreditation (organisation_id);
create unique index accreditation_one_open on identity.accreditation (organisation_id) where state <> 'ended';

-- On which terms agencies read early. A version never changes; the digest is of all its texts.
create table identity.press_terms (
  version integer not null,
  in_force_from timestamptz(3) not null,
  texts jsonb not null,
  sha256 text not null,
  published_at timestamptz(3) not null,
  constraint press_terms_pk primary key (version),
  constraint press_terms_version_counts check (version > 0),
  constraint press_terms_digest check (sha256 ~ '^[0-9a-f]{64}$')
);

create table identity.press_terms_acceptance (
  organisation_id uuid not null,
  version integer not null,
  sha256 text not null,
  account_id uuid not null,
  accepted_at timestamptz(3) not null,
  constraint press_terms_acceptance_pk primary key (organisation_id, version),
  constraint press_terms_acceptance_organisation_fk foreign key (organisation_id) references identity.organisation (id),
  constraint press_terms_acceptance_version_fk foreign key (version) references identity.press_terms (version),
  constraint press_terms_acceptance_account_fk foreign key (account_id) references identity.account (id)
);

create function identity.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'identity.% only grows', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger press_terms_only_grow before update or delete or truncate on identity.press_terms
  for each statement execute function identity.refuse_change();
create trigger press_terms_acceptance_only_grows before update or delete or truncate on identity.press_terms_acceptance
  for each statement execute function identity.refuse_change();

-- A machine of an organisation. Its scopes are permissions that machines may hold.
create table identity.client (
  id uuid not null,
  organisation_id uuid not null,
  name text not null,
  scopes text[] not null,
  state text not null,
  revision integer not null default 1,
  created_at timestamptz(3) not null,
  last_used_at timestamptz(3),
  constraint client_pk primary key (id),
  constraint client_organisation_fk foreign key (organisation_id) references identity.organisation (id),
  constraint client_state check (state in ('active', 'disabled')),
  constraint client_has_scopes check (cardinality(scopes) > 0)
);
create index client_organisation on identity.client (organisation_id);

-- Digests of secrets; 256 random bits need no slow hash.
create table identity.client_secret (
  id uuid not null,
  client_id uuid not null,
  hash bytea not null,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3),
  revoked_at timestamptz(3),
  last_used_at timestamptz(3),
  constraint client_secret_pk primary key (id),
  constraint client_secret_client_fk foreign key (client_id) references identity.client (id)
);
create index client_secret_client on identity.client_secret (client_id);
