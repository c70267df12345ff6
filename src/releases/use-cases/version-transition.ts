import { Injectable } from '@nestjs/common';
import { type Appended, type Effects, Transitions } from '../../ledger/index.js';
import type { Transaction } from '../../platform/database/index.js';
import type { Caller, Principal } from '../../platform/http/index.js';
import { releaseError } from '../release.errors.js';
import { ReleasesRepository } from '../releases.repository.js';
import { toVersion, type Version } from '../version.js';
import { versionLifecycle, type VersionVerb } from '../version.lifecycle.js';

/** What every verb on an open version is told. */
export interface VersionCommand {
  readonly caller: Caller;
  readonly releaseId: string;
  /** The entity tag of the version that the caller read. */
  readonly ifMatch: string;
  readonly reason?: string | undefined;
}

interface Special {
  /** The row that If-Match speaks of, if it is not the version. */
  readonly row?: (version: Version) => Version['row'];
  /** The public number that the version gets with this verb. */
  readonly number?: (version: Version) => number;
  readonly effects?: (tx: Transaction, version: Version, now: Date) => Promise<Effects>;
  readonly recorded?: (tx: Transaction, version: Version, act: Appended) => Promise<void>;
}

/** Runs a verb of the version's life cycle on the open version of a release; the verb's file brings what is special to it. */
@Injectable()
export class VersionTransition {
  constructor(
    private readonly transitions: Transitions,
    private readonly releases: ReleasesRepository,
  ) {}

  async perform(
    verb: VersionVerb,
    { caller, releaseId, ifMatch, reason }: VersionCommand,
    { row, number, effects, recorded }: Special = {},
  ): Promise<void> {
    await this.transitions.perform({
      lifecycle: versionLifecycle,
      verb,
      caller,
      ifMatch,
      reason,
      sitting: verb === 'edit',
      find: async (tx) => {
        const version = await this.lockOpenVersion(tx, releaseId, caller.principal);
        return row ? { ...version, row: row(version) } : version;
      },
      move: (tx, found, to, now) => this.releases.move(tx, found.version, to, now, number?.(found) ?? null),
      ...(effects && { effects }),
      ...(recorded && { recorded }),
    });
  }

  /** The open version under the release's lock; not found if the caller may not read it or there is none. */
  private async lockOpenVersion(tx: Transaction, releaseId: string, principal: Principal): Promise<Version> {
    const organisations = principal.organisations('releases.read');
    if (!(await this.releases.lockRelease(tx, releaseId, organisations))) throw releaseError('not-found');
    const version = await this.releases.findOpenVersion(releaseId, organisations, tx);
    if (!version) throw releaseError('no-open-version');
    return toVersion(version, await this.releases.findTexts([version.id], tx));
  }
}
