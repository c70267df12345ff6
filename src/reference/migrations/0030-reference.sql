set local lock_timeout = '10s';

create schema reference;

create table reference.topic (
  id uuid not null,
  code text not null,
  revision integer not null default 1,
  created_at timestamptz(3) not null,
  constraint topic_pk primary key (id),
  constraint topic_code_key unique (code)
);

create table reference.topic_name (
  topic_id uuid not null,
  lang text not null,
  name text not null,
  constraint topic_name_pk primary key (topic_id, lang),
  constraint topic_name_topic_fk foreign key (topic_id) references reference.topic (id)
);

create table reference.place (
  id uuid not null,
  code text not null,
  kind text not null,
  parent_id uuid,
  -- The first day, and the first day on which it is no more; null: before what is recorded, not ended.
  valid_from date,
  valid_to date,
  revision integer not null default 1,
  created_at timestamptz(3) not null,
  constraint place_pk primary key (id),
  constraint place_parent_fk foreign key (parent_id) references reference.place (id),
  constraint place_kind_known check (
    kind in ('province', 'district', 'township', 'commune', 'ward', 'special zone')
  ),
  constraint place_ends_after_it_begins check (valid_to > valid_from)
);
-- The national code list gives the codes of ended units to new ones; among those not ended a code is one place.
create unique index place_code_in_force on reference.place (kind, code) where valid_to is null;
create index place_by_code on reference.place (code, id);
create index place_by_parent on reference.place (parent_id);

create table reference.place_name (
  place_id uuid not null,
  lang text not null,
  name text not null,
  constraint place_name_pk primary key (place_id, lang),
  constraint place_name_place_fk foreign key (place_id) references reference.place (id)
);

create table reference.place_succession (
  predecessor_id uuid not null,
  successor_id uuid not null,
  constraint place_succession_pk primary key (predecessor_id, successor_id),
  constraint place_succession_predecessor_fk foreign key (predecessor_id) references reference.place (id),
  constraint place_succession_successor_fk foreign key (successor_id) references reference.place (id),
  constraint place_succeeds_another check (predecessor_id <> successor_id)
);
create index place_succession_by_successor on reference.place_succession (successor_id);
