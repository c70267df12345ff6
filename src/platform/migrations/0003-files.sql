set local lock_timeout = '10s';

-- The bytes lie in the file store under their digest; a row exists as long as something refers to them.
create table platform.file (
  sha256 text not null,
  bytes bigint not null,
  media_type text not null,
  created_at timestamptz(3) not null,
  created_by uuid,
  constraint file_pk primary key (sha256),
  constraint file_sha256_is_a_digest check (sha256 ~ '^[0-9a-f]{64}$'),
  constraint file_is_not_empty check (bytes > 0)
);

-- Who refers to a file, and so who may read it: everybody, those with a permission for an organisation, or, while it is
-- only an upload (its object is the account), the one who sent it. The name belongs to the reference: who sends the same
-- bytes must neither choose nor learn what others call them.
create table platform.file_reference (
  object_type text not null,
  object_id uuid not null,
  sha256 text not null,
  organisation_id uuid,
  permission text,
  public boolean not null default false,
  name text,
  created_at timestamptz(3) not null,
  constraint file_reference_pk primary key (object_type, object_id, sha256),
  constraint file_reference_file_fk foreign key (sha256) references platform.file (sha256),
  constraint file_reference_names_its_readers check (
    case when object_type = 'upload'
      then organisation_id is null and permission is null and not public
      else organisation_id is not null and permission is not null
    end
  )
);
create index file_reference_file on platform.file_reference (sha256);
create index file_reference_upload_time on platform.file_reference (created_at) where object_type = 'upload';
