import { Injectable } from '@nestjs/common';
import { SignJWT } from 'jose';
import { Config } from '../../platform/config/index.js';
import { TokenKeys } from '../keys/token-keys.js';

export const ACCESS_TOKEN_SECONDS = 300;
/** RFC 9068: an access token never passes for another kind of token. */
export const ACCESS_TOKEN_TYPE = 'at+jwt';
export const ACCESS_TOKEN_AUDIENCE = 'urn:khen:api';

/** Who signs: the address that the public knows, or a name where there is none. */
export const issuerOf = (config: Config): string => config.publicUrl ?? 'urn:khen:local';

/** Signs access tokens (RFC 7519, ES256). They say who and in which session, nothing else: rights are read on each request. */
@Injectable()
export class AccessTokens {
  constructor(
    private readonly keys: TokenKeys,
    private readonly config: Config,
  ) {}

  /** A token that is good for five minutes from `now`. */
  sign(accountId: string, sessionId: string, now: Date): Promise<string> {
    const { kid, key } = this.keys.newest();
    const seconds = Math.floor(now.getTime() / 1000);
    return new SignJWT({ sid: sessionId })
      .setProtectedHeader({ alg: 'ES256', typ: ACCESS_TOKEN_TYPE, kid })
      .setIssuer(issuerOf(this.config))
      .setAudience(ACCESS_TOKEN_AUDIENCE)
      .setSubject(accountId)
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + ACCESS_TOKEN_SECONDS)
      .sign(key.privateKey);
  }
}
