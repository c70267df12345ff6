set local lock_timeout = '10s';

create schema releases;

create table releases.release (
  id uuid not null,
  organisation_id uuid not null,
  standing text not null default 'unpublished',
  current_version_id uuid,
  published_versions integer not null default 0,
  created_at timestamptz(3) not null,
  constraint release_pk primary key (id),
  constraint release_organisation_fk foreign key (organisation_id) references identity.organisation (id),
  constraint release_standing check (standing in ('unpublished', 'public', 'retracted')),
  constraint release_public_has_version check ((standing = 'unpublished') = (current_version_id is null))
);
create index release_organisation on releases.release (organisation_id, id);

-- What has no language. The public sees versions by number; a version gets its number when it is published.
create table releases.version (
  id uuid not null,
  release_id uuid not null,
  number integer,
  state text not null,
  revision integer not null default 1,
  kind text not null,
  source_lang text not null,
  contact_name text,
  contact_phone text,
  contact_email text,
  state_secret_confirmed boolean not null default false,
  sent_back_because text,
  created_at timestamptz(3) not null,
  changed_at timestamptz(3) not null,
  published_at timestamptz(3),
  ledger_index bigint,
  constraint version_pk primary key (id),
  constraint version_release_fk foreign key (release_id) references releases.release (id),
  constraint version_number_unique unique (release_id, number),
  constraint version_ledger_index_unique unique (ledger_index),
  constraint version_state check (state in ('draft', 'in_review', 'approved', 'published', 'discarded')),
  constraint version_published_is_numbered check ((state = 'published') = (number is not null)),
  constraint version_published_is_recorded check ((published_at is null) = (ledger_index is null))
);
create unique index version_one_unpublished on releases.version (release_id)
  where state in ('draft', 'in_review', 'approved');
create index version_release on releases.version (release_id);

alter table releases.release add constraint release_current_version_fk
  foreign key (current_version_id) references releases.version (id);

-- Everyone who created, edited or submitted the version; none of them may approve it.
create table releases.version_author (
  version_id uuid not null,
  account_id uuid not null,
  constraint version_author_pk primary key (version_id, account_id),
  constraint version_author_version_fk foreign key (version_id) references releases.version (id),
  constraint version_author_account_fk foreign key (account_id) references identity.account (id)
);

create table releases.version_topic (
  version_id uuid not null,
  topic_id uuid not null,
  position integer not null,
  constraint version_topic_pk primary key (version_id, topic_id),
  constraint version_topic_version_fk foreign key (version_id) references releases.version (id),
  constraint version_topic_topic_fk foreign key (topic_id) references reference.topic (id)
);
create index version_topic_topic on releases.version_topic (topic_id);

create table releases.version_place (
  version_id uuid not null,
  place_id uuid not null,
  position integer not null,
  constraint version_place_pk primary key (version_id, place_id),
  constraint version_place_version_fk foreign key (version_id) references releases.version (id),
  constraint version_place_place_fk foreign key (place_id) references reference.place (id)
);
create index version_place_place on releases.version_place (place_id);

-- Every word that is read, one row a language.
create table releases.text (
  id uuid not null,
  version_id uuid not null,
  lang text not null,
  revision integer not null default 1,
  title text not null,
  summary text not null,
  body text not null,
  contact_position text not null default '',
  constraint text_pk primary key (id),
  constraint text_version_fk foreign key (version_id) references releases.version (id),
  constraint text_language_unique unique (version_id, lang)
);

-- The bytes that were approved: read early, printed, hashed and published as they are, never made again.
create table releases.document (
  version_id uuid not null,
  lang text not null,
  sha256 text not null,
  bytes bytea not null,
  frozen_at timestamptz(3) not null,
  constraint document_pk primary key (version_id, lang),
  constraint document_version_fk foreign key (version_id) references releases.version (id),
  constraint document_digest check (sha256 = encode(sha256(bytes), 'hex'))
);

-- Order of the public list: newest act first.
create index version_published on releases.version (ledger_index desc) where state = 'published';
