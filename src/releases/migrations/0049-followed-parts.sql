-- What a translation follows, part by part, so that it can be said which part of the source was changed since. Digests, no words.
alter table releases.text add column followed_parts text[] not null default '{}';
