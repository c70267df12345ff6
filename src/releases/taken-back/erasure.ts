import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/index.js';
import { CommentsRepository } from '../comments/comments.repository.js';
import { DocumentsRepository } from '../documents/documents.repository.js';
import { ImportsRepository } from '../import/imports.repository.js';
import { PrintedForms } from '../printing/printed-forms.js';
import { RedactionsRepository } from './redactions.repository.js';
import { TextsRepository } from '../texts/texts.repository.js';
import { filesInDocuments, VersionFiles } from '../versions/version-files.js';
import { VersionLinksRepository } from '../versions/version-links.repository.js';
import { VersionsRepository } from '../versions/versions.repository.js';

/** Takes published words away for good: bytes, nonce, the text they came from, what was printed, and files of theirs alone. */
@Injectable()
export class Erasure {
  constructor(
    private readonly documents: DocumentsRepository,
    private readonly redactions: RedactionsRepository,
    private readonly versions: VersionsRepository,
    private readonly links: VersionLinksRepository,
    private readonly texts: TextsRepository,
    private readonly comments: CommentsRepository,
    private readonly imports: ImportsRepository,
    private readonly files: VersionFiles,
    private readonly printed: PrintedForms,
  ) {}

  /** The digest of what was erased; undefined if it was erased before. */
  async erase(tx: Transaction, versionId: string, lang: string, now: Date): Promise<string | undefined> {
    const named = (await this.documents.findOf(versionId, tx)).filter((each) => each.lang === lang);
    const sha256 = await this.documents.erase(tx, versionId, lang, now);
    if (sha256 === undefined) return undefined;
    // What was given up began as a copy of what was published, and nobody will read it again.
    const copies = await this.redactions.findDiscardedBeside(versionId, tx);
    await this.texts.erase(tx, [versionId, ...copies], lang);
    for (const id of [versionId, ...copies]) await this.comments.eraseComments(tx, id);
    await this.imports.forgetAddress(tx, versionId);
    await this.referAnew(tx, versionId);
    await this.files.forget(tx, filesInDocuments(named));
    return sha256;
  }

  /** Files that only the erased text showed lose their last reference, and with it their bytes. */
  private async referAnew(tx: Transaction, versionId: string): Promise<void> {
    const left = (await this.documents.findOf(versionId, tx)).filter(({ bytes }) => bytes !== null);
    const version = (await this.versions.find(versionId, tx))!;
    if (left.length === 0) {
      await this.links.setFiles(tx, versionId, []);
      await this.redactions.erasePersons(tx, versionId);
    }
    const files = left.length === 0 ? [] : version.files;
    const texts = await this.texts.findOf([versionId], tx);
    const holder = { version: { ...version, files }, texts, organisation: version.organisation_id };
    await this.files.refer(tx, holder, 'system');
    await this.printed.settle(tx, { id: versionId, organisation: version.organisation_id });
    if (version.standing !== 'public') return;
    const shown = left.filter(({ ledger_index: index }) => index !== null);
    await this.files.publish(tx, holder, filesInDocuments(shown));
  }
}
