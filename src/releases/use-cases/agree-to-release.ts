import { Injectable } from '@nestjs/common';
import { VersionLinksRepository } from '../versions/version-links.repository.js';
import { type VersionCommand, VersionTransition } from './version-transition.js';

/** A co-issuer's own approver agrees, for their organisation, to the words that were submitted. */
@Injectable()
export class AgreeToRelease {
  constructor(
    private readonly transition: VersionTransition,
    private readonly links: VersionLinksRepository,
  ) {}

  async execute(command: VersionCommand): Promise<void> {
    const { accountId, actingFor } = command.caller.principal;
    await this.transition.perform('agree', command, {
      organisation: actingFor,
      effects: async (tx, { version }) => {
        await this.links.agree(tx, version.id, actingFor, accountId);
        return { changes: [{ field: 'agreed', after: actingFor }] };
      },
    });
  }
}
