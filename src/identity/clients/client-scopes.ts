import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/index.js';
import { identityError } from '../identity.errors.js';
import { OrganisationsRepository } from '../organisations.repository.js';
import { Roles } from '../role.js';
import { clientError } from './client.errors.js';

/** Which scopes the clients of an organisation can have: what its people may, as far as machines may hold it. */
@Injectable()
export class ClientScopes {
  constructor(
    private readonly organisations: OrganisationsRepository,
    private readonly roles: Roles,
  ) {}

  /** Throws `identity.unknown-organisation`, `identity.organisation-state`, `client.scope-not-here`. */
  async refuseMisplaced(tx: Transaction, organisation: string, scopes: readonly string[]): Promise<void> {
    const place = await this.organisations.find(organisation, tx);
    if (!place) throw identityError('unknown-organisation');
    if (place.state === 'closed') throw identityError('organisation-state', { state: place.state });
    const possible = this.roles.scopesOf(place.kind);
    const scope = scopes.find((each) => !possible.includes(each));
    if (scope !== undefined) throw clientError('scope-not-here', { scope });
  }
}
