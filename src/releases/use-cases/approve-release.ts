import { Injectable } from '@nestjs/common';
import { Documents } from '../documents.js';
import { type VersionCommand, VersionTransition } from './version-transition.js';

/** Approves a version that somebody else wrote, and freezes its documents: what was approved is what will be published. */
@Injectable()
export class ApproveRelease {
  constructor(
    private readonly transition: VersionTransition,
    private readonly documents: Documents,
  ) {}

  async execute(command: VersionCommand): Promise<void> {
    await this.transition.perform('approve', command, {
      effects: async (tx, version, now) => {
        const frozen = await this.documents.freeze(tx, version, now);
        return { changes: frozen.map(({ lang, sha256 }) => ({ field: `document.${lang}`, after: sha256 })) };
      },
    });
  }
}
