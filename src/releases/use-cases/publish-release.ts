import { Injectable } from '@nestjs/common';
import { numbered, Publication } from '../publication.js';
import { type VersionCommand, VersionTransition } from './version-transition.js';

/** Makes the approved version public, byte for byte as it was approved, and says so in the ledger. */
@Injectable()
export class PublishRelease {
  constructor(
    private readonly transition: VersionTransition,
    private readonly publication: Publication,
  ) {}

  async execute(command: VersionCommand): Promise<void> {
    const { principal } = command.caller;
    await this.transition.perform('publish', command, {
      moved: numbered,
      effects: (tx, version, now) => this.publication.publish(tx, version, principal, now),
      recorded: (tx, version, act) => this.publication.record(tx, version, act),
    });
  }
}
