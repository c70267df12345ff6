import { Injectable } from '@nestjs/common';
import { Ids } from '../../platform/ids/index.js';
import { DocumentsRepository } from '../documents/documents.repository.js';
import { Notices } from '../taken-back/notices.js';
import { RedactionsRepository } from '../taken-back/redactions.repository.js';
import type { ErasedDocument } from '../taken-back/redaction.entity.js';
import { releaseError } from '../release.errors.js';
import { VersionsRepository } from '../versions/versions.repository.js';
import { type ReleaseCommand, ReleaseTransition } from './release-transition.js';

export interface Redaction {
  /** One of `redactionGrounds`. */
  readonly ground: string;
  readonly documents: readonly ErasedDocument[];
  readonly notices: Readonly<Record<string, string>>;
}

/** Names public documents to be erased by law; a second person confirms it. */
@Injectable()
export class ProposeRedaction {
  constructor(
    private readonly transition: ReleaseTransition,
    private readonly ids: Ids,
    private readonly versions: VersionsRepository,
    private readonly documents: DocumentsRepository,
    private readonly redactions: RedactionsRepository,
    private readonly notices: Notices,
  ) {}

  /** Throws for documents that are not public, or erased already, and for one in force of a release that stands. */
  async execute(command: ReleaseCommand, { ground, documents, notices }: Redaction): Promise<void> {
    await this.transition.perform('propose-redaction', command, {
      effects: async (tx, { release }, now) => {
        for (const { version: number, lang } of documents) {
          const version = await this.versions.findNumbered(release.id, [release.organisation_id], number, tx);
          const known = version && (await this.documents.findOf(version.id, tx));
          if (!known?.some((each) => each.lang === lang && each.bytes !== null && each.ledger_index !== null))
            throw releaseError('document-unknown', { version: number, lang });
          if (release.standing === 'public' && number === release.published_versions)
            throw releaseError('redaction-of-current');
        }
        await this.notices.expectWords(tx, release, notices);
        await this.redactions.propose(tx, {
          id: this.ids.uuid(),
          releaseId: release.id,
          ground,
          documents,
          notices,
          proposedBy: command.caller.principal.accountId,
          proposedAt: now,
        });
        return { changes: [{ field: 'redaction', after: { ground, documents } }] };
      },
    });
  }
}
