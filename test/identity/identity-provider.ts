import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

const CLIENT = { id: 'khen', secret: 'a secret of this server at its provider' };

const HOUR = 3600;

/** Somebody whom the provider knows. */
export interface Identity {
  readonly sub: string;
  readonly email: string;
  readonly verified?: boolean;
  /** How the provider says that it has authenticated them. */
  readonly amr?: readonly string[];
}

/** A real provider of identities (OpenID Connect) on this machine, whose people are signed in without being asked. */
export class IdentityProvider {
  private readonly people = new Map<string, Identity>();
  private next: Identity | undefined;

  private constructor(
    private readonly server: Server,
    readonly issuer: string,
    publicUrl: string,
  ) {
    const provider: Provider = new Provider(issuer, {
      clients: [
        {
          client_id: CLIENT.id,
          client_secret: CLIENT.secret,
          redirect_uris: [`${publicUrl}/app/sign-in/sign-on`],
          post_logout_redirect_uris: [`${publicUrl}/app/sign-in`],
        },
      ],
      pkce: { required: () => true },
      claims: { openid: ['sub', 'amr'], email: ['email', 'email_verified'] },
      features: {
        devInteractions: { enabled: false },
        rpInitiatedLogout: {
          logoutSource: (ctx, form) => {
            ctx.body = `<!doctype html>${form}<button form="op.logoutForm" name="logout" value="yes">Đăng xuất</button>`;
          },
        },
      },
      interactions: { url: (_, { uid }) => `/interaction/${uid}` },
      findAccount: (_, sub) => {
        const { email, verified = true } = this.people.get(sub)!;
        return { accountId: sub, claims: () => ({ sub, email, email_verified: verified }) };
      },
      loadExistingGrant: async ({ oidc }) => {
        const accountId = oidc.session!.accountId!;
        const grant = new provider.Grant({ clientId: CLIENT.id, accountId });
        grant.addOIDCScope('openid email');
        await grant.save();
        return grant;
      },
      cookies: { keys: ['of this test'] },
      ttl: {
        AccessToken: HOUR,
        AuthorizationCode: 600,
        Grant: HOUR,
        IdToken: HOUR,
        Interaction: HOUR,
        Session: HOUR,
      },
    });
    provider.on('server_error', (_, error) => console.error(error));
    const answer = provider.callback();
    server.on('request', (request, response) => {
      if (!request.url!.startsWith('/interaction/')) return void answer(request, response);
      const { sub, amr } = this.next!;
      const login = { accountId: sub, ...(amr && { amr: [...amr] }) };
      return void provider.interactionFinished(request, response, { login });
    });
  }

  static async start(publicUrl: string): Promise<IdentityProvider> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    // It warns of keys and tables that it makes for a test.
    const { warn } = console;
    console.warn = () => undefined;
    try {
      return new IdentityProvider(server, `http://127.0.0.1:${port}`, publicUrl);
    } finally {
      console.warn = warn;
    }
  }

  /** What a server must be told to use it. */
  get environment(): Record<string, string> {
    return {
      OIDC_ISSUER: this.issuer,
      OIDC_CLIENT_ID: CLIENT.id,
      OIDC_CLIENT_SECRET: CLIENT.secret,
      OIDC_NAME: 'Cổng dịch vụ công tỉnh',
      OIDC_SECOND_FACTOR: 'otp, hwk',
    };
  }

  /** Who will come next. */
  expects(person: Identity): void {
    this.people.set(person.sub, person);
    this.next = person;
  }

  /** Follows where a browser is sent, as somebody; answers what the address says with which it comes back. */
  async visit(url: string, person: Identity): Promise<string> {
    this.expects(person);
    const cookies = new Map<string, string>();
    for (let at = url; ;) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const answer = await fetch(at, { redirect: 'manual', headers: { cookie } });
      for (const line of answer.headers.getSetCookie()) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
        cookies.set(name!, value!);
      }
      const to = answer.headers.get('location');
      if (to === null) throw new Error(`${at} was answered ${answer.status}: ${await answer.text()}`);
      const next = new URL(to, at);
      if (!next.href.startsWith(this.issuer)) return next.search.slice(1);
      at = next.href;
    }
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}
