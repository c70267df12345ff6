import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { Database } from '../../platform/database/index.js';
import { type ErrorKind, isDomainError } from '../../platform/errors/index.js';
import { revisionTag, SystemPrincipal } from '../../platform/http/index.js';
import { numbered, Publication } from '../publication.js';
import { VersionsRepository } from '../versions/versions.repository.js';
import { VersionTransition } from './version-transition.js';

const MOST_AT_ONCE = 50;
const LATER: readonly ErrorKind[] = ['stale', 'not-found', 'unavailable'];

/**
 * Publishes every version whose hour has come, in the order of their hours, each in a transaction of its own: any number of
 * processes may do this at the same time, and one that was away catches up. All guards are asked again.
 */
@Injectable()
export class PublishScheduledReleases {
  private readonly log = new Logger('releases');

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly transition: VersionTransition,
    private readonly publication: Publication,
    private readonly versions: VersionsRepository,
  ) {}

  /** Answers with how many it published; stops between two of them when it is told to. */
  async execute(signal?: AbortSignal): Promise<number> {
    let published = 0;
    for (;;) {
      const due = await this.versions.findDueForPublication(await this.clock.now(), MOST_AT_ONCE);
      let moved = 0;
      let failure: unknown;
      for (const { id } of due) {
        if (signal?.aborted) return published + moved;
        try {
          if (await this.publish(id)) moved += 1;
        } catch (error) {
          // One that fails must not hold up those behind it.
          this.log.error(`The version ${id} could not be published at its hour: ${(error as Error).message}`);
          failure ??= error;
        }
      }
      published += moved;
      if (failure !== undefined) throw failure;
      // Nothing moved: what is left is somebody else's, or refused.
      if (due.length < MOST_AT_ONCE || moved === 0) return published;
    }
  }

  private async publish(versionId: string): Promise<boolean> {
    const version = await this.versions.find(versionId);
    if (version?.state !== 'scheduled') return false;
    const principal = new SystemPrincipal(version.scheduled_by!, version.organisation_id);
    try {
      await this.transition.perform(
        'publish-scheduled',
        {
          caller: { principal },
          releaseId: version.release_id,
          ifMatch: revisionTag(version.id, version.revision),
        },
        {
          moved: numbered,
          effects: (tx, found, now) => this.publication.publish(tx, found, principal, now),
          recorded: (tx, found, act) => this.publication.record(tx, found, act),
        },
      );
      return true;
    } catch (error) {
      if (!isDomainError(error)) throw error;
      // Somebody was faster, or the database is away: the next tick looks again.
      if (LATER.includes(error.kind)) return false;
      const codes = [error.code, ...error.reasons.map(({ code }) => code)].join(' ');
      this.log.error(`The version ${versionId} could not be published at its hour: ${codes}`);
      await this.database.transaction((tx) => this.versions.change(tx, versionId, { refusedOnTime: codes }));
      return false;
    }
  }
}
