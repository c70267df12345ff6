import { Injectable } from '@nestjs/common';
import type { Act } from '../../ledger/index.js';
import type { Transaction } from '../../platform/database/index.js';
import { Documents } from '../documents/documents.js';
import { DocumentsRepository } from '../documents/documents.repository.js';
import { releaseError } from '../release.errors.js';
import type { ReleaseRow } from '../releases.repository.js';
import { VersionsRepository } from '../versions/versions.repository.js';

/** The public words that stay when a release is retracted, or a part of it erased. */
@Injectable()
export class Notices {
  constructor(
    private readonly documents: Documents,
    private readonly repository: DocumentsRepository,
    private readonly versions: VersionsRepository,
  ) {}

  /** Throws `releases.notice-missing` unless there are words in the language in which the release is written. */
  async expectWords(
    tx: Transaction,
    release: ReleaseRow,
    notices: Readonly<Record<string, string>>,
  ): Promise<void> {
    const current = await this.versions.find(release.current_version_id!, tx);
    const lang = current!.source_lang;
    if (!Object.hasOwn(notices, lang)) throw releaseError('notice-missing', { lang });
  }

  /** Keeps a notice in each language; answers with what the ledger is told of them. */
  async add(
    tx: Transaction,
    release: ReleaseRow,
    act: 'retracted' | 'redacted',
    notices: Readonly<Record<string, string>>,
  ): Promise<Act['documents']> {
    await this.expectWords(tx, release, notices);
    const { id, organisation_id: organisation, published_versions: version } = release;
    const documents: Act['documents'][number][] = [];
    for (const lang of Object.keys(notices).toSorted()) {
      const words = notices[lang]!;
      const sealed = await this.documents.sealNotice(tx, { id, version, organisation, lang, act, words });
      await this.repository.addNotice(tx, { releaseId: id, act, lang, ...sealed });
      documents.push({ type: 'notice', lang, sha256: sealed.sha256, change: 'new' });
    }
    return documents;
  }
}
