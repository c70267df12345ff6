import { Injectable } from '@nestjs/common';
import { type Effects, type Found, Transitions } from '../../ledger/index.js';
import { Clock } from '../../platform/clock/index.js';
import type { Queryable, Transaction } from '../../platform/database/index.js';
import { type Caller, httpError, type Principal } from '../../platform/http/index.js';
import {
  clientLifecycle,
  type ClientState,
  type ClientSubject,
  type ClientVerb,
} from '../clients/client.lifecycle.js';
import { type ClientRow, ClientsRepository, isLive } from '../clients/clients.repository.js';

/** What every verb on a client is told. */
export interface ClientCommand {
  readonly caller: Caller;
  readonly clientId: string;
  /** The entity tag that the caller read. */
  readonly ifMatch: string;
  readonly reason?: string | undefined;
}

export type FoundClient = Found<ClientSubject> & { readonly row: ClientRow };

interface Special {
  /** The one secret that it is about. */
  readonly secret?: string;
  readonly effects?: (tx: Transaction, client: ClientRow, now: Date) => Promise<Effects>;
}

/** Runs a verb of a client's life cycle; the verb's file brings what is special to it. */
@Injectable()
export class ClientTransition {
  constructor(
    private readonly transitions: Transitions,
    private readonly clock: Clock,
    private readonly clients: ClientsRepository,
  ) {}

  async perform(verb: ClientVerb, command: ClientCommand, { secret, effects }: Special = {}): Promise<void> {
    const { caller, clientId, ifMatch, reason } = command;
    await this.transitions.perform<ClientState, ClientVerb, ClientSubject, FoundClient>({
      lifecycle: clientLifecycle,
      verb,
      caller,
      ifMatch,
      reason,
      find: async (tx) => {
        await this.clients.lock(tx, clientId);
        return this.find(tx, caller.principal, clientId, secret);
      },
      move: (tx, { row }, to) => this.clients.moveState(tx, row, to),
      effects: async (tx, { row }, now) => (await effects?.(tx, row, now)) ?? {},
    });
  }

  /** The client with everything that its guards look at; not found if the caller may not read it, or it has no such secret. */
  async find(on: Queryable, principal: Principal, id: string, secretId?: string): Promise<FoundClient> {
    const row = await this.clients.find(id, principal.organisations('clients.read'), on);
    const secret = row?.secrets.find((each) => each.id === secretId);
    if (!row || (secretId !== undefined && !secret)) throw httpError('not-found');
    const now = await this.clock.now(on);
    return {
      object: { type: 'client', id },
      row,
      organisation: row.organisation_id,
      subject: {
        state: row.state,
        liveSecrets: row.secrets.filter((each) => isLive(each, now)).length,
        isSecretOver: secret !== undefined && !isLive(secret, now),
      },
    };
  }
}
