import { Injectable } from '@nestjs/common';
import { Database, type Queryable, statement, type Transaction } from '../../platform/database/index.js';
import { NoticeEntity } from '../taken-back/notice.entity.js';
import { DocumentEntity } from './document.entity.js';

export interface DocumentRow {
  readonly version_id: string;
  readonly lang: string;
  readonly sha256: string;
  /** Null once they were erased by law. */
  readonly bytes: Buffer | null;
  readonly ledger_index: string | null;
}

const documentsOf = statement<DocumentRow>(
  'releases.documents-of-version',
  `select version_id, lang, sha256, bytes, ledger_index from releases.document where version_id = $1 order by lang`,
);
const eraseDocument = statement<{ sha256: string }>(
  'releases.erase-document',
  `update releases.document set bytes = null, erased_at = $3 where version_id = $1 and lang = $2 and erased_at is null
   returning sha256`,
);
const findByDigest = statement<{ version_id: string; release_id: string; lang: string }>(
  'releases.find-documents-by-digest',
  `select d.version_id, v.release_id, d.lang from releases.document d join releases.version v on v.id = d.version_id
   where d.sha256 = any($1) and d.erased_at is null`,
);
const dropDocument = statement(
  'releases.drop-document',
  'delete from releases.document where version_id = $1 and ($2::text is null or lang = $2) and ledger_index is null',
);
const dropPrinted = statement(
  'releases.drop-printed',
  'delete from releases.printed where version_id = $1 and ($2::text is null or lang = $2)',
);

/** All SQL about frozen documents and notices; what was printed from a document goes with it. */
@Injectable()
export class DocumentsRepository {
  constructor(private readonly database: Database) {}

  findOf(versionId: string, on: Queryable = this.database): Promise<DocumentRow[]> {
    return on.query(documentsOf, [versionId]);
  }

  async add(
    tx: Transaction,
    document: Pick<DocumentEntity, 'versionId' | 'lang' | 'sha256' | 'bytes' | 'frozenAt'>,
  ): Promise<void> {
    await tx.manager.insert(DocumentEntity, document);
  }

  /** Drops what was frozen and is not public, in one language or in all. */
  async drop(tx: Transaction, versionId: string, lang?: string): Promise<void> {
    await tx.query(dropPrinted, [versionId, lang ?? null]);
    await tx.query(dropDocument, [versionId, lang ?? null]);
  }

  /** The digest of what was erased; undefined if there is no such document, or it was erased before. */
  async erase(tx: Transaction, versionId: string, lang: string, now: Date): Promise<string | undefined> {
    const [row] = await tx.query(eraseDocument, [versionId, lang, now]);
    if (row) await tx.query(dropPrinted, [versionId, lang]);
    return row?.sha256;
  }

  /** Documents with these digests whose bytes are still here. */
  findByDigest(digests: readonly string[], on: Queryable = this.database) {
    return on.query(findByDigest, [digests]);
  }

  async addNotice(tx: Transaction, notice: Omit<NoticeEntity, 'ledgerIndex'>): Promise<void> {
    await tx.manager.insert(NoticeEntity, notice);
  }
}
