import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-jwt';
import { z } from 'zod';
import { Config } from '../../platform/config/index.js';
import { TokenKeys } from '../keys/token-keys.js';
import { CLIENT_TOKEN_TYPE } from './access-tokens.js';
import { tokenOptions } from './token-options.js';

const Claims = z
  .object({
    sub: z.uuid(),
    client_id: z.uuid(),
    secret: z.uuid(),
    scope: z.string(),
    exp: z.int().positive(),
    sid: z.never().optional(),
  })
  .refine(({ sub, client_id }) => sub === client_id);

/** What a machine's genuine access token says. Whether it is still good is not checked yet. */
export interface ClientClaims {
  readonly clientId: string;
  readonly secretId: string;
  readonly scopes: readonly string[];
  readonly expiresAt: Date;
}

/** The same as for people's tokens; neither kind passes for the other. */
@Injectable()
export class ClientTokenStrategy extends PassportStrategy(Strategy) {
  constructor(keys: TokenKeys, config: Config) {
    super(tokenOptions(keys, config, CLIENT_TOKEN_TYPE));
  }

  validate(payload: unknown): ClientClaims | false {
    const claims = Claims.safeParse(payload);
    if (!claims.success) return false;
    const { sub, secret, scope, exp } = claims.data;
    return { clientId: sub, secretId: secret, scopes: scope.split(' '), expiresAt: new Date(exp * 1000) };
  }
}
