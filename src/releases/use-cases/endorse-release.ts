import { Injectable } from '@nestjs/common';
import { VersionsRepository } from '../versions/versions.repository.js';
import { type VersionCommand, VersionTransition } from './version-transition.js';

/** The first step of an approval in two steps; the second is somebody else's. */
@Injectable()
export class EndorseRelease {
  constructor(
    private readonly transition: VersionTransition,
    private readonly versions: VersionsRepository,
  ) {}

  async execute(command: VersionCommand): Promise<void> {
    await this.transition.perform('endorse', command, {
      effects: async (tx, { version }) => {
        const { accountId } = command.caller.principal;
        await this.versions.change(tx, version.id, { endorsedBy: accountId });
        return { changes: [{ field: 'endorsed' }] };
      },
    });
  }
}
