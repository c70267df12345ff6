import { Injectable } from '@nestjs/common';
import { VersionsRepository } from '../versions/versions.repository.js';
import { type VersionCommand, VersionTransition } from './version-transition.js';

/** Looks at what was published urgently, after the fact; neither its author nor its publisher may. */
@Injectable()
export class ReviewReleaseAfterwards {
  constructor(
    private readonly transition: VersionTransition,
    private readonly versions: VersionsRepository,
  ) {}

  async execute(command: VersionCommand & { readonly version: number }): Promise<void> {
    await this.transition.perform('review-afterwards', command, {
      published: command.version,
      effects: async (tx, { version }) => {
        const { accountId } = command.caller.principal;
        await this.versions.change(tx, version.id, { reviewedAfterwardsBy: accountId });
        return { changes: [{ field: 'reviewedAfterwards' }] };
      },
    });
  }
}
