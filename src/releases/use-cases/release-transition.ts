import { Injectable } from '@nestjs/common';
import { type Effects, type EnteredAct, type Found, Transitions } from '../../ledger/index.js';
import type { Transaction } from '../../platform/database/index.js';
import type { Caller } from '../../platform/http/index.js';
import { type RedactionRow, RedactionsRepository } from '../taken-back/redactions.repository.js';
import { releaseError } from '../release.errors.js';
import { releaseLifecycle, type ReleaseSubject, type ReleaseVerb } from '../release.lifecycle.js';
import { type ReleaseRow, ReleasesRepository } from '../releases.repository.js';

/** What every verb on a release as such is told. */
export interface ReleaseCommand {
  readonly caller: Caller;
  readonly releaseId: string;
  /** The entity tag of the release that the caller read. */
  readonly ifMatch: string;
  readonly reason?: string | undefined;
}

/** A release, as the verbs on it see it. */
export interface Release extends Found<ReleaseSubject> {
  readonly release: ReleaseRow;
  readonly redaction: RedactionRow | undefined;
}

interface Special {
  readonly effects: (tx: Transaction, release: Release, now: Date) => Promise<Effects>;
  readonly recorded?: (tx: Transaction, release: Release, act: EnteredAct) => Promise<void>;
}

/** Runs a verb of a release's standing before the public; the verb's file brings what is special to it. */
@Injectable()
export class ReleaseTransition {
  constructor(
    private readonly transitions: Transitions,
    private readonly releases: ReleasesRepository,
    private readonly redactions: RedactionsRepository,
  ) {}

  async perform(
    verb: ReleaseVerb,
    { caller, releaseId, ifMatch, reason }: ReleaseCommand,
    { effects, recorded }: Special,
  ): Promise<void> {
    await this.transitions.perform({
      lifecycle: releaseLifecycle,
      verb,
      caller,
      ifMatch,
      reason,
      find: async (tx) => {
        const organisations = caller.principal.organisations('releases.read');
        const row = await this.releases.lock(tx, releaseId, organisations);
        if (!row) throw releaseError('not-found');
        return toRelease(row, await this.redactions.findOpen(releaseId, tx));
      },
      move: (tx, { release }, to) => this.releases.move(tx, release, to),
      effects,
      ...(recorded && { recorded }),
    });
  }
}

/** Puts rows together into what the guards look at. */
export function toRelease(release: ReleaseRow, redaction: RedactionRow | undefined): Release {
  const { id, revision, standing, organisation_id: organisation, has_open_version: hasOpenVersion } = release;
  return {
    release,
    redaction,
    object: { type: 'release', id },
    row: { id, revision },
    organisation,
    subject: {
      standing,
      hasOpenVersion,
      redaction: redaction && {
        proposedBy: redaction.proposed_by,
        namesCurrent: redaction.documents.some(({ version }) => version === release.published_versions),
      },
    },
  };
}
