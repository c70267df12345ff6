set local lock_timeout = '10s';

-- What the calendar asks for: events by their hour.
create index version_event on releases.version (event_from) where event_from is not null;
