set local lock_timeout = '10s';

create schema distribution;

-- The words by which texts in force are found; made from canonical documents, and made anew from them at any time. Parts
-- are kept small, newest last, since almost every text has the words that people look for: a page is full after a part or
-- two. A row's words lie outside of it, so that a part is read through quickly.
create table distribution.search_text (
  release_id uuid not null,
  lang text not null,
  version integer not null,
  at timestamptz(3) not null,
  words tsvector not null,
  constraint search_text_pk primary key (release_id, lang, at)
) partition by range (at);
alter table distribution.search_text alter column words set storage external;
-- A pending list would be read through by every search.
create index search_text_words on distribution.search_text using gin (words) with (fastupdate = off);
comment on table distribution.search_text is 'derived';

-- Where each part begins; it ends where the next one does.
create table distribution.search_part (
  number integer not null generated always as identity,
  low timestamptz(3) not null,
  constraint search_part_pk primary key (number),
  constraint search_part_low_unique unique (low)
);
comment on table distribution.search_part is 'derived';
insert into distribution.search_part (low) values ('-infinity');
create table distribution.search_text_1 partition of distribution.search_text
  for values from ('-infinity') to ('infinity') with (toast_tuple_target = 128);

-- How far the index has come along the log, and which acts a rebuild has yet to go through. Whoever writes holds this row.
create table distribution.search_progress (
  followed bigint not null default 0,
  rebuilt bigint,
  rebuilt_until bigint,
  singleton boolean not null default true,
  constraint search_progress_pk primary key (singleton),
  constraint search_progress_is_one_row check (singleton),
  constraint search_progress_range check ((rebuilt is null) = (rebuilt_until is null))
);
comment on table distribution.search_progress is 'derived';
insert into distribution.search_progress default values;

-- Divides those parts that hold rows of these times and have grown too full: the newest one behind its last row, so that
-- nothing is moved, any other in the middle. Readers wait for the exchange at the end alone.
create function distribution.split_search(near timestamptz[], most_in_newest integer, most_in_part integer)
returns void language plpgsql as $$
declare
  part record;
  is_newest boolean;
  held bigint;
  border timestamptz(3);
  added integer;
  old_table text;
  new_table text;
begin
  for part in
    select * from (
      select number, low, lead(low, 1, 'infinity') over (order by low) as high from distribution.search_part
    ) parts
    where exists (select from unnest(near) as time where time >= low and time < high)
  loop
    is_newest := part.high = 'infinity';
    select count(*) into held from distribution.search_text where at >= part.low and at < part.high;
    continue when held <= case when is_newest then most_in_newest else most_in_part end;
    if is_newest then
      select max(at) + interval '1 millisecond' into border from distribution.search_text where at >= part.low;
    else
      -- Rows of one time stay together.
      select percentile_disc(0.5) within group (order by at) into border from distribution.search_text
      where at > (select min(at) from distribution.search_text where at >= part.low) and at < part.high;
      continue when border is null;
    end if;
    insert into distribution.search_part (low) values (border) returning number into added;
    old_table := format('distribution.search_text_%s', part.number);
    new_table := format('distribution.search_text_%s', added);
    execute format(
      'create table %s (like distribution.search_text including storage) with (toast_tuple_target = 128)', new_table);
    execute format('insert into %s select * from distribution.search_text where at >= $1 and at < $2', new_table)
      using border, part.high;
    execute format('alter table %s add primary key (release_id, lang, at)', new_table);
    execute format('create index on %s using gin (words) with (fastupdate = off)', new_table);
    delete from distribution.search_text where at >= border and at < part.high;
    execute format('alter table distribution.search_text detach partition %s', old_table);
    execute format('alter table distribution.search_text attach partition %s for values from (%L) to (%L)',
      old_table, part.low, border);
    execute format('alter table distribution.search_text attach partition %s for values from (%L) to (%L)',
      new_table, border, part.high);
  end loop;
end $$;
