import { Injectable } from '@nestjs/common';
import { Database, type Queryable, statement, type Transaction } from '../../platform/database/index.js';

/** A version that accredited press may read before its hour, in the language in which it is written. */
export interface EmbargoedRow {
  readonly version_id: string;
  readonly release_id: string;
  readonly organisation_id: string;
  readonly source_lang: string;
  readonly publish_at: Date;
  readonly languages: string[];
  /** In the language in which it is written. */
  readonly title: string;
}

export interface EmbargoedDocument {
  readonly lang: string;
  readonly sha256: string;
  readonly bytes: Buffer;
}

/** Whoever reads: a person or a machine, for a press agency. */
export interface EarlyReader {
  readonly kind: 'person' | 'client';
  readonly id: string;
  readonly organisation: string;
}

export interface EndedRead {
  readonly version_id: string;
  readonly reader_kind: 'person' | 'client';
  readonly reader_id: string;
  readonly organisation_id: string;
}

export interface EarlyReadRow extends EndedRead {
  readonly sha256: string;
  readonly lang: string;
  readonly first_at: Date;
  readonly last_at: Date;
  readonly ended_at: Date | null;
}

/** Where the readers of a version go on. */
export interface EarlyReadKey {
  readonly at: string;
  readonly reader: string;
  readonly sha256: string;
}

const columns = `v.id as version_id, v.release_id, r.organisation_id, v.source_lang, v.publish_at,
  array(select d.lang from releases.document d where d.version_id = v.id order by d.lang) as languages,
  (select t.title from releases.text t where t.version_id = v.id and t.lang = v.source_lang) as title`;
const list = statement<EmbargoedRow>(
  'releases.list-embargoed',
  `select ${columns} from releases.version v join releases.release r on r.id = v.release_id
   where v.state = 'scheduled' and v.early_access and ($1::timestamptz is null or (v.publish_at, v.id) > ($1, $2::uuid))
   order by v.publish_at, v.id limit $3`,
);
const embargoed = `select ${columns} from releases.version v join releases.release r on r.id = v.release_id
   where v.release_id = $1 and v.state = 'scheduled' and v.early_access`;
const find = statement<EmbargoedRow>('releases.find-embargoed', embargoed);
// Whoever takes the version back waits until the reader is noted, or the reader until it is taken back.
const hold = statement<EmbargoedRow>('releases.hold-embargoed', `${embargoed} for share of v`);
const findDocument = statement<EmbargoedDocument>(
  'releases.find-embargoed-document',
  'select lang, sha256, bytes from releases.document where version_id = $1 and lang = $2',
);
const findDocuments = statement<EmbargoedDocument>(
  'releases.find-embargoed-documents',
  'select lang, sha256, bytes from releases.document where version_id = $1',
);
const note = statement(
  'releases.note-early-read',
  `insert into releases.early_read (version_id, reader_kind, reader_id, sha256, organisation_id, lang, first_at, last_at)
   values ($1, $2, $3, $4, $5, $6, $7, $7)
   on conflict (version_id, reader_kind, reader_id, sha256) do update set last_at = excluded.last_at, ended_at = null
   where early_read.last_at < excluded.last_at - interval '1 minute' or early_read.ended_at is not null`,
);
const end = statement<EndedRead>(
  'releases.end-early-reads',
  `with ended as (
     update releases.early_read set ended_at = $2
     where version_id = $1 and ended_at is null and ($3::text is null or lang = $3)
     returning version_id, reader_kind, reader_id, organisation_id
   ) select distinct version_id, reader_kind, reader_id, organisation_id from ended`,
);
const lastRead = statement<{ ended_at: Date | null }>(
  'releases.last-early-read',
  `select e.ended_at from releases.early_read e join releases.version v on v.id = e.version_id
   where v.release_id = $1 and e.reader_kind = $2 and e.reader_id = $3 order by e.last_at desc limit 1`,
);
const stillEnded = statement<{ ended_at: Date }>(
  'releases.early-read-still-ended',
  `select ended_at from releases.early_read
   where version_id = $1 and reader_kind = $2 and reader_id = $3 and ended_at is not null limit 1`,
);
const readersOf = statement<EarlyReadRow>(
  'releases.list-early-reads',
  `select version_id, reader_kind, reader_id, organisation_id, sha256, lang, first_at, last_at, ended_at
   from releases.early_read
   where version_id = $1 and ($2::timestamptz is null or (first_at, reader_id, sha256) > ($2, $3::uuid, $4::text))
   order by first_at, reader_id, sha256 limit $5`,
);

/** All SQL about reading before the hour. */
@Injectable()
export class EarlyReadsRepository {
  constructor(private readonly database: Database) {}

  /** By their hours, the next one first. */
  list(
    after: { readonly at: Date; readonly id: string } | undefined,
    limit: number,
  ): Promise<EmbargoedRow[]> {
    return this.database.query(list, [after?.at ?? null, after?.id ?? null, limit]);
  }

  async find(releaseId: string): Promise<EmbargoedRow | undefined> {
    return (await this.database.query(find, [releaseId]))[0];
  }

  /** It stays scheduled until the transaction ends. */
  async hold(tx: Transaction, releaseId: string): Promise<EmbargoedRow | undefined> {
    return (await tx.query(hold, [releaseId]))[0];
  }

  async document(versionId: string, lang: string, on: Queryable): Promise<EmbargoedDocument | undefined> {
    return (await on.query(findDocument, [versionId, lang]))[0];
  }

  documents(versionId: string): Promise<EmbargoedDocument[]> {
    return this.database.query(findDocuments, [versionId]);
  }

  /** Notes who read which bytes; again and again by the same reader is one row, touched once a minute. */
  async note(
    tx: Transaction,
    versionId: string,
    { kind, id, organisation }: EarlyReader,
    { sha256, lang }: EmbargoedDocument,
    now: Date,
  ): Promise<void> {
    await tx.query(note, [versionId, kind, id, sha256, organisation, lang, now]);
  }

  /** What was read of the version, or of one language of it, counts no more; answers with its readers. */
  end(tx: Transaction, versionId: string, now: Date, lang?: string): Promise<EndedRead[]> {
    return tx.query(end, [versionId, now, lang ?? null]);
  }

  /** Who read a version, the first one first. */
  listOf(versionId: string, after: EarlyReadKey | undefined, limit: number): Promise<EarlyReadRow[]> {
    const { at = null, reader = null, sha256 = null } = after ?? {};
    return this.database.query(readersOf, [versionId, at, reader, sha256, limit]);
  }

  /** The reader's last read of a release, whatever became of it. */
  async lastRead(releaseId: string, { kind, id }: EarlyReader) {
    return (await this.database.query(lastRead, [releaseId, kind, id]))[0];
  }

  /** Undefined if the reader has read it again since, so that there is nothing to tell. */
  async findEnded({ version_id: versionId, reader_kind: kind, reader_id: id }: EndedRead) {
    return (await this.database.query(stillEnded, [versionId, kind, id]))[0];
  }
}
