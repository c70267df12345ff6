set local lock_timeout = '10s';

create table identity.passkey (
  id uuid not null,
  account_id uuid not null,
  name text not null,
  credential_id bytea not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  synced boolean not null,
  created_at timestamptz(3) not null,
  last_used_at timestamptz(3),
  copied_at timestamptz(3),
  constraint passkey_pk primary key (id),
  constraint passkey_account_fk foreign key (account_id) references identity.account (id),
  constraint passkey_credential_unique unique (credential_id)
);
create index passkey_account on identity.passkey (account_id);

-- What an authenticator is asked to sign, once. Of somebody who adds a passkey, or, without an account, signs in with one.
create table identity.passkey_challenge (
  id uuid not null,
  account_id uuid,
  challenge bytea not null,
  expires_at timestamptz(3) not null,
  constraint passkey_challenge_pk primary key (id),
  constraint passkey_challenge_account_fk foreign key (account_id) references identity.account (id)
);
create index passkey_challenge_expires on identity.passkey_challenge (expires_at);
