import { Injectable } from '@nestjs/common';
import { Files } from '../../platform/files/index.js';
import { ReleasesRepository } from '../releases.repository.js';
import { filesShown, versionFiles } from '../version-files.js';
import { type VersionCommand, VersionTransition } from './version-transition.js';

/** Makes the approved version public, byte for byte as it was approved, and says so in the ledger. */
@Injectable()
export class PublishRelease {
  constructor(
    private readonly transition: VersionTransition,
    private readonly files: Files,
    private readonly releases: ReleasesRepository,
  ) {}

  async execute(command: VersionCommand): Promise<void> {
    await this.transition.perform('publish', command, {
      number: ({ version }) => version.published_versions + 1,
      effects: async (tx, { version, object, organisation, texts }) => {
        const number = version.published_versions + 1;
        const shown = filesShown(texts);
        if (shown.length > 0)
          await this.files.refer(tx, versionFiles(version.id, organisation, true), shown, 'system');
        await this.releases.makePublic(tx, version.release_id, version.id, number);
        const digests = await this.releases.findDigests(tx, version.id);
        return {
          act: {
            on: { ...object, version: number },
            documents: digests.map(({ lang, sha256 }) => ({ type: 'release', lang, sha256, change: 'new' })),
            detail: {},
          },
        };
      },
      recorded: (tx, { version }, { index, at }) =>
        this.releases.recordPublication(tx, version.id, at, index),
    });
  }
}
