import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { ExtractJwt, type SecretOrKeyProvider, Strategy } from 'passport-jwt';
import { z } from 'zod';
import { Config } from '../../platform/config/index.js';
import { TokenKeys } from '../keys/token-keys.js';
import { ACCESS_TOKEN_AUDIENCE, ACCESS_TOKEN_TYPE, issuerOf } from './access-tokens.js';

const Claims = z.object({ sub: z.uuid(), sid: z.uuid(), exp: z.int().positive() });

/** What a genuine access token says. Whether it is still good is not checked yet. */
export interface TokenClaims {
  readonly accountId: string;
  readonly sessionId: string;
  readonly expiresAt: Date;
}

/** Checks an access token's signature, algorithm, type, issuer and audience; keys come from our own folder only. */
@Injectable()
export class AccessTokenStrategy extends PassportStrategy(Strategy) {
  constructor(keys: TokenKeys, config: Config) {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      secretOrKeyProvider: keyProvider(keys),
      algorithms: ['ES256'],
      issuer: issuerOf(config),
      audience: ACCESS_TOKEN_AUDIENCE,
      // By our clock, with the session: the process's own may be wrong.
      ignoreExpiration: true,
    });
  }

  validate(payload: unknown): TokenClaims | false {
    const claims = Claims.safeParse(payload);
    if (!claims.success) return false;
    const { sub, sid, exp } = claims.data;
    return { accountId: sub, sessionId: sid, expiresAt: new Date(exp * 1000) };
  }
}

const Header = z.object({ typ: z.literal(ACCESS_TOKEN_TYPE), kid: z.string(), alg: z.literal('ES256') });

/** The key that the token's header names by its id; a key or address in the header itself is never looked at. */
function keyProvider(keys: TokenKeys): SecretOrKeyProvider {
  return (_request, token: string, done) => {
    const key = keyOf(keys, token);
    // jsonwebtoken takes the ready key as well, which saves reading PEM on each request.
    if (key) done(null, key as unknown as Buffer);
    else done(new Error('unknown key'));
  };
}

function keyOf(keys: TokenKeys, token: string) {
  try {
    const header = Header.safeParse(
      JSON.parse(Buffer.from(token.split('.')[0]!, 'base64url').toString('utf8')),
    );
    return header.success ? keys.find(header.data.kid) : undefined;
  } catch {
    return undefined;
  }
}
