import { Injectable } from '@nestjs/common';
import { Files } from '../../platform/files/index.js';
import { ReleasesRepository } from '../releases.repository.js';
import { type VersionCommand, VersionTransition } from './version-transition.js';

/** Gives an unpublished version up. */
@Injectable()
export class DiscardRelease {
  constructor(
    private readonly transition: VersionTransition,
    private readonly files: Files,
    private readonly releases: ReleasesRepository,
  ) {}

  async execute(command: VersionCommand): Promise<void> {
    await this.transition.perform('discard', command, {
      effects: async (tx, { version }) => {
        await this.releases.dropDocuments(tx, version.id);
        await this.files.release(tx, { type: 'version', id: version.id });
        return {};
      },
    });
  }
}
