import { Injectable } from '@nestjs/common';
import { ReleasesRepository } from '../releases.repository.js';
import { type VersionCommand, VersionTransition } from './version-transition.js';

/** Returns a version to its authors with the reason; what was frozen at approval is dropped. */
@Injectable()
export class SendReleaseBack {
  constructor(
    private readonly transition: VersionTransition,
    private readonly releases: ReleasesRepository,
  ) {}

  async execute(command: VersionCommand & { readonly reason: string }): Promise<void> {
    await this.transition.perform('send-back', command, {
      effects: async (tx, { version }) => {
        await this.releases.dropDocuments(tx, version.id);
        await this.releases.changeVersion(tx, version.id, {
          stateSecretConfirmed: false,
          sentBackBecause: command.reason,
        });
        return { changes: [{ field: 'stateSecretConfirmed' }] };
      },
    });
  }
}
