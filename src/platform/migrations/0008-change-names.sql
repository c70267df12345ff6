set local lock_timeout = '10s';

-- What each step of the change sequence was about; only the newest steps are kept.
create table platform.change_name (
  seq bigint not null,
  name text not null,
  constraint change_name_pk primary key (seq, name)
);
