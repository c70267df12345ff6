import { Injectable } from '@nestjs/common';
import type { Effects, EnteredAct } from '../ledger/index.js';
import { canonicalJson } from '../platform/canonical/index.js';
import type { Transaction } from '../platform/database/index.js';
import type { Principal } from '../platform/http/index.js';
import { type DocumentRow, DocumentsRepository } from './documents/documents.repository.js';
import { PrintedForms } from './printing/printed-forms.js';
import { ReleasesRepository } from './releases.repository.js';
import { TextsRepository } from './texts/texts.repository.js';
import type { Version } from './versions/version.js';
import { filesInDocuments, VersionFiles } from './versions/version-files.js';
import { type Moved, VersionsRepository } from './versions/versions.repository.js';

/** The public number that a version gets when it is published. */
const nextNumber = ({ version }: Pick<Version, 'version'>): number => version.published_versions + 1;

/** A version that is published gets its number. */
export const numbered = (version: Version): Moved => ({ number: nextNumber(version) });

/** What publishing is, whoever does it: on the spot, at the set hour, or urgently. */
@Injectable()
export class Publication {
  constructor(
    private readonly releases: ReleasesRepository,
    private readonly versions: VersionsRepository,
    private readonly texts: TextsRepository,
    private readonly documents: DocumentsRepository,
    private readonly files: VersionFiles,
    private readonly printed: PrintedForms,
  ) {}

  /**
   * Makes the frozen documents public, and the version before history. A translation that is not frozen stays behind.
   * Answers with what the ledger is told.
   */
  async publish(tx: Transaction, version: Version, principal: Principal, now: Date): Promise<Effects> {
    const { id, release_id: releaseId, minor, standing } = version.version;
    const number = nextNumber(version);
    const before = await this.supersede(tx, releaseId, now);
    const documents = await this.documents.findOf(id, tx);
    const languages = documents.map(({ lang }) => lang);
    await this.texts.publish(tx, id);
    await this.files.publish(tx, version, filesInDocuments(documents));
    await this.printed.settle(tx, { id, organisation: version.organisation }, languages);
    await this.releases.makePublic(tx, { releaseId, versionId: id, number });
    await this.releases.fileUnder(tx, releaseId, id, languages);
    await this.versions.change(tx, id, { publishedBy: principal.accountId });
    return {
      act: {
        on: { ...version.object, version: number },
        documents: documents.map((document) => ({
          type: 'release',
          lang: document.lang,
          sha256: document.sha256,
          change: changeSince(before, document),
        })),
        detail: standing === 'unpublished' ? {} : { minor },
      },
    };
  }

  /** Writes the act's place in the log back. */
  async record(tx: Transaction, version: Version, { index, at, act, documents }: EnteredAct): Promise<void> {
    const { id, release_id: releaseId, minor } = version.version;
    await this.releases.recordAct(tx, index, at, {
      releaseId,
      version: nextNumber(version),
      act,
      minor: minor && version.version.standing !== 'unpublished',
      documents: { versionId: id, languages: documents.map(({ lang }) => lang) },
      published: id,
    });
  }

  /** The version in force becomes history; answers with the documents that were public. What was not never will be. */
  private async supersede(tx: Transaction, releaseId: string, now: Date): Promise<DocumentRow[]> {
    const current = await this.versions.findInForce(releaseId, tx);
    if (!current) return [];
    await this.versions.move(tx, current, 'superseded', now);
    const documents = await this.documents.findOf(current.id, tx);
    const isPublic = ({ ledger_index: index }: DocumentRow): boolean => index !== null;
    for (const { lang } of documents.filter((each) => !isPublic(each)))
      await this.documents.drop(tx, current.id, lang);
    await this.printed.settle(tx, { id: current.id, organisation: current.organisation_id });
    return documents.filter(isPublic);
  }
}

/** Whether the public had other words in this language before; number of version and nonce are no words. */
function changeSince(
  before: readonly DocumentRow[],
  { lang, bytes }: DocumentRow,
): 'new' | 'changed' | 'same' {
  const earlier = before.find((each) => each.lang === lang);
  if (!earlier?.bytes || !bytes) return 'new';
  return wordsOf(earlier.bytes) === wordsOf(bytes) ? 'same' : 'changed';
}

function wordsOf(bytes: Buffer): string {
  const { content, files, number, issuer, coIssuers } = JSON.parse(bytes.toString('utf8')) as Record<
    string,
    unknown
  >;
  return canonicalJson([content, files ?? [], number ?? '', issuer, coIssuers ?? []]);
}
