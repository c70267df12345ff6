import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-jwt';
import { z } from 'zod';
import { Config } from '../../platform/config/index.js';
import { TokenKeys } from '../keys/token-keys.js';
import { ACCESS_TOKEN_TYPE } from './access-tokens.js';
import { tokenOptions } from './token-options.js';

const Claims = z.object({ sub: z.uuid(), sid: z.uuid(), exp: z.int().positive() });

/** What a person's genuine access token says. Whether it is still good is not checked yet. */
export interface TokenClaims {
  readonly accountId: string;
  readonly sessionId: string;
  readonly expiresAt: Date;
}

/** Checks an access token's signature, algorithm, type, issuer and audience; keys come from our own folder only. */
@Injectable()
export class AccessTokenStrategy extends PassportStrategy(Strategy) {
  constructor(keys: TokenKeys, config: Config) {
    super(tokenOptions(keys, config, ACCESS_TOKEN_TYPE));
  }

  validate(payload: unknown): TokenClaims | false {
    const claims = Claims.safeParse(payload);
    if (!claims.success) return false;
    const { sub, sid, exp } = claims.data;
    return { accountId: sub, sessionId: sid, expiresAt: new Date(exp * 1000) };
  }
}
