import { Injectable, Logger } from '@nestjs/common';
import * as oidc from 'openid-client';
import { z } from 'zod';
import { Config } from '../../platform/config/index.js';
import { signOnError } from './sign-on.errors.js';

/** Where the provider sends the browser back to: a page of the client, which hands on what the address says. */
const RETURN_PATH = '/app/sign-in/sign-on';
const LEAVE_PATH = '/app/sign-in';
const TIMEOUT_SECONDS = 5;
const KNOWN_MS = 3_600_000;

/** What the browser that began keeps until it comes back, sealed. */
export const Flow = z.strictObject({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  until: z.int(),
});
export type Flow = z.infer<typeof Flow>;

/** Who somebody is, by the word of the provider. */
export interface Known {
  readonly issuer: string;
  readonly subject: string;
  /** In lower case; undefined unless the provider has verified it. */
  readonly email: string | undefined;
  /** Whether it asked for a second factor, by a word of which the operator said that it means so. */
  readonly secondFactor: boolean;
  /** Where the session at the provider is ended, if it says where. */
  readonly signOutUrl: string | undefined;
}

const Claims = z.object({
  sub: z.string().min(1).max(255),
  // What is of another form than the standard has it says nothing.
  email: z.string().max(254).toLowerCase().optional().catch(undefined),
  email_verified: z.boolean().optional().catch(undefined),
  acr: z.string().optional().catch(undefined),
  amr: z.array(z.string()).optional().catch(undefined),
});

/** Of the library, where it was no answer that could be understood. */
const AWAY = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
]);

/** The province's own provider of identities (OpenID Connect, authorization code with PKCE). */
@Injectable()
export class Provider {
  private readonly log = new Logger('identity');
  private found: { readonly configuration: Promise<oidc.Configuration>; readonly until: number } | undefined;

  constructor(private readonly config: Config) {}

  /** Where the browser goes, and what it keeps. Throws `sign-on.off`, `sign-on.away`. */
  async begin(until: Date): Promise<{ url: string; flow: Flow }> {
    const configuration = await this.configuration();
    const flow = {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      verifier: oidc.randomPKCECodeVerifier(),
      until: until.getTime(),
    };
    const url = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: this.returnUrl,
      scope: 'openid email',
      state: flow.state,
      nonce: flow.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(flow.verifier),
      code_challenge_method: 'S256',
    });
    return { url: url.href, flow };
  }

  /** Redeems what the provider sent the browser back with. Throws `sign-on.off`, `sign-on.away`, `sign-on.refused`. */
  async redeem(query: string, { state, nonce, verifier }: Flow): Promise<Known> {
    const configuration = await this.configuration();
    const address = new URL(this.returnUrl);
    address.search = query;
    const tokens = await oidc
      .authorizationCodeGrant(configuration, address, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      })
      .catch((error: unknown) => this.fail(error));
    const { issuer, end_session_endpoint: end } = configuration.serverMetadata();
    const { sub: subject, acr = '', amr = [], ...said } = Claims.parse(tokens.claims());
    const { email, email_verified: isVerified } = said.email
      ? said
      : await this.ask(configuration, tokens, subject);
    const trusted = this.config.oidc!.secondFactor;
    return {
      issuer,
      subject,
      email: isVerified ? email : undefined,
      secondFactor: [acr, ...amr].some((word) => trusted.includes(word)),
      signOutUrl: end && oidc.buildEndSessionUrl(configuration, this.leaving(tokens.id_token!)).href,
    };
  }

  /** Providers tell of the address in the token or, as the standard has it, when they are asked. */
  private async ask(
    configuration: oidc.Configuration,
    { access_token: token }: oidc.TokenEndpointResponse,
    subject: string,
  ): Promise<Pick<z.infer<typeof Claims>, 'email' | 'email_verified'>> {
    const { userinfo_endpoint: endpoint } = configuration.serverMetadata();
    if (!endpoint) return {};
    const said = await oidc
      .fetchUserInfo(configuration, token, subject)
      .catch((error: unknown) => this.fail(error));
    return Claims.parse(said);
  }

  private leaving(idToken: string) {
    return { id_token_hint: idToken, post_logout_redirect_uri: this.config.origin + LEAVE_PATH };
  }

  private get returnUrl(): string {
    return this.config.origin + RETURN_PATH;
  }

  /** What the provider says of itself, asked for when it is first needed, and each hour anew. */
  private async configuration(): Promise<oidc.Configuration> {
    if (!this.config.oidc) throw signOnError('off');
    const now = performance.now();
    if (!this.found || this.found.until < now)
      this.found = { configuration: this.discover(), until: now + KNOWN_MS };
    try {
      return await this.found.configuration;
    } catch (error) {
      this.found = undefined;
      return this.away(error);
    }
  }

  private discover(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret } = this.config.oidc!;
    return oidc.discovery(new URL(issuer), clientId, clientSecret, undefined, {
      timeout: TIMEOUT_SECONDS,
      // For a provider on the same machine; another one is refused by the configuration.
      ...(issuer.startsWith('http:') && { execute: [oidc.allowInsecureRequests] }),
    });
  }

  private fail(error: unknown): never {
    if (isAway(error)) return this.away(error);
    const { name, message } = error as Error;
    this.log.warn(`Single sign-on was refused: ${name} ${message}`);
    throw signOnError('refused');
  }

  private away(cause: unknown): never {
    const { name, message } = cause as Error;
    this.log.warn(`The provider of single sign-on does not answer: ${name} ${message}`);
    throw signOnError('away', {}, { cause, retryAfter: TIMEOUT_SECONDS });
  }
}

/** Whether the provider could not be asked, or failed by itself; anything else is said by its answer, or wrong with it. */
function isAway(error: unknown): boolean {
  if (error instanceof oidc.ResponseBodyError) return error.status >= 500;
  const { code } = error as { readonly code?: string };
  return code === undefined || AWAY.has(code);
}
