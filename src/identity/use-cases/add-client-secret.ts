import { Injectable } from '@nestjs/common';
import { Ids } from '../../platform/ids/index.js';
import { clientError } from '../clients/client.errors.js';
import { newSecret, secretHash } from '../clients/client-secret.js';
import { ClientsRepository } from '../clients/clients.repository.js';
import { type ClientCommand, ClientTransition } from './client-transition.js';

/** Makes a secret of a client. Two can live at once, so that a machine changes over without a pause. */
@Injectable()
export class AddClientSecret {
  constructor(
    private readonly transition: ClientTransition,
    private readonly clients: ClientsRepository,
    private readonly ids: Ids,
  ) {}

  /**
   * Answers the secret, which is shown only now. Whoever lost the answer revokes it and makes another: the key of an
   * earlier request does not bring it back, since that would mean to keep it. Throws `client.expires-already`.
   */
  async execute(command: ClientCommand, expiresAt?: Date): Promise<{ id: string; secret: string }> {
    // Made anew for each attempt of the transaction; the last one is the one that counts.
    let made = newSecret(this.ids);
    const caller = { principal: command.caller.principal };
    await this.transition.perform(
      'add-secret',
      { ...command, caller },
      {
        effects: async (tx, client, now) => {
          if (expiresAt && expiresAt <= now) throw clientError('expires-already');
          made = newSecret(this.ids);
          await this.clients.addSecret(
            tx,
            client.id,
            { id: made.id, hash: secretHash(made.text), expiresAt },
            now,
          );
          return { changes: [{ field: `secret:${made.id}`, after: expiresAt?.toISOString() ?? 'open' }] };
        },
      },
    );
    return { id: made.id, secret: made.text };
  }
}
