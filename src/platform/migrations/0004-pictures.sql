set local lock_timeout = '10s';

-- What the bytes tell of themselves, read once when they come in. Caption and credit are in the bytes too, so they belong
-- to the file and not to who refers to it.
alter table platform.file
  add column width integer,
  add column height integer,
  add column seconds integer,
  add column signed boolean not null default false,
  add column caption text,
  add column credit text,
  add constraint file_picture_has_a_size check (
    (width is null) = (height is null) and coalesce(width, 1) > 0 and coalesce(height, 1) > 0
  ),
  add constraint file_lasts check (seconds > 0);
