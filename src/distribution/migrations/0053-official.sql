set local lock_timeout = '10s';
set local statement_timeout = '60s';

-- What releases are known again by, when somebody asks whether a text or a number is official: fingerprints of everything
-- that was ever public of them and was not erased, in all versions and languages. Of a retracted one too, whose words are
-- shown nowhere. Made from canonical documents, and made anew from them at any time.
create table distribution.official_release (
  id integer not null generated always as identity,
  release_id uuid not null,
  prints integer[] not null,
  -- Folded and without white space.
  numbers text[] not null,
  constraint official_release_pk primary key (id),
  constraint official_release_release_unique unique (release_id)
);
create index official_release_numbers on distribution.official_release using gin (numbers) with (fastupdate = off);
comment on table distribution.official_release is 'derived';

-- One row a fingerprint, not an index over arrays: what thousands of releases have in common is left after a few rows.
create table distribution.official_print (
  print integer not null,
  official_id integer not null,
  constraint official_print_pk primary key (print, official_id)
);
comment on table distribution.official_print is 'derived';

-- What is public by now is gone through once more, beside what goes on.
update distribution.search_progress set rebuilt = 0, rebuilt_until = followed where followed > 0;
