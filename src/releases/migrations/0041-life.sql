set local lock_timeout = '10s';

-- What every act on a release has been filed under so far: whoever got the wrong text gets its correction, whatever was
-- changed in between. Written in the transaction of each act; the wire filters by it.
alter table releases.release
  add column revision integer not null default 1,
  add column number text,
  add column topics_ever uuid[] not null default '{}',
  add column languages_ever text[] not null default '{}',
  add column organisations_ever uuid[] not null default '{}',
  add column imported_key text,
  add constraint release_imported_once unique (organisation_id, imported_key);

alter table releases.version
  add column urgent boolean not null default false,
  add column recipients text[] not null default '{}',
  add column signatory_form text,
  add column signatory_name text,
  add column event_from timestamptz(3),
  add column event_to timestamptz(3),
  add column event_zone text,
  add column minor boolean not null default false,
  add column two_steps boolean not null default false,
  add column endorsed_by uuid,
  add column approved_by uuid,
  add column publish_at timestamptz(3),
  add column early_access boolean not null default false,
  add column scheduled_by uuid,
  add column refused_on_time text,
  add column published_by uuid,
  add column published_urgently boolean not null default false,
  add column reviewed_afterwards_by uuid,
  add column review_reminded_at timestamptz(3),
  add column first_published_at timestamptz(3),
  drop constraint version_state,
  drop constraint version_published_is_numbered,
  add constraint version_state check (
    state in ('draft', 'in_review', 'approved', 'scheduled', 'published', 'superseded', 'discarded')
  ),
  add constraint version_published_is_numbered check ((state in ('published', 'superseded')) = (number is not null)),
  add constraint version_scheduled_has_an_hour check (state <> 'scheduled' or publish_at is not null),
  add constraint version_event_has_a_zone check ((event_from is null) = (event_zone is null)),
  add constraint version_event_ends_after_it_begins check (event_to is null or event_to >= event_from),
  add constraint version_signatory_form check (signatory_form in ('TM.', 'KT.', 'TL.', 'TUQ.'));

drop index releases.version_one_unpublished;
create unique index version_one_unpublished on releases.version (release_id)
  where state in ('draft', 'in_review', 'approved', 'scheduled');
create index version_embargoed on releases.version (publish_at, id) where state = 'scheduled' and early_access;
create index version_due on releases.version (publish_at) where state = 'scheduled';
create index version_to_be_reviewed on releases.version (published_at)
  where published_urgently and reviewed_afterwards_by is null;

-- A co-issuer speaks too, and agrees to the submitted words before they are approved.
create table releases.version_co_issuer (
  version_id uuid not null,
  organisation_id uuid not null,
  position integer not null,
  agreed_by uuid,
  constraint version_co_issuer_pk primary key (version_id, organisation_id),
  constraint version_co_issuer_version_fk foreign key (version_id) references releases.version (id),
  constraint version_co_issuer_organisation_fk foreign key (organisation_id) references identity.organisation (id)
);
create index version_co_issuer_organisation on releases.version_co_issuer (organisation_id, version_id);

-- What is handed out with a version, beside or inside its words. The words about a file stand with each text.
create table releases.version_file (
  version_id uuid not null,
  sha256 text not null,
  role text not null,
  position integer not null,
  credit text,
  licence text,
  signer text,
  constraint version_file_pk primary key (version_id, sha256),
  constraint version_file_version_fk foreign key (version_id) references releases.version (id),
  constraint version_file_role check (role in ('attachment', 'picture', 'signed'))
);

-- The source text has no state: it follows its version. A translation follows the words of which `follows` is the digest.
alter table releases.text
  add column state text,
  add column follows text,
  add column quotes jsonb not null default '[]',
  add column signatory_position text not null default '',
  add column signatory_authority jsonb not null default '[]',
  add column event_place text not null default '',
  add column file_words jsonb not null default '{}',
  add column audio text,
  add column audio_seconds integer,
  add constraint text_state check (state in ('translating', 'reviewed', 'public')),
  add constraint text_translation_follows check ((state is null) = (follows is null));

-- Everyone who translated or edited a translation; none of them may review it.
create table releases.text_translator (
  text_id uuid not null,
  account_id uuid not null,
  constraint text_translator_pk primary key (text_id, account_id),
  constraint text_translator_text_fk foreign key (text_id) references releases.text (id),
  constraint text_translator_account_fk foreign key (account_id) references identity.account (id)
);

-- Erased by law: the bytes go, their digest stays, and the act that says so. `ledger_index`: the act that made it public.
alter table releases.document
  alter column bytes drop not null,
  add column ledger_index bigint,
  add column erased_at timestamptz(3),
  drop constraint document_digest,
  add constraint document_digest check (bytes is null or sha256 = encode(sha256(bytes), 'hex')),
  add constraint document_erased_has_no_bytes check ((erased_at is null) = (bytes is not null));
create index document_digest_index on releases.document (sha256);
update releases.document d set ledger_index = v.ledger_index from releases.version v where v.id = d.version_id;

-- The documents as offices print them, made by a job from the frozen bytes.
create table releases.printed (
  version_id uuid not null,
  lang text not null,
  format text not null,
  document_sha256 text not null,
  sha256 text not null,
  constraint printed_pk primary key (version_id, lang, format),
  constraint printed_version_fk foreign key (version_id) references releases.version (id),
  constraint printed_format check (format in ('docx', 'pdf'))
);

-- The public words that stay when a release is retracted, or a part of it erased.
create table releases.notice (
  release_id uuid not null,
  act text not null,
  lang text not null,
  sha256 text not null,
  bytes bytea not null,
  ledger_index bigint,
  constraint notice_pk primary key (release_id, sha256),
  constraint notice_release_fk foreign key (release_id) references releases.release (id),
  constraint notice_act check (act in ('retracted', 'redacted')),
  constraint notice_digest check (sha256 = encode(sha256(bytes), 'hex'))
);

create table releases.redaction (
  id uuid not null,
  release_id uuid not null,
  ground text not null,
  documents jsonb not null,
  notices jsonb not null,
  proposed_by uuid not null,
  proposed_at timestamptz(3) not null,
  confirmed_by uuid,
  confirmed_at timestamptz(3),
  constraint redaction_pk primary key (id),
  constraint redaction_release_fk foreign key (release_id) references releases.release (id),
  constraint redaction_is_confirmed_by_somebody_else check (confirmed_by <> proposed_by),
  constraint redaction_confirmed check ((confirmed_by is null) = (confirmed_at is null))
);
create unique index redaction_one_open on releases.redaction (release_id) where confirmed_at is null;
create index redaction_release on releases.redaction (release_id);

-- One row is what an organisation has drawn in a year; whoever draws holds it until the commit, so none is lost.
create table releases.number_series (
  organisation_id uuid not null,
  year integer not null,
  last integer not null,
  constraint number_series_pk primary key (organisation_id, year),
  constraint number_series_organisation_fk foreign key (organisation_id) references identity.organisation (id)
);
-- Kept for ever: a number whose release was given up shows as not used.
create table releases.number (
  organisation_id uuid not null,
  number text not null,
  year integer not null,
  serial integer,
  release_id uuid not null,
  used boolean not null default true,
  constraint number_pk primary key (organisation_id, year, number),
  constraint number_serial_unique unique (organisation_id, year, serial),
  constraint number_release_unique unique (release_id),
  constraint number_release_fk foreign key (release_id) references releases.release (id)
);

-- One row an act in the log, with what the wire filters by as it was then.
create table releases.act (
  ledger_index bigint not null,
  release_id uuid not null,
  version integer not null,
  act text not null,
  at timestamptz(3) not null,
  minor boolean not null default false,
  topics uuid[] not null,
  languages text[] not null,
  organisations uuid[] not null,
  constraint act_pk primary key (ledger_index),
  constraint act_release_fk foreign key (release_id) references releases.release (id)
);
create index act_release on releases.act (release_id, ledger_index);

-- Who read what before its hour, and which bytes.
create table releases.early_read (
  version_id uuid not null,
  reader_kind text not null,
  reader_id uuid not null,
  sha256 text not null,
  organisation_id uuid not null,
  lang text not null,
  first_at timestamptz(3) not null,
  last_at timestamptz(3) not null,
  ended_at timestamptz(3),
  constraint early_read_pk primary key (version_id, reader_kind, reader_id, sha256),
  constraint early_read_version_fk foreign key (version_id) references releases.version (id),
  constraint early_read_reader_kind check (reader_kind in ('person', 'client'))
);

update releases.release r set
  topics_ever = array(select distinct t.topic_id from releases.version v join releases.version_topic t on t.version_id = v.id
    where v.release_id = r.id and v.state = 'published'),
  languages_ever = array(select distinct d.lang from releases.version v join releases.document d on d.version_id = v.id
    where v.release_id = r.id and v.state = 'published'),
  organisations_ever = array[r.organisation_id]
where r.standing <> 'unpublished';
insert into releases.act (ledger_index, release_id, version, act, at, topics, languages, organisations)
select v.ledger_index, r.id, v.number, 'release.published', v.published_at, r.topics_ever, r.languages_ever, r.organisations_ever
from releases.version v join releases.release r on r.id = v.release_id where v.state = 'published';
