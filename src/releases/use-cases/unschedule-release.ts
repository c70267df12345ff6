import { Injectable } from '@nestjs/common';
import { EarlyReaders } from '../early-access/early-readers.js';
import { VersionsRepository } from '../versions/versions.repository.js';
import { type VersionCommand, VersionTransition } from './version-transition.js';

/** Takes the hour of publication away again; whoever read the version before its hour is told. */
@Injectable()
export class UnscheduleRelease {
  constructor(
    private readonly transition: VersionTransition,
    private readonly readers: EarlyReaders,
    private readonly versions: VersionsRepository,
  ) {}

  async execute(command: VersionCommand): Promise<void> {
    await this.transition.perform('unschedule', command, {
      effects: async (tx, { version }, now) => {
        await this.readers.tell(tx, version.id, now);
        await this.versions.change(tx, version.id, {
          publishAt: null,
          earlyAccess: false,
          scheduledBy: null,
        });
        return { changes: [{ field: 'publishAt', before: version.publish_at?.toISOString() }] };
      },
    });
  }
}
