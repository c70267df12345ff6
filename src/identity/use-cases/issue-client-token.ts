import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { DomainError } from '../../platform/errors/index.js';
import { ACCESS_TOKEN_SECONDS, AccessTokens } from '../access/access-tokens.js';
import { type MachineAccess, Machines } from '../access/machines.js';
import { clientError } from '../clients/client.errors.js';
import { secretHash, secretId } from '../clients/client-secret.js';
import { IdentityMetrics } from '../identity.metrics.js';
import { Throttle } from '../throttle/throttle.js';

/** What a machine shows, however it sends it. */
export interface ClientCredentials {
  readonly clientId: string;
  readonly secret: string;
}

interface TokenRequest {
  readonly credentials: ClientCredentials;
  /** All that the client has, unless some are named. */
  readonly scopes: readonly string[] | undefined;
  readonly address: string;
}

interface Issued {
  readonly token: string;
  readonly scopes: readonly string[];
  readonly expiresIn: number;
}

/** Gives a machine that shows its secret a token for five minutes (RFC 6749, 4.4). */
@Injectable()
export class IssueClientToken {
  constructor(
    private readonly throttle: Throttle,
    private readonly machines: Machines,
    private readonly tokens: AccessTokens,
    private readonly metrics: IdentityMetrics,
  ) {}

  /** Throws `client.client-refused`, `client.scope-refused`, `identity.too-many-attempts`. */
  async execute(request: TokenRequest): Promise<Issued> {
    try {
      const issued = await this.issue(request);
      this.metrics.clientTokens.labels('issued').inc();
      return issued;
    } catch (error) {
      this.metrics.clientTokens.labels((error as Partial<DomainError>).code ?? 'failed').inc();
      throw error;
    }
  }

  private async issue({ credentials, scopes, address }: TokenRequest): Promise<Issued> {
    const { clientId, secret } = credentials;
    const id = secretId(secret);
    const access = id === undefined ? undefined : await this.prove(id, credentials);
    if (id === undefined || !access) {
      await this.throttle.refusedClient(clientId, address);
      throw clientError('client-refused');
    }
    const had = this.machines.scopes(access);
    const granted = scopes ?? had;
    if (granted.length === 0 || granted.some((scope) => !had.includes(scope))) {
      throw clientError('scope-refused');
    }
    await this.machines.noteUse(id, clientId, access);
    const token = await this.tokens.signForClient(clientId, id, granted, access.now);
    return { token, scopes: granted, expiresIn: ACCESS_TOKEN_SECONDS };
  }

  /** What the client may, if the secret is right and counts: digests are compared, in the same time whatever they are. */
  private async prove(
    id: string,
    { clientId, secret }: ClientCredentials,
  ): Promise<MachineAccess | undefined> {
    if (!z.uuid().safeParse(clientId).success) return undefined;
    const access = await this.machines.access(id, clientId);
    return access && timingSafeEqual(access.hash, secretHash(secret)) ? access : undefined;
  }
}
