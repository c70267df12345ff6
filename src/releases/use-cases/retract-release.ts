import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../ledger/index.js';
import { Notices } from '../taken-back/notices.js';
import { OpenVersionEnd } from '../versions/open-version-end.js';
import { PrintedForms } from '../printing/printed-forms.js';
import { ReleasesRepository } from '../releases.repository.js';
import { VersionFiles } from '../versions/version-files.js';
import { VersionsRepository } from '../versions/versions.repository.js';
import { type ReleaseCommand, ReleaseTransition } from './release-transition.js';

/** Takes a release back in public, for good: its notice stays, its documents are not shown any more. */
@Injectable()
export class RetractRelease {
  constructor(
    private readonly transition: ReleaseTransition,
    private readonly releases: ReleasesRepository,
    private readonly versions: VersionsRepository,
    private readonly audit: AuditTrail,
    private readonly notices: Notices,
    private readonly end: OpenVersionEnd,
    private readonly files: VersionFiles,
    private readonly printed: PrintedForms,
  ) {}

  /** `notices`: the public words by language; there must be some in the language of the release. */
  async execute(
    command: ReleaseCommand & { readonly reason: string },
    notices: Readonly<Record<string, string>>,
  ): Promise<void> {
    const { principal } = command.caller;
    await this.transition.perform('retract', command, {
      effects: async (tx, { release, object }, now) => {
        const open = await this.versions.findOpen(release.id, [release.organisation_id], tx);
        if (open) {
          await this.versions.move(tx, open, 'discarded', now);
          await this.end.discard(tx, { version: open }, now);
          await this.audit.record(tx, {
            actor: principal.actor,
            actingFor: principal.actingFor,
            at: now,
            verb: 'discard',
            object,
            from: open.state,
            to: 'discarded',
            reason: command.reason,
            changes: [],
          });
        }
        for (const id of await this.versions.findPublishedIds(release.id, tx)) {
          await this.files.withdraw(tx, id);
          await this.printed.withdraw(tx, id);
        }
        const documents = await this.notices.add(tx, release, 'retracted', notices);
        return { act: { on: { ...object, version: release.published_versions }, documents, detail: {} } };
      },
      recorded: (tx, { release }, { index, at, act }) =>
        this.releases.recordAct(tx, index, at, {
          releaseId: release.id,
          version: release.published_versions,
          act,
        }),
    });
  }
}
