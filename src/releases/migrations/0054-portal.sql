set local lock_timeout = '10s';

-- Archive: when the public got to know a release first, be it from an older portal.
create index version_first_public on releases.version ((coalesce(first_published_at, published_at)), release_id)
  where number = 1;
-- What was corrected or taken back.
create index act_mended on releases.act (ledger_index)
  where act in ('release.corrected', 'release.retracted', 'release.redacted');
-- The banner over every page.
create index version_urgent on releases.version (published_at) where state = 'published' and urgent;
