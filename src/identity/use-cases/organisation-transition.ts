import { Injectable } from '@nestjs/common';
import { type Effects, type Found, Transitions } from '../../ledger/index.js';
import { bumpChange, type Transaction } from '../../platform/database/index.js';
import type { Caller } from '../../platform/http/index.js';
import {
  organisationLifecycle,
  type OrganisationSubject,
  type OrganisationVerb,
} from '../organisation.lifecycle.js';
import { Organisations } from '../organisations.js';
import { type LockedOrganisationRow, OrganisationsRepository } from '../organisations.repository.js';

/** What every verb on an organisation is told. */
export interface OrganisationCommand {
  readonly caller: Caller;
  readonly organisationId: string;
  /** The entity tag that the caller read. */
  readonly ifMatch: string;
}

type FoundOrganisation = Found<OrganisationSubject> & { readonly organisationRow: LockedOrganisationRow };

export function toSubject({
  id,
  state,
  parent_state,
  open_parts,
}: LockedOrganisationRow): OrganisationSubject {
  return { id, state, parentState: parent_state, openParts: open_parts };
}

/** Runs a verb of an organisation's life cycle; the verb's file brings what is special to it. */
@Injectable()
export class OrganisationTransition {
  constructor(
    private readonly transitions: Transitions,
    private readonly organisations: Organisations,
    private readonly repository: OrganisationsRepository,
  ) {}

  async perform(
    verb: OrganisationVerb,
    { caller, organisationId, ifMatch }: OrganisationCommand,
    effects?: (tx: Transaction, row: LockedOrganisationRow) => Promise<Effects>,
  ): Promise<void> {
    await this.transitions.perform<
      OrganisationSubject['state'],
      OrganisationVerb,
      OrganisationSubject,
      FoundOrganisation
    >({
      lifecycle: organisationLifecycle,
      verb,
      caller,
      ifMatch,
      find: async (tx) => {
        await this.repository.lockStructure(tx);
        const row = await this.organisations.findFor(caller.principal, organisationId, tx);
        return {
          object: { type: 'organisation', id: row.id },
          row,
          organisation: row.id,
          subject: toSubject(row),
          organisationRow: row,
        };
      },
      move: (tx, { organisationRow }, to) => this.repository.moveState(tx, organisationRow, to),
      effects: async (tx, { organisationRow }) => {
        const done = (await effects?.(tx, organisationRow)) ?? {};
        // The list of organisations is public.
        await bumpChange(tx, 'organisations');
        return done;
      },
    });
  }
}
