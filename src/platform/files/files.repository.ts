import { type Queryable, statement, type Transaction } from '../database/index.js';
import type { FileFacts } from './facts.js';

export interface FileRow {
  readonly sha256: string;
  readonly bytes: string;
  readonly media_type: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly seconds: number | null;
  readonly signed: boolean;
  readonly caption: string | null;
  readonly credit: string | null;
}

/** What somebody calls a file. */
export interface NamedDigest {
  readonly sha256: string;
  readonly name: string | null;
}

export interface AccessRow extends FileRow {
  readonly public: boolean;
  readonly public_name: string | null;
  readonly uploaded: boolean;
  readonly upload_name: string | null;
  readonly holders: readonly {
    readonly permission: string;
    readonly organisation: string;
    readonly name: string | null;
  }[];
}

interface ReferenceValues {
  readonly type: string;
  readonly id: string;
  readonly organisation: string;
  readonly permission: string;
  readonly public: boolean;
  readonly namesOf?: { readonly type: string; readonly id: string };
}

// The update locks the row, so that no sweep removes the bytes before this transaction has ended. It changes nothing but
// what a sweep wrote that found the bytes without a row.
const keepRow = statement(
  'platform.keep-file',
  `insert into platform.file
     (sha256, bytes, media_type, created_at, created_by, width, height, seconds, signed, caption, credit)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
   on conflict (sha256) do update set bytes = excluded.bytes, media_type = excluded.media_type,
     width = excluded.width, height = excluded.height, seconds = excluded.seconds, signed = excluded.signed,
     caption = excluded.caption, credit = excluded.credit`,
);
const findAccess = statement<AccessRow>(
  'platform.find-file-access',
  `select f.sha256, f.bytes, f.media_type, f.width, f.height, f.seconds, f.signed, f.caption, f.credit, r.public_name, r.upload_name,
     coalesce(r.public, false) as public, coalesce(r.uploaded, false) as uploaded, coalesce(r.holders, '[]') as holders
   from platform.file f
   left join lateral (
     select bool_or(public) as public,
       (array_agg(name order by created_at, object_id) filter (where public and name is not null))[1] as public_name,
       bool_or(object_type = 'upload' and object_id = $2) as uploaded,
       max(name) filter (where object_type = 'upload' and object_id = $2) as upload_name,
       jsonb_agg(distinct jsonb_build_object('permission', permission, 'organisation', organisation_id, 'name', name))
         filter (where permission is not null) as holders
     from platform.file_reference where sha256 = f.sha256
   ) r on true
   where f.sha256 = any($1)`,
);
const lockFiles = statement<{ sha256: string }>(
  'platform.lock-files',
  'select sha256 from platform.file where sha256 = any($1) order by sha256 for key share',
);
const listReferred = statement<FileRow & NamedDigest>(
  'platform.list-referred-files',
  `select f.sha256, f.bytes, f.media_type, f.width, f.height, f.seconds, f.signed, f.caption, f.credit, r.name
   from platform.file_reference r join platform.file f using (sha256)
   where r.object_type = $1 and r.object_id = $2`,
);
const addReferences = statement(
  'platform.add-file-references',
  `insert into platform.file_reference as r
     (object_type, object_id, sha256, organisation_id, permission, public, created_at, name)
   select $1, $2, wanted, $4, $5, $6, $7,
     (select name from platform.file_reference
      where sha256 = wanted and (object_type, object_id) in (('upload', $8), ($9, $10)) and name is not null limit 1)
   from unnest($3::text[]) wanted
   on conflict (object_type, object_id, sha256)
   do update set organisation_id = $4, permission = $5, public = $6, name = coalesce(r.name, excluded.name)
   where (r.organisation_id, r.permission, r.public, r.name)
     is distinct from ($4, $5, $6, coalesce(r.name, excluded.name))`,
);
const addUploads = statement(
  'platform.add-uploads',
  `insert into platform.file_reference as r (object_type, object_id, sha256, name, created_at)
   select 'upload', $1, sha256, name, $4 from unnest($2::text[], $3::text[]) as named (sha256, name)
   on conflict (object_type, object_id, sha256)
   do update set created_at = excluded.created_at, name = coalesce(excluded.name, r.name)`,
);
const dropReferences = statement<NamedDigest>(
  'platform.drop-file-references',
  `delete from platform.file_reference where object_type = $1 and object_id = $2 and sha256 <> all($3)
   returning sha256, name`,
);
const dropUploads = statement<NamedDigest>(
  'platform.drop-uploads',
  `delete from platform.file_reference where object_type = 'upload' and object_id = $1 and sha256 = any($2)
   returning sha256, name`,
);
const expireUploads = statement(
  'platform.expire-uploads',
  `delete from platform.file_reference where object_type = 'upload' and created_at < $1`,
);
const dropEveryUpload = statement<NamedDigest>(
  'platform.drop-every-upload',
  `delete from platform.file_reference u where object_type = 'upload' and sha256 = any($1) and not exists (
     select from platform.file_reference r where r.sha256 = u.sha256 and r.object_type <> 'upload')
   returning sha256, name`,
);
const listUnreferenced = statement<{ sha256: string }>(
  'platform.list-unreferenced-files',
  `select sha256 from platform.file f
   where sha256 > $1 and not exists (select from platform.file_reference r where r.sha256 = f.sha256)
   order by sha256 limit 100`,
);
const dropUnreferenced = statement<{ sha256: string }>(
  'platform.drop-unreferenced-file',
  `delete from platform.file f
   where sha256 = $1 and not exists (select from platform.file_reference r where r.sha256 = f.sha256)
   returning sha256`,
);
// A file that is just being sent has its row before its bytes, so this waits for it and then leaves it alone.
const adopt = statement<{ sha256: string }>(
  'platform.adopt-files',
  `insert into platform.file (sha256, bytes, media_type, created_at)
   select sha256, 1, 'application/octet-stream', $2 from unnest($1::text[]) sha256
   on conflict do nothing returning sha256`,
);

/** Writes the file's row unless it is there, and holds it until the transaction ends. */
export async function keepFileRow(
  tx: Transaction,
  file: FileFacts & { readonly sha256: string; readonly bytes: number; readonly mediaType: string },
  createdAt: Date,
  createdBy: string | undefined,
): Promise<void> {
  const { sha256, bytes, mediaType, width, height, seconds, signed, caption, credit } = file;
  const facts = [
    width ?? null,
    height ?? null,
    seconds ?? null,
    signed ?? false,
    caption ?? null,
    credit ?? null,
  ];
  await tx.query(keepRow, [sha256, bytes, mediaType, createdAt, createdBy ?? null, ...facts]);
}

/** The files among `digests` that exist, with all that decides who may read them. */
export function findFileAccess(
  on: Queryable,
  digests: readonly string[],
  account?: string,
): Promise<AccessRow[]> {
  return on.query(findAccess, [digests, account ?? null]);
}

/** Keeps the files from being swept until the transaction ends; returns those that are there. */
export async function lockFileRows(tx: Transaction, digests: readonly string[]): Promise<string[]> {
  return (await tx.query(lockFiles, [digests])).map(({ sha256 }) => sha256);
}

/** What the object refers to, under the names that it has there. */
export function listReferredFiles(
  tx: Transaction,
  type: string,
  id: string,
): Promise<(FileRow & NamedDigest)[]> {
  return tx.query(listReferred, [type, id]);
}

/** New references take the names of that account's own uploads; those that are there keep theirs. */
export async function writeReferences(
  tx: Transaction,
  reference: ReferenceValues,
  digests: readonly string[],
  account: string,
  at: Date,
): Promise<void> {
  const { type, id, organisation, permission } = reference;
  const { public: isPublic, namesOf = { type: 'upload', id: account } } = reference;
  const values = [
    type,
    id,
    digests,
    organisation,
    permission,
    isPublic,
    at,
    account,
    namesOf.type,
    namesOf.id,
  ];
  await tx.query(addReferences, values);
}

/** Until they expire, the files are the account's to read and to refer to. */
export async function writeUploads(
  tx: Transaction,
  account: string,
  files: readonly NamedDigest[],
  at: Date,
): Promise<void> {
  const digests = files.map(({ sha256 }) => sha256);
  const names = files.map(({ name }) => name);
  await tx.query(addUploads, [account, digests, names, at]);
}

/** Drops the object's references to all but `kept`; returns the files it no longer refers to. */
export function dropOtherReferences(
  tx: Transaction,
  type: string,
  id: string,
  kept: readonly string[],
): Promise<NamedDigest[]> {
  return tx.query(dropReferences, [type, id, kept]);
}

/** Returns those that were there. */
export function dropUploadsOf(
  tx: Transaction,
  account: string,
  digests: readonly string[],
): Promise<NamedDigest[]> {
  return tx.query(dropUploads, [account, digests]);
}

export async function dropUploadsBefore(on: Queryable, time: Date): Promise<void> {
  await on.query(expireUploads, [time]);
}

/** Up to 100 files that nothing refers to, in the order of their digests, after one of them. */
export async function listUnreferencedFiles(on: Queryable, after: string): Promise<string[]> {
  return (await on.query(listUnreferenced, [after])).map(({ sha256 }) => sha256);
}

/** True if nothing referred to the file and its row is now gone. */
export async function dropUnreferencedFile(tx: Transaction, sha256: string): Promise<boolean> {
  return (await tx.query(dropUnreferenced, [sha256])).length > 0;
}

/** Gives rows to those digests that have none, so that they can be removed like any other; returns them. */
export async function adoptFiles(on: Queryable, digests: readonly string[], at: Date): Promise<string[]> {
  return (await on.query(adopt, [digests, at])).map(({ sha256 }) => sha256);
}

/** Ends the uploads of files to which nothing else refers. */
export function dropEveryUploadOf(tx: Transaction, digests: readonly string[]): Promise<NamedDigest[]> {
  return tx.query(dropEveryUpload, [digests]);
}
