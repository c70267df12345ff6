import { Injectable } from '@nestjs/common';
import { type VersionChange, VersionContent } from '../versions/version-content.js';
import { VersionsRepository } from '../versions/versions.repository.js';
import { type VersionCommand, VersionTransition } from './version-transition.js';

/** Changes what a draft has beside its words. */
@Injectable()
export class EditVersion {
  constructor(
    private readonly transition: VersionTransition,
    private readonly content: VersionContent,
    private readonly versions: VersionsRepository,
  ) {}

  async execute(command: VersionCommand, change: VersionChange): Promise<void> {
    const { principal } = command.caller;
    await this.transition.perform('edit', command, {
      effects: async (tx, { version, organisation }, now) => {
        const at = { id: version.release_id, versionId: version.id, organisation };
        await this.content.write(tx, at, change, principal, now);
        await this.versions.addAuthor(tx, version.id, principal.accountId);
        return {
          changes: Object.entries(change)
            .filter(([, value]) => value !== undefined)
            .map(([field, value]) => ({ field, after: value })),
        };
      },
    });
  }
}
