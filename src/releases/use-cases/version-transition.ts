import { Injectable } from '@nestjs/common';
import { type Effects, type EnteredAct, Transitions } from '../../ledger/index.js';
import type { Transaction } from '../../platform/database/index.js';
import type { Caller } from '../../platform/http/index.js';
import { releaseError } from '../release.errors.js';
import { Versions } from '../versions/versions.js';
import type { Version } from '../versions/version.js';
import { versionError } from '../versions/version.errors.js';
import { versionLifecycle, type VersionVerb } from '../version.lifecycle.js';
import { type Moved, VersionsRepository } from '../versions/versions.repository.js';

/** What every verb on an open version is told. */
export interface VersionCommand {
  readonly caller: Caller;
  readonly releaseId: string;
  /** The entity tag of the version that the caller read. */
  readonly ifMatch: string;
  readonly reason?: string | undefined;
}

interface Special {
  /** Number of the published version that the verb is about; else the version at work. */
  readonly published?: number;
  /** The row that If-Match speaks of, if it is not the version. */
  readonly row?: (version: Version) => Version['row'];
  /** Whose rows the permission is asked for, if it is not the issuer. */
  readonly organisation?: string;
  /** What the version gets together with its state. */
  readonly moved?: (version: Version) => Moved;
  readonly effects?: (tx: Transaction, version: Version, now: Date) => Promise<Effects>;
  readonly recorded?: (tx: Transaction, version: Version, act: EnteredAct) => Promise<void>;
}

/** Runs a verb of the version's life cycle; the verb's file brings what is special to it. */
@Injectable()
export class VersionTransition {
  constructor(
    private readonly transitions: Transitions,
    private readonly versions: Versions,
    private readonly repository: VersionsRepository,
  ) {}

  async perform(
    verb: VersionVerb,
    { caller, releaseId, ifMatch, reason }: VersionCommand,
    { published, row, organisation, moved, effects, recorded }: Special = {},
  ): Promise<void> {
    await this.transitions.perform({
      lifecycle: versionLifecycle,
      verb,
      caller,
      ifMatch,
      reason,
      sitting: verb === 'edit',
      find: async (tx) => {
        const organisations = caller.principal.organisations('releases.read');
        const version = await this.versions.lock(tx, releaseId, organisations, published ?? 'open');
        if (!version)
          throw published === undefined ? releaseError('no-open-version') : versionError('version-not-found');
        return {
          ...version,
          ...(row && { row: row(version) }),
          ...(organisation !== undefined && { organisation }),
        };
      },
      move: (tx, found, to, now) => this.repository.move(tx, found.version, to, now, moved?.(found)),
      ...(effects && { effects }),
      ...(recorded && { recorded }),
    });
  }
}
