import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { Config } from '../../platform/config/index.js';
import type { Reason } from '../../platform/errors/index.js';
import { AgenciesRepository } from './agencies.repository.js';
import { agencyError } from './agency.errors.js';

/** Which press agencies may read what is scheduled, for other modules. */
@Injectable()
export class PressAgencies {
  constructor(
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly agencies: AgenciesRepository,
  ) {}

  /**
   * Every reason why the organisation may not read early now; none if it may: an active press agency, accredited today,
   * that has accepted the newest terms in force.
   */
  async reasonsAgainst(organisationId: string): Promise<Reason[]> {
    const now = await this.clock.now();
    const row = await this.agencies.standing(organisationId, now, this.config.timeZone);
    if (row?.kind !== 'press_agency') return [agencyError.reason('not-an-agency')];
    const { state, accredited, version, accepted } = row;
    return [
      ...(state === 'closed' ? [agencyError.reason('agency-closed')] : []),
      ...(accredited ? [] : [agencyError.reason('not-accredited')]),
      ...(version === null ? [agencyError.reason('no-terms')] : []),
      ...(version === null || accepted ? [] : [agencyError.reason('terms-not-accepted', { version })]),
    ];
  }
}
