import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import type { Reason } from '../../platform/errors/index.js';
import { httpError, type Principal } from '../../platform/http/index.js';
import type { AccreditationState } from '../agencies/accreditation.lifecycle.js';
import {
  type AccreditationRow,
  AgenciesRepository,
  type NamedAcceptanceRow,
  type TermsRow,
} from '../agencies/agencies.repository.js';
import { PressAgencies } from '../agencies/press-agencies.js';

/** Where one's own agency stands. */
export interface OwnStanding {
  readonly organisation: string;
  readonly reasons: readonly Reason[];
  readonly terms: TermsRow | undefined;
  readonly acceptances: readonly NamedAcceptanceRow[];
}

/** What the province sees of agencies, and an agency of itself. */
@Injectable()
export class ReadAgencies {
  constructor(
    private readonly clock: Clock,
    private readonly agencies: AgenciesRepository,
    private readonly pressAgencies: PressAgencies,
  ) {}

  /** One row more than `limit`, if there is one; newest first. */
  list(
    principal: Principal,
    filter: { readonly state?: AccreditationState | undefined; readonly organisation?: string | undefined },
    before: string | undefined,
    limit: number,
  ): Promise<AccreditationRow[]> {
    return this.agencies.list(principal.organisations('agencies.read'), filter, before, limit + 1);
  }

  /** With what the agency accepted, and whether it may read early now. Throws not-found. */
  async one(principal: Principal, id: string) {
    const row = await this.agencies.find(id, principal.organisations('agencies.read'));
    if (!row) throw httpError('not-found');
    return {
      row,
      reasons: await this.pressAgencies.reasonsAgainst(row.organisation_id),
      acceptances: await this.agencies.acceptances(row.organisation_id),
    };
  }

  async own({ actingFor: organisation }: Principal): Promise<OwnStanding> {
    return {
      organisation,
      reasons: await this.pressAgencies.reasonsAgainst(organisation),
      terms: await this.agencies.termsInForce(await this.clock.now()),
      acceptances: await this.agencies.acceptances(organisation),
    };
  }

  /** One row more than `limit`, if there is one; newest first. */
  listTerms(before: number | undefined, limit: number): Promise<TermsRow[]> {
    return this.agencies.listTerms(before, limit + 1);
  }

  /** Throws not-found. */
  async terms(version: number) {
    const row = await this.agencies.terms(version);
    if (!row) throw httpError('not-found');
    return row;
  }
}
