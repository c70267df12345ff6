import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import type { Principal } from '../../platform/http/index.js';
import { type ClientRow, ClientsRepository } from '../clients/clients.repository.js';
import { ClientTransition, type FoundClient } from './client-transition.js';

/** What those who look after an organisation's machines see of them. */
@Injectable()
export class ReadClients {
  constructor(
    private readonly database: Database,
    private readonly clients: ClientsRepository,
    private readonly transition: ClientTransition,
  ) {}

  /** One row more than `limit`, if there is one; newest first. */
  list(principal: Principal, before: string | undefined, limit: number): Promise<ClientRow[]> {
    return this.clients.list(principal.organisations('clients.read'), before, limit + 1);
  }

  /** With what its life cycle looks at. Throws not-found for one that the principal may not read. */
  one(principal: Principal, id: string): Promise<FoundClient> {
    return this.transition.find(this.database, principal, id);
  }
}
