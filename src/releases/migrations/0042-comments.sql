set local lock_timeout = '10s';

-- One thread a version, for those who work on it. Words are never edited; the law may have them erased, then they are empty.
create table releases.comment (
  id uuid not null,
  version_id uuid not null,
  author_id uuid not null,
  organisation_id uuid not null,
  at timestamptz(3) not null,
  body text not null,
  lang text,
  quote text,
  withdrawn_at timestamptz(3),
  constraint comment_pk primary key (id),
  constraint comment_version_fk foreign key (version_id) references releases.version (id),
  constraint comment_author_fk foreign key (author_id) references identity.account (id),
  constraint comment_organisation_fk foreign key (organisation_id) references identity.organisation (id)
);
create index comment_thread on releases.comment (version_id, at, id);
