import { type ExecutionContext, Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Authenticator, type Principal } from '../../platform/http/index.js';
import { identityError } from '../identity.errors.js';
import { AccessTokenStrategy, type TokenClaims } from './access-token.strategy.js';
import { Principals } from './principals.js';

const ACTING_FOR = 'khen-acting-for';
const PROPERTY = 'tokenClaims';

declare module 'fastify' {
  interface FastifyRequest {
    [PROPERTY]?: TokenClaims;
  }
}

/**
 * Passport's guard around a strategy object, since its register of names is shared by all servers of a process. Passport
 * writes the request's callbacks into an object that it is given, so each request needs one of its own.
 */
class TokenGuard extends AuthGuard() {
  constructor(strategy: AccessTokenStrategy) {
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
    private readonly strategy: AccessTokenStrategy,
    private readonly principals: Principals,
  ) {
    super();
  }

  override async authenticate(context: ExecutionContext): Promise<Principal | undefined> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (request.headers.authorization === undefined) return undefined;
    await new TokenGuard(this.strategy).canActivate(context);
    const actingFor = request.headers[ACTING_FOR];
    if (actingFor !== undefined && !z.uuid().safeParse(actingFor).success)
      throw identityError('acting-for-invalid');
    return this.principals.of(request[PROPERTY]!, actingFor as string | undefined);
  }
}
