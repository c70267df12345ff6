set local lock_timeout = '10s';

-- Keys are one portal's own: two that an organisation had before may both have a number 12.
alter table releases.release
  add column imported_from text not null default '',
  add column imported_url text,
  drop constraint release_imported_once,
  add constraint release_imported_once unique (organisation_id, imported_from, imported_key);
