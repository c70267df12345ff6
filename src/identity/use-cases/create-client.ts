import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../ledger/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Database, type Transaction } from '../../platform/database/index.js';
import { type Caller, once, type Principal } from '../../platform/http/index.js';
import { Ids } from '../../platform/ids/index.js';
import { clientLifecycle } from '../clients/client.lifecycle.js';
import { ClientScopes } from '../clients/client-scopes.js';
import { ClientsRepository, type NewClient } from '../clients/clients.repository.js';
import { identityError } from '../identity.errors.js';

/** Makes a client of an organisation. It has no secret yet: those are made, and shown, one by one. */
@Injectable()
export class CreateClient {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly audit: AuditTrail,
    private readonly clients: ClientsRepository,
    private readonly scopes: ClientScopes,
  ) {}

  /** Throws `identity.unknown-organisation`, `identity.organisation-state`, `client.scope-not-here`. */
  async execute({ principal, once: key }: Caller, asked: NewClient): Promise<{ id: string }> {
    return this.database.transaction((tx) => once(tx, key, () => this.write(tx, principal, asked)));
  }

  private async write(tx: Transaction, principal: Principal, asked: NewClient): Promise<{ id: string }> {
    const { permission, to } = clientLifecycle.transition('create');
    const { organisation, name, scopes } = asked;
    if (!principal.mayFor(permission, organisation)) throw identityError('unknown-organisation');
    await this.scopes.refuseMisplaced(tx, organisation, scopes);
    const now = await this.clock.now(tx);
    const id = this.ids.uuid();
    await this.clients.insert(tx, id, asked, to as 'active', now);
    await this.audit.record(tx, {
      actor: principal.actor,
      actingFor: principal.actingFor,
      at: now,
      verb: 'create',
      object: { type: 'client', id },
      to,
      changes: [
        { field: 'organisation', after: organisation },
        { field: 'name', after: name },
        { field: 'scopes', after: scopes },
      ],
    });
    return { id };
  }
}
