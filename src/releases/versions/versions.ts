import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import type { Queryable, Transaction } from '../../platform/database/index.js';
import { Numbers } from '../numbers/numbers.js';
import { releaseError } from '../release.errors.js';
import { ReleasesRepository } from '../releases.repository.js';
import { TextsRepository } from '../texts/texts.repository.js';
import { toVersion, type Version } from './version.js';
import { type VersionRow, VersionsRepository } from './versions.repository.js';

/** The version at work, the one in force, or a published one by its number. */
export type WhichVersion = 'open' | 'current' | number;

/** Finds versions whole: with their texts, and all that the guards look at. */
@Injectable()
export class Versions {
  constructor(
    private readonly clock: Clock,
    private readonly numbers: Numbers,
    private readonly releases: ReleasesRepository,
    private readonly versions: VersionsRepository,
    private readonly texts: TextsRepository,
  ) {}

  /** A version under the release's lock; undefined if there is none. Throws not-found for a release out of reach. */
  async lock(
    tx: Transaction,
    releaseId: string,
    organisations: readonly string[],
    which: WhichVersion,
  ): Promise<Version | undefined> {
    if (!(await this.releases.lock(tx, releaseId, organisations))) throw releaseError('not-found');
    const row = await this.find(tx, releaseId, organisations, which);
    return row && (await this.whole([row], tx))[0];
  }

  /** Rows with their texts, in the same order. */
  async whole(rows: readonly VersionRow[], on?: Queryable): Promise<Version[]> {
    if (rows.length === 0) return [];
    const now = await this.clock.now(on);
    const texts = await this.texts.findOf(
      rows.map(({ id }) => id),
      on,
    );
    const textsOf = Map.groupBy(texts, ({ version_id: id }) => id);
    const organisation = rows[0]!.organisation_id;
    const numbersAreEntered = await this.numbers.areEntered(organisation, now, on);
    return rows.map((row) => toVersion(row, textsOf.get(row.id) ?? [], { now, numbersAreEntered }));
  }

  private find(on: Queryable, id: string, organisations: readonly string[], which: WhichVersion) {
    if (which === 'open') return this.versions.findOpen(id, organisations, on);
    if (which === 'current') return this.versions.findCurrent(id, organisations, on);
    return this.versions.findNumbered(id, organisations, which, on);
  }
}
