import { Injectable } from '@nestjs/common';
import { ClientsRepository } from '../clients/clients.repository.js';
import { type ClientCommand, ClientTransition } from './client-transition.js';

/** Ends a secret, and with it every token that was had for it, at the next request. */
@Injectable()
export class RevokeClientSecret {
  constructor(
    private readonly transition: ClientTransition,
    private readonly clients: ClientsRepository,
  ) {}

  async execute(command: ClientCommand, secret: string): Promise<void> {
    await this.transition.perform('revoke-secret', command, {
      secret,
      effects: async (tx, { id }, now) => {
        await this.clients.revokeSecret(tx, id, secret, now);
        return { changes: [{ field: `secret:${secret}` }] };
      },
    });
  }
}
