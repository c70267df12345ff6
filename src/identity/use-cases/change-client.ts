import { Injectable } from '@nestjs/common';
import { ClientScopes } from '../clients/client-scopes.js';
import { ClientsRepository } from '../clients/clients.repository.js';
import { type ClientCommand, ClientTransition } from './client-transition.js';

interface Wish {
  readonly name?: string | undefined;
  readonly scopes?: readonly string[] | undefined;
}

/** Renames a client or changes its scopes; tokens that it has lose at once what it has no more. */
@Injectable()
export class ChangeClient {
  constructor(
    private readonly transition: ClientTransition,
    private readonly clients: ClientsRepository,
    private readonly scopes: ClientScopes,
  ) {}

  /** Throws `client.scope-not-here`. */
  async execute(command: ClientCommand, wish: Wish): Promise<void> {
    await this.transition.perform('change', command, {
      effects: async (tx, client) => {
        const { name = client.name, scopes = client.scopes } = wish;
        if (wish.scopes) await this.scopes.refuseMisplaced(tx, client.organisation_id, scopes);
        await this.clients.change(tx, client.id, { name, scopes });
        return {
          changes: [
            ...(name === client.name ? [] : [{ field: 'name', before: client.name, after: name }]),
            ...(wish.scopes ? [{ field: 'scopes', before: client.scopes, after: scopes }] : []),
          ],
        };
      },
    });
  }
}
