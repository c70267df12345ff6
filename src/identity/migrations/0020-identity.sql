set local lock_timeout = '10s';

create schema identity;

create table identity.organisation (
  id uuid not null,
  parent_id uuid,
  code text not null,
  kind text not null,
  state text not null default 'active',
  revision integer not null default 1,
  created_at timestamptz(3) not null,
  constraint organisation_pk primary key (id),
  constraint organisation_parent_fk foreign key (parent_id) references identity.organisation (id),
  constraint organisation_code_unique unique (code),
  constraint organisation_not_its_own_parent check (parent_id <> id),
  constraint organisation_kind check (kind in ('authority', 'department', 'office', 'locality', 'press_agency', 'other')),
  constraint organisation_state check (state in ('active', 'closed'))
);
create index organisation_parent on identity.organisation (parent_id);

create table identity.organisation_name (
  organisation_id uuid not null,
  lang text not null,
  name text not null,
  constraint organisation_name_pk primary key (organisation_id, lang),
  constraint organisation_name_organisation_fk foreign key (organisation_id) references identity.organisation (id)
);

create table identity.account (
  id uuid not null,
  email text not null,
  name text not null,
  lang text not null default 'vi',
  state text not null,
  password_hash text,
  revision integer not null default 1,
  created_at timestamptz(3) not null,
  constraint account_pk primary key (id),
  constraint account_email_unique unique (email),
  constraint account_email_lower_case check (email = lower(email)),
  constraint account_lang check (lang in ('vi', 'en')),
  constraint account_state check (state in ('invited', 'active', 'suspended')),
  constraint account_active_has_password check (state <> 'active' or password_hash is not null),
  constraint account_invited_has_no_password check (state <> 'invited' or password_hash is null)
);

-- The role is a name that the composition of the server gives a meaning; one that is no longer known grants nothing.
create table identity.membership (
  id uuid not null,
  account_id uuid not null,
  organisation_id uuid not null,
  role text not null,
  scope text not null,
  created_at timestamptz(3) not null,
  constraint membership_pk primary key (id),
  constraint membership_account_fk foreign key (account_id) references identity.account (id),
  constraint membership_organisation_fk foreign key (organisation_id) references identity.organisation (id),
  constraint membership_once unique (account_id, organisation_id, role),
  constraint membership_scope check (scope in ('own', 'subtree'))
);
create index membership_organisation on identity.membership (organisation_id);

create table identity.session (
  id uuid not null,
  account_id uuid not null,
  device text not null,
  second_factor boolean not null,
  created_at timestamptz(3) not null,
  last_used_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  revoked_at timestamptz(3),
  constraint session_pk primary key (id),
  constraint session_account_fk foreign key (account_id) references identity.account (id)
);
create index session_account on identity.session (account_id);
create index session_expires on identity.session (expires_at);

-- A session's tokens are a chain: each is the HMAC of the one before, keyed by it, over a nonce that stands here.
-- So whoever holds a token that was just superseded gets the same successor again, and the database alone yields none.
create table identity.refresh_token (
  hash bytea not null,
  session_id uuid not null,
  issued_at timestamptz(3) not null,
  used_at timestamptz(3),
  successor_nonce bytea,
  constraint refresh_token_pk primary key (hash),
  constraint refresh_token_session_fk foreign key (session_id) references identity.session (id) on delete cascade,
  constraint refresh_token_used_has_successor check ((used_at is null) = (successor_nonce is null))
);
create index refresh_token_session on identity.refresh_token (session_id);
create unique index refresh_token_one_current on identity.refresh_token (session_id) where used_at is null;

create table identity.totp (
  account_id uuid not null,
  key_id text not null,
  sealed_secret bytea not null,
  confirmed_at timestamptz(3),
  last_used_step bigint not null default 0,
  constraint totp_pk primary key (account_id),
  constraint totp_account_fk foreign key (account_id) references identity.account (id)
);

create table identity.recovery_code (
  account_id uuid not null,
  hash bytea not null,
  used_at timestamptz(3),
  constraint recovery_code_pk primary key (account_id, hash),
  constraint recovery_code_account_fk foreign key (account_id) references identity.account (id)
);

-- Invitations and resets. A reset asked for an unknown address is a row without an account: the same work for both.
create table identity.one_time_token (
  id uuid not null,
  account_id uuid,
  purpose text not null,
  hash bytea not null,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  sent_at timestamptz(3),
  used_at timestamptz(3),
  constraint one_time_token_pk primary key (id),
  constraint one_time_token_account_fk foreign key (account_id) references identity.account (id),
  constraint one_time_token_hash_unique unique (hash),
  constraint one_time_token_purpose check (purpose in ('invitation', 'password_reset'))
);
create index one_time_token_account on identity.one_time_token (account_id);
create index one_time_token_expires on identity.one_time_token (expires_at);

-- Digests of what browsers keep in a cookie once somebody signed in on them; people may share one.
create table identity.device (
  hash bytea not null,
  account_id uuid not null,
  known_until timestamptz(3) not null,
  constraint device_pk primary key (hash, account_id),
  constraint device_account_fk foreign key (account_id) references identity.account (id)
);
create index device_account on identity.device (account_id);
create index device_known on identity.device (known_until);

-- Attempts by digest of what is limited (an account on a device or from a network, a network, an account); no address is stored.
create table identity.throttle (
  key bytea not null,
  attempts integer not null,
  open_at timestamptz(3) not null,
  forget_at timestamptz(3) not null,
  known_until timestamptz(3),
  constraint throttle_pk primary key (key)
);
create index throttle_forget on identity.throttle (forget_at);
