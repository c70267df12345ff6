import { Injectable } from '@nestjs/common';
import { releaseError } from '../release.errors.js';
import { VersionsRepository } from '../versions/versions.repository.js';
import { type VersionCommand, VersionTransition } from './version-transition.js';

const FURTHEST_MS = 366 * 86_400_000;

/** Sets the hour of publication, and whether accredited press may read the version before it. */
@Injectable()
export class ScheduleRelease {
  constructor(
    private readonly transition: VersionTransition,
    private readonly versions: VersionsRepository,
  ) {}

  /** Throws `releases.hour-past` unless the hour lies ahead, within a year. */
  async execute(
    command: VersionCommand,
    { publishAt, earlyAccess }: { readonly publishAt: Date; readonly earlyAccess: boolean },
  ): Promise<void> {
    await this.transition.perform('schedule', command, {
      moved: () => ({ publishAt }),
      effects: async (tx, { version }, now) => {
        const ahead = publishAt.getTime() - now.getTime();
        if (ahead <= 0 || ahead > FURTHEST_MS) throw releaseError('hour-past');
        await this.versions.change(tx, version.id, {
          earlyAccess,
          scheduledBy: command.caller.principal.accountId,
          refusedOnTime: null,
        });
        return {
          changes: [
            { field: 'publishAt', after: publishAt.toISOString() },
            { field: 'earlyAccess', after: earlyAccess },
          ],
        };
      },
    });
  }
}
