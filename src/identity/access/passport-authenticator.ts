import { type ExecutionContext, Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Authenticator, type Principal } from '../../platform/http/index.js';
import { identityError } from '../identity.errors.js';
import { AccessTokenStrategy, type TokenClaims } from './access-token.strategy.js';
import { AccessTokens, CLIENT_TOKEN_TYPE } from './access-tokens.js';
import { type ClientClaims, ClientTokenStrategy } from './client-token.strategy.js';
import { Machines } from './machines.js';
import { Principals } from './principals.js';
import { headerOf } from './token-options.js';

const ACTING_FOR = 'khen-acting-for';
const PROPERTY = 'tokenClaims';

declare module 'fastify' {
  interface FastifyRequest {
    [PROPERTY]?: TokenClaims | ClientClaims;
  }
}

/**
 * Passport's guard around a strategy object, since its register of names is shared by all servers of a process. Passport
 * writes the request's callbacks into an object that it is given, so each request needs one of its own.
 */
class TokenGuard extends AuthGuard() {
  constructor(strategy: AccessTokenStrategy | ClientTokenStrategy) {
    const own = Object.create(strategy) as string;
    super({ defaultStrategy: own, session: false, property: PROPERTY });
  }

  override handleRequest<Claims>(error: Error | null, claims: Claims | false): Claims {
    if (error) throw error;
    if (!claims) throw identityError('token-refused');
    return claims;
  }
}

/** Tells who sent a request by its access token (RFC 6750), and for which organisation. */
@Injectable()
export class PassportAuthenticator extends Authenticator {
  constructor(
    private readonly people: AccessTokenStrategy,
    private readonly clients: ClientTokenStrategy,
    private readonly principals: Principals,
    private readonly machines: Machines,
    private readonly tokens: AccessTokens,
  ) {
    super();
  }

  override machineOf(authorization: string): Promise<string | undefined> {
    return this.tokens.clientOf(authorization.replace(/^bearer /i, ''));
  }

  override async authenticate(context: ExecutionContext): Promise<Principal | undefined> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { authorization } = request.headers;
    if (authorization === undefined) return undefined;
    const isMachine = headerOf(authorization.replace(/^bearer /i, ''))?.typ === CLIENT_TOKEN_TYPE;
    await new TokenGuard(isMachine ? this.clients : this.people).canActivate(context);
    const actingFor = request.headers[ACTING_FOR];
    if (actingFor !== undefined && !z.uuid().safeParse(actingFor).success)
      throw identityError('acting-for-invalid');
    const claims = request[PROPERTY]!;
    return 'clientId' in claims
      ? this.machines.of(claims, actingFor as string | undefined)
      : this.principals.of(claims, actingFor as string | undefined);
  }
}
