import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** An answer as a client sees it. */
export interface Answer<Body = unknown> {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly bytes: Buffer;
  readonly text: string;
  /** The parsed JSON; undefined when the answer is none. */
  readonly body: Body;
  /** The ETag, for If-Match; an empty text where there is none. */
  readonly etag: string;
}

/** What a request may carry beside its address. */
export interface Ask {
  /** A text or Buffer is sent as it is, everything else as JSON. */
  readonly body?: unknown;
  readonly ifMatch?: string | undefined;
  /** Idempotency-Key. */
  readonly once?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** A request as it goes out. */
export interface Request {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: string | Buffer | undefined;
}

/** How requests reach the server. */
export type Transport = (request: Request) => Promise<Pick<Answer, 'status' | 'headers' | 'bytes'>>;

/** Into a server of this process, without a socket; from another address than this machine's if one is told. */
export const inject =
  (app: NestFastifyApplication, from?: () => string): Transport =>
  async ({ method, path, headers, payload }) => {
    const {
      statusCode,
      headers: answered,
      rawPayload,
    } = await app.inject({
      method: method as 'GET',
      url: path,
      headers,
      ...(payload !== undefined && { payload }),
      ...(from && { remoteAddress: from() }),
    });
    return { status: statusCode, headers: answered as Answer['headers'], bytes: rawPayload };
  };

/** To a server in a process of its own; `address` is asked each time, since a restart may change it. */
export const overHttp =
  (address: () => string): Transport =>
  async ({ method, path, headers, payload }) => {
    const response = await fetch(`${address()}${path}`, {
      method,
      headers,
      redirect: 'manual',
      ...(payload !== undefined && { body: typeof payload === 'string' ? payload : new Uint8Array(payload) }),
    });
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      bytes: Buffer.from(await response.arrayBuffer()),
    };
  };

/** A client of the API, as somebody. Speaks English unless told otherwise, and never throws for a status. */
export class Api {
  constructor(
    private readonly transport: Transport,
    private readonly credentials: Readonly<Record<string, string>> = {},
  ) {}

  /** Signs in for real; answers with a client that acts as that person, for one organisation if that is named. */
  async signIn(email: string, password: string, organisation?: string): Promise<Api> {
    const answer = await this.post<{ accessToken: string }>('/api/v1/session', { email, password });
    if (answer.status >= 300) throw new Error(`${email} can't sign in: ${answer.text}`);
    const somebody = this.bearing(answer.body.accessToken);
    return organisation ? somebody.actingFor(organisation) : somebody;
  }

  /** Somebody who signs in again whenever the session has ended: for tests that move the clock. */
  staysSignedIn(email: string, password: string, organisation: string): Api {
    let session: Promise<string> | undefined;
    const begin = () => this.signIn(email, password).then((api) => api.credentials['authorization']!);
    const transport: Transport = async (request) => {
      const used = (session ??= begin());
      const send = async (authorization: Promise<string>) =>
        this.transport({
          ...request,
          headers: { ...request.headers, authorization: await authorization },
        });
      const answer = await send(used);
      if (answer.status !== 401) return answer;
      // Others may have begun the next one meanwhile.
      if (session === used) session = begin();
      return send(session);
    };
    return new Api(transport).actingFor(organisation);
  }

  /** Whoever has this access token. */
  bearing(accessToken: string): Api {
    return new Api(this.transport, { authorization: `Bearer ${accessToken}` });
  }

  /** The same person, acting for that organisation. */
  actingFor(organisation: string): Api {
    return new Api(this.transport, { ...this.credentials, 'khen-acting-for': organisation });
  }

  /** The same person by another way: to another server on the same database, or past somebody who looks on. */
  by(transport: Transport): Api {
    return new Api(transport, this.credentials);
  }

  get<Body = unknown>(path: string, headers?: Ask['headers']): Promise<Answer<Body>> {
    return this.send('GET', path, { headers });
  }

  post<Body = unknown>(path: string, body?: unknown, ask: Omit<Ask, 'body'> = {}): Promise<Answer<Body>> {
    return this.send('POST', path, { ...ask, body });
  }

  patch<Body = unknown>(path: string, body?: unknown, ask: Omit<Ask, 'body'> = {}): Promise<Answer<Body>> {
    return this.send('PATCH', path, { ...ask, body });
  }

  async send<Body = unknown>(
    method: string,
    path: string,
    { body, ifMatch, once, headers }: Ask = {},
  ): Promise<Answer<Body>> {
    const payload = typeof body === 'string' || Buffer.isBuffer(body) ? body : body && JSON.stringify(body);
    const answer = await this.transport({
      method,
      path,
      payload: payload as string | Buffer | undefined,
      headers: {
        'accept-language': 'en',
        ...this.credentials,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(ifMatch !== undefined && { 'if-match': ifMatch }),
        ...(once !== undefined && { 'idempotency-key': once }),
        ...headers,
      },
    });
    const text = answer.bytes.toString('utf8');
    const isJson = /^application\/([a-z.]+\+)?json\b/.test(answer.headers['content-type'] ?? '');
    return {
      ...answer,
      text,
      body: (isJson && text !== '' ? JSON.parse(text) : undefined) as Body,
      etag: answer.headers['etag'] ?? '',
    };
  }
}
