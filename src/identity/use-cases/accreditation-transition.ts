import { Injectable } from '@nestjs/common';
import { type Found, Transitions } from '../../ledger/index.js';
import { type Caller, httpError } from '../../platform/http/index.js';
import {
  accreditationLifecycle,
  type AccreditationState,
  type AccreditationSubject,
  type AccreditationVerb,
} from '../agencies/accreditation.lifecycle.js';
import { type AccreditationRow, AgenciesRepository } from '../agencies/agencies.repository.js';

/** What every verb on an accreditation is told. */
interface AccreditationCommand {
  readonly caller: Caller;
  readonly accreditationId: string;
  /** The entity tag that the caller read. */
  readonly ifMatch: string;
  readonly reason?: string | undefined;
}

type FoundAccreditation = Found<AccreditationSubject> & { readonly row: AccreditationRow };

/** Suspends, resumes and ends accreditations: nothing is special to any of these verbs. */
@Injectable()
export class AccreditationTransition {
  constructor(
    private readonly transitions: Transitions,
    private readonly agencies: AgenciesRepository,
  ) {}

  async perform(
    verb: Exclude<AccreditationVerb, 'accredit'>,
    { caller, accreditationId, ifMatch, reason }: AccreditationCommand,
  ): Promise<void> {
    await this.transitions.perform<
      AccreditationState,
      AccreditationVerb,
      AccreditationSubject,
      FoundAccreditation
    >({
      lifecycle: accreditationLifecycle,
      verb,
      caller,
      ifMatch,
      reason,
      find: async (tx) => {
        const reached = caller.principal.organisations('agencies.read');
        const row = await this.agencies.lock(tx, accreditationId, reached);
        if (!row) throw httpError('not-found');
        return {
          object: { type: 'accreditation', id: row.id },
          row,
          organisation: row.organisation_id,
          subject: row,
        };
      },
      move: (tx, { row }, to) => this.agencies.moveState(tx, row, to),
    });
  }
}
