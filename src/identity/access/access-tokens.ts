import { Injectable } from '@nestjs/common';
import { decodeProtectedHeader, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { Config } from '../../platform/config/index.js';
import { TokenKeys } from '../keys/token-keys.js';

export const ACCESS_TOKEN_SECONDS = 300;
/** RFC 9068: an access token never passes for another kind of token. */
export const ACCESS_TOKEN_TYPE = 'at+jwt';
/** Of machines: neither kind passes for the other. */
export const CLIENT_TOKEN_TYPE = 'client-at+jwt';
export const ACCESS_TOKEN_AUDIENCE = 'urn:khen:api';

/** Who signs: the address that the public knows, or a name where there is none. */
export const issuerOf = (config: Config): string => config.publicUrl ?? 'urn:khen:local';

/** Signs access tokens (RFC 7519, ES256). They say who and by which session or secret: rights are read on each request. */
@Injectable()
export class AccessTokens {
  constructor(
    private readonly keys: TokenKeys,
    private readonly config: Config,
  ) {}

  /** A token that is good for five minutes from `now`. */
  sign(accountId: string, sessionId: string, now: Date): Promise<string> {
    return this.signed(ACCESS_TOKEN_TYPE, accountId, { sid: sessionId }, now);
  }

  /** The same for a machine: which client, with which of its secrets, for what. */
  signForClient(clientId: string, secretId: string, scopes: readonly string[], now: Date): Promise<string> {
    const claims = { client_id: clientId, secret: secretId, scope: scopes.join(' ') };
    return this.signed(CLIENT_TOKEN_TYPE, clientId, claims, now);
  }

  /** The machine that this token was given to, by its signature and this process's own clock; undefined if it is none. */
  async clientOf(token: string): Promise<string | undefined> {
    const expected = {
      algorithms: ['ES256'],
      typ: CLIENT_TOKEN_TYPE,
      issuer: issuerOf(this.config),
      audience: ACCESS_TOKEN_AUDIENCE,
    };
    try {
      const { kid = '', typ } = decodeProtectedHeader(token);
      const key = typ === CLIENT_TOKEN_TYPE ? this.keys.find(kid) : undefined;
      return key && (await jwtVerify(token, key, expected)).payload.sub;
    } catch {
      return undefined;
    }
  }

  private signed(typ: string, subject: string, claims: JWTPayload, now: Date): Promise<string> {
    const { kid, key } = this.keys.newest();
    const seconds = Math.floor(now.getTime() / 1000);
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'ES256', typ, kid })
      .setIssuer(issuerOf(this.config))
      .setAudience(ACCESS_TOKEN_AUDIENCE)
      .setSubject(subject)
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + ACCESS_TOKEN_SECONDS)
      .sign(key.privateKey);
  }
}
