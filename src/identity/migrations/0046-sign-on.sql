set local lock_timeout = '10s';

-- Who somebody is to the province's own provider of identities (OpenID Connect). One person there is one account here.
create table identity.sign_on (
  issuer text not null,
  subject text not null,
  account_id uuid not null,
  bound_at timestamptz(3) not null,
  constraint sign_on_pk primary key (issuer, subject),
  constraint sign_on_account_fk foreign key (account_id) references identity.account (id),
  constraint sign_on_account_once unique (account_id, issuer)
);
