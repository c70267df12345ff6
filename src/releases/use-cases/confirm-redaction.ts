import { Injectable } from '@nestjs/common';
import { Erasure } from '../taken-back/erasure.js';
import { Notices } from '../taken-back/notices.js';
import { RedactionsRepository } from '../taken-back/redactions.repository.js';
import { ReleasesRepository } from '../releases.repository.js';
import { VersionsRepository } from '../versions/versions.repository.js';
import { type ReleaseCommand, ReleaseTransition } from './release-transition.js';

/** Erases, as a second person, what somebody proposed to erase by law; digests, act and ground stay. */
@Injectable()
export class ConfirmRedaction {
  constructor(
    private readonly transition: ReleaseTransition,
    private readonly releases: ReleasesRepository,
    private readonly versions: VersionsRepository,
    private readonly redactions: RedactionsRepository,
    private readonly notices: Notices,
    private readonly erasure: Erasure,
  ) {}

  async execute(command: ReleaseCommand): Promise<void> {
    await this.transition.perform('confirm-redaction', command, {
      effects: async (tx, { release, redaction, object }, now) => {
        const { id, ground, documents, notices } = redaction!;
        const erased = [];
        for (const { version: number, lang } of documents) {
          const version = await this.versions.findNumbered(release.id, [release.organisation_id], number, tx);
          const sha256 = await this.erasure.erase(tx, version!.id, lang, now);
          if (sha256) erased.push({ type: 'release', lang, sha256, change: 'changed' as const });
        }
        await this.notices.add(tx, release, 'redacted', notices);
        await this.redactions.confirm(tx, id, command.caller.principal.accountId, now);
        return {
          changes: [{ field: 'redaction', after: id }],
          act: {
            on: { ...object, version: Math.max(...documents.map(({ version }) => version)) },
            documents: erased,
            detail: { ground },
          },
        };
      },
      recorded: (tx, { release, redaction }, { index, at, act }) =>
        this.releases.recordAct(tx, index, at, {
          releaseId: release.id,
          version: Math.max(...redaction!.documents.map(({ version }) => version)),
          act,
        }),
    });
  }
}
