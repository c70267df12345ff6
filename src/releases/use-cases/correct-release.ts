import { Injectable } from '@nestjs/common';
import { Ids } from '../../platform/ids/index.js';
import { VersionCopy } from '../versions/version-copy.js';
import { type ReleaseCommand, ReleaseTransition } from './release-transition.js';

/** Begins the next version of what is public, with the texts of the one in force. */
@Injectable()
export class CorrectRelease {
  constructor(
    private readonly transition: ReleaseTransition,
    private readonly ids: Ids,
    private readonly copies: VersionCopy,
  ) {}

  /** `minor`: nobody is notified; the history shows it all the same. */
  async execute(command: ReleaseCommand, { minor }: { readonly minor: boolean }): Promise<void> {
    const { principal } = command.caller;
    await this.transition.perform('correct', command, {
      effects: async (tx, { release }, now) => {
        const to = { id: this.ids.uuid(), releaseId: release.id, minor };
        await this.copies.make(tx, release.current_version_id!, to, principal, now);
        return { changes: [{ field: 'minor', after: minor }] };
      },
    });
  }
}
