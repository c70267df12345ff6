import { Injectable } from '@nestjs/common';
import { DocumentsRepository } from '../documents/documents.repository.js';
import { PrintedForms } from '../printing/printed-forms.js';
import { VersionLinksRepository } from '../versions/version-links.repository.js';
import { VersionsRepository } from '../versions/versions.repository.js';
import { type VersionCommand, VersionTransition } from './version-transition.js';

/** Returns a version to its authors with the reason; what was frozen at approval is dropped, its number stays. */
@Injectable()
export class SendReleaseBack {
  constructor(
    private readonly transition: VersionTransition,
    private readonly versions: VersionsRepository,
    private readonly links: VersionLinksRepository,
    private readonly documents: DocumentsRepository,
    private readonly printed: PrintedForms,
  ) {}

  async execute(command: VersionCommand & { readonly reason: string }): Promise<void> {
    await this.transition.perform('send-back', command, {
      effects: async (tx, { version, organisation }) => {
        await this.documents.drop(tx, version.id);
        await this.printed.settle(tx, { id: version.id, organisation });
        await this.links.forgetAgreements(tx, version.id);
        await this.versions.change(tx, version.id, {
          stateSecretConfirmed: false,
          endorsedBy: null,
          approvedBy: null,
          sentBackBecause: command.reason,
        });
        return { changes: [{ field: 'stateSecretConfirmed' }, { field: 'endorsed' }, { field: 'agreed' }] };
      },
    });
  }
}
