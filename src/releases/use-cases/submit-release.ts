import { Injectable } from '@nestjs/common';
import { ReleasesRepository } from '../releases.repository.js';
import { type VersionCommand, VersionTransition } from './version-transition.js';

/** Hands the open version to the approvers; the caller thereby confirms that it holds no state secret. */
@Injectable()
export class SubmitRelease {
  constructor(
    private readonly transition: VersionTransition,
    private readonly releases: ReleasesRepository,
  ) {}

  async execute(command: VersionCommand): Promise<void> {
    await this.transition.perform('submit', command, {
      effects: async (tx, { version }) => {
        await this.releases.addAuthor(tx, version.id, command.caller.principal.accountId);
        await this.releases.changeVersion(tx, version.id, {
          stateSecretConfirmed: true,
          sentBackBecause: null,
        });
        return { changes: [{ field: 'stateSecretConfirmed' }] };
      },
    });
  }
}
