import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { Principal } from '../../platform/http/index.js';
import { type ClientAccessRow, ClientsRepository } from '../clients/clients.repository.js';
import { identityError } from '../identity.errors.js';
import { Roles } from '../role.js';
import type { ClientClaims } from './client-token.strategy.js';

/** A use is noted at most this often, so that a machine that polls does not write each time. */
const NOTED_EVERY_SECONDS = 60;

/** What a secret is good for at an instant. */
export interface MachineAccess extends ClientAccessRow {
  readonly now: Date;
}

/**
 * What machines may do now. Read on each request, like the sessions of people: three rows by their keys cost less than a
 * memory that has to be bounded and forgotten in time, and a revocation counts at the next request.
 */
@Injectable()
export class Machines {
  constructor(
    private readonly clock: Clock,
    private readonly clients: ClientsRepository,
    private readonly roles: Roles,
  ) {}

  /** Undefined unless secret, client and organisation all count now. Says nothing of whether the secret was right. */
  async access(secretId: string, clientId: string): Promise<MachineAccess | undefined> {
    const [now, row] = await Promise.all([this.clock.now(), this.clients.findAccess(secretId, clientId)]);
    const isGood =
      row?.revoked_at === null &&
      (row.expires_at === null || row.expires_at > now) &&
      row.client_state === 'active' &&
      row.organisation_state === 'active';
    return isGood ? { ...row, now } : undefined;
  }

  /** The scopes that count: those of the client that machines of such an organisation can have. */
  scopes({ scopes, kind }: Pick<ClientAccessRow, 'scopes' | 'kind'>): string[] {
    const possible = this.roles.scopesOf(kind);
    return scopes.filter((scope) => possible.includes(scope));
  }

  async noteUse(
    secretId: string,
    clientId: string,
    { last_used_at: last, now }: MachineAccess,
  ): Promise<void> {
    if (last !== null && now.getTime() - last.getTime() < NOTED_EVERY_SECONDS * 1000) return;
    await this.clients.noteUse(secretId, clientId, now, NOTED_EVERY_SECONDS);
  }

  /**
   * Who sent a request with such a token. Throws if the token has expired or what it was had for counts no more (401), or
   * if it is to act for another organisation than its own (403).
   */
  async of(claims: ClientClaims, actingFor: string | undefined): Promise<Principal> {
    const { clientId, secretId, scopes, expiresAt } = claims;
    const access = await this.access(secretId, clientId);
    if (!access || expiresAt <= access.now) throw identityError('token-refused');
    const { organisation_id: organisation } = access;
    if (actingFor !== undefined && actingFor.toLowerCase() !== organisation)
      throw identityError('acting-for-refused');
    await this.noteUse(secretId, clientId, access);
    const granted = this.scopes(access).filter((scope) => scopes.includes(scope));
    const grants = new Map(granted.map((scope) => [scope, [organisation]]));
    return new Principal(clientId, undefined, organisation, grants, 'client');
  }
}
