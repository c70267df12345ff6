import type { Answer, IdentityServer } from './support.js';

/** A client with a secret, and who looks after it. */
export interface Machine {
  readonly id: string;
  readonly secret: string;
  readonly secretId: string;
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

/** How tests look after machines: as somebody with the permission, by the API. */
export class Machines {
  private token = '';

  constructor(
    private readonly server: IdentityServer,
    private readonly email: string,
  ) {}

  /** Signs in anew when the clock was moved too far. */
  async ask(method: string, path: string, body?: unknown, ifMatch?: string): Promise<Answer> {
    const asked = { body, ...(ifMatch !== undefined && { ifMatch }) };
    const send = () =>
      this.server.ask(method, `/api/v1/desk/clients${path}`, { ...asked, token: this.token });
    const answer = await send();
    if (answer.status !== 401) return answer;
    this.token = await this.server.token(this.email);
    return send();
  }

  /** With the tag that it has now. */
  async change(method: string, id: string, path: string, body?: unknown): Promise<Answer> {
    const { etag } = await this.ask('GET', `/${id}`);
    return this.ask(method, `/${id}${path}`, body, etag);
  }

  async create(organisation: string, scopes = ['early-access.read']): Promise<Machine> {
    const made = await this.ask('POST', '', { organisation, name: 'Tòa soạn', scopes });
    if (made.status !== 201) throw new Error(JSON.stringify(made.body));
    return this.withSecret(made.body.id);
  }

  async withSecret(id: string, body = {}): Promise<Machine> {
    const added = await this.change('POST', id, '/secrets', body);
    if (added.status !== 201) throw new Error(JSON.stringify(added.body));
    return { id, secret: added.body.clientSecret, secretId: added.body.id };
  }
}

/** Asks for a token with these members of the form, beside those of client credentials; an empty one leaves one out. */
export function askToken(
  server: IdentityServer,
  form: Record<string, string> | string,
  more: { headers?: Record<string, string>; ip?: string } = {},
): Promise<Answer> {
  const members = typeof form === 'string' ? form : { grant_type: 'client_credentials', ...form };
  return server.ask('POST', '/oauth/token', {
    raw: new URLSearchParams(members).toString(),
    headers: { ...FORM, ...more.headers },
    ...(more.ip !== undefined && { ip: more.ip }),
  });
}

export const post = ({ id, secret }: Machine) => ({ client_id: id, client_secret: secret });
export const basic = ({ id, secret }: Pick<Machine, 'id' | 'secret'>) => ({
  authorization: `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64')}`,
});
