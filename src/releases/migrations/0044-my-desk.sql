set local lock_timeout = '10s';

-- What the public was told in the last days; not what was taken over from an older portal, which may be a million at once.
create index act_lately on releases.act (at) where act <> 'release.imported';
-- Translations that are not public yet.
create index text_at_work on releases.text (version_id) where state in ('translating', 'reviewed');
