import { ExtractJwt, type SecretOrKeyProvider, type StrategyOptionsWithoutRequest } from 'passport-jwt';
import { z } from 'zod';
import type { Config } from '../../platform/config/index.js';
import type { TokenKeys } from '../keys/token-keys.js';
import { ACCESS_TOKEN_AUDIENCE, issuerOf } from './access-tokens.js';

/** What is asked of every token: our signature and algorithm, the one type, issuer and audience. */
export const tokenOptions = (
  keys: TokenKeys,
  config: Config,
  type: string,
): StrategyOptionsWithoutRequest => ({
  jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
  secretOrKeyProvider: keyProvider(keys, type),
  algorithms: ['ES256'],
  issuer: issuerOf(config),
  audience: ACCESS_TOKEN_AUDIENCE,
  // By our clock, with the session or secret: the process's own may be wrong.
  ignoreExpiration: true,
});

const Header = z.object({ typ: z.string(), kid: z.string(), alg: z.literal('ES256') });

/** What the header of a token says it is; nothing is believed yet. */
export function headerOf(token: string): z.infer<typeof Header> | undefined {
  try {
    const text = Buffer.from(token.split('.')[0]!, 'base64url').toString('utf8');
    return Header.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** The key that the token's header names by its id; a key or address in the header itself is never looked at. */
function keyProvider(keys: TokenKeys, type: string): SecretOrKeyProvider {
  return (_request, token: string, done) => {
    const header = headerOf(token);
    const key = header?.typ === type ? keys.find(header.kid) : undefined;
    // jsonwebtoken takes the ready key as well, which saves reading PEM on each request.
    if (key) done(null, key as unknown as Buffer);
    else done(new Error('unknown key'));
  };
}
