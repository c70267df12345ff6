import { Injectable } from '@nestjs/common';
import { Database, type Queryable, statement, type Transaction } from '../../platform/database/index.js';
import type { PrintedEntity } from './printed.entity.js';

export interface PrintedRow {
  readonly lang: string;
  readonly format: 'docx' | 'pdf';
  readonly sha256: string;
}

/** A frozen document whose bytes are still here, of a release that was not retracted. */
export interface PrintableRow {
  readonly version_id: string;
  readonly lang: string;
  readonly sha256: string;
  readonly bytes: Buffer;
  /** When it was approved; imported: when it was published first. */
  readonly dated_at: Date;
  readonly organisation_id: string;
  readonly printed: boolean;
}

interface KeptRow extends PrintedRow {
  /** Whether everybody may read the document. */
  readonly public: boolean;
}

const printable = `
  select d.version_id, d.lang, d.sha256, d.bytes, coalesce(v.first_published_at, d.frozen_at) as dated_at, r.organisation_id, exists (
    select from releases.printed p
    where p.version_id = d.version_id and p.lang = d.lang and p.document_sha256 = d.sha256) as printed
  from releases.document d join releases.version v on v.id = d.version_id join releases.release r on r.id = v.release_id
  where d.erased_at is null and r.standing <> 'retracted'`;
const findPrintable = statement<PrintableRow>(
  'releases.find-document-to-print',
  `${printable} and d.version_id = $1 and d.lang = $2 and d.sha256 = $3`,
);
const findPublished = statement<PrintableRow>(
  'releases.find-published-to-print',
  `${printable} and v.release_id = $1 and v.number = $2 and d.lang = $3 and d.ledger_index is not null`,
);
const listUnprinted = statement<Pick<PrintableRow, 'version_id' | 'lang' | 'sha256'>>(
  'releases.list-unprinted-documents',
  `select d.version_id, d.lang, d.sha256
   from releases.document d join releases.version v on v.id = d.version_id join releases.release r on r.id = v.release_id
   where d.erased_at is null and r.standing <> 'retracted' and d.frozen_at < $1 and not exists (
     select from releases.printed p
     where p.version_id = d.version_id and p.lang = d.lang and p.document_sha256 = d.sha256)
   order by d.frozen_at desc limit $2`,
);
// The aggregate's lock, without anybody's permission: the job acts for the server.
const lockRelease = statement<{ id: string; organisation_id: string }>(
  'releases.lock-release-of-version',
  `select r.id, r.organisation_id from releases.release r join releases.version v on v.release_id = r.id
   where v.id = $1 for update of r`,
);
const keptOf = statement<KeptRow>(
  'releases.printed-forms-of-version',
  `select p.lang, p.format, p.sha256, d.ledger_index is not null and r.standing = 'public' as public
   from releases.printed p
   join releases.document d on d.version_id = p.version_id and d.lang = p.lang and d.sha256 = p.document_sha256
   join releases.version v on v.id = p.version_id join releases.release r on r.id = v.release_id
   where p.version_id = $1 order by p.lang, p.format`,
);
const keep = statement<{ sha256: string }>(
  'releases.keep-printed',
  `insert into releases.printed (version_id, lang, format, document_sha256, sha256)
   select d.version_id, d.lang, $3, d.sha256, $5
   from releases.document d join releases.version v on v.id = d.version_id join releases.release r on r.id = v.release_id
   where d.version_id = $1 and d.lang = $2 and d.sha256 = $4 and d.erased_at is null and r.standing <> 'retracted'
   on conflict (version_id, lang, format) do update set document_sha256 = excluded.document_sha256, sha256 = excluded.sha256
   returning sha256`,
);
const dropAll = statement(
  'releases.drop-printed-forms',
  'delete from releases.printed where version_id = $1',
);

/** All SQL about what documents are printed into. */
@Injectable()
export class PrintedRepository {
  constructor(private readonly database: Database) {}

  /** Undefined once the document was dropped, erased, or retracted with its release. */
  async findPrintable(versionId: string, lang: string, sha256: string): Promise<PrintableRow | undefined> {
    return (await this.database.query(findPrintable, [versionId, lang, sha256]))[0];
  }

  async findPublished(releaseId: string, version: number, lang: string): Promise<PrintableRow | undefined> {
    return (await this.database.query(findPublished, [releaseId, version, lang]))[0];
  }

  /** Documents that were frozen before `before` and have no printed form; newest first. */
  listUnprinted(before: Date, limit: number) {
    return this.database.query(listUnprinted, [before, limit]);
  }

  async lockReleaseOf(tx: Transaction, versionId: string) {
    return (await tx.query(lockRelease, [versionId]))[0];
  }

  findKept(versionId: string, on: Queryable): Promise<KeptRow[]> {
    return on.query(keptOf, [versionId]);
  }

  /** False if the document that was printed is no longer there, or was retracted. */
  async keep(tx: Transaction, printed: PrintedEntity): Promise<boolean> {
    const { versionId, lang, format, documentSha256, sha256 } = printed;
    return (await tx.query(keep, [versionId, lang, format, documentSha256, sha256])).length > 0;
  }

  async dropAll(tx: Transaction, versionId: string): Promise<void> {
    await tx.query(dropAll, [versionId]);
  }
}
