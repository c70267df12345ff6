import { Injectable } from '@nestjs/common';
import { Documents } from '../documents/documents.js';
import { Numbers } from '../numbers/numbers.js';
import { VersionsRepository } from '../versions/versions.repository.js';
import { type VersionCommand, VersionTransition } from './version-transition.js';

/** Approves a version that somebody else wrote, and freezes its documents: what was approved is what will be published. */
@Injectable()
export class ApproveRelease {
  constructor(
    private readonly transition: VersionTransition,
    private readonly numbers: Numbers,
    private readonly documents: Documents,
    private readonly versions: VersionsRepository,
  ) {}

  async execute(command: VersionCommand): Promise<void> {
    await this.transition.perform('approve', command, {
      effects: async (tx, version, now) => {
        const number = await this.numbers.draw(tx, version.version, now);
        await this.versions.change(tx, version.version.id, {
          approvedBy: command.caller.principal.accountId,
        });
        const numbered = {
          ...version,
          version: { ...version.version, release_number: number ?? version.version.release_number },
        };
        const frozen = await this.documents.freeze(tx, numbered, now);
        return { changes: frozen.map(({ lang, sha256 }) => ({ field: `document.${lang}`, after: sha256 })) };
      },
    });
  }
}
