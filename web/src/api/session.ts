import type { components } from '../../generated/schema';
import { actFor } from './acting-for';
import { PasskeyUnusable, showPasskey } from './passkeys';
import { publicApi } from './public-client';
import { keepSignOut, keptSignOut } from './sign-on';

/** `ended`: it was open, and what is on the page stays while somebody signs in again. */
type State = 'starting' | 'signed-out' | 'open' | 'ended';
type Credentials = components['schemas']['NewSession'];
type Opened = Pick<components['schemas']['SessionRefreshed'], 'accessToken' | 'expiresIn'>;

interface Token {
  readonly value: string;
  readonly until: number;
}

/** So long before its end a token is renewed, lest it end on the way. */
const AHEAD_MS = 20_000;

const tabs = new BroadcastChannel('khen.session');

/** Who is signed in. The access token is in the memory of this tab alone; the cookie that renews it, no script can read. */
class Session {
  private state: State = 'starting';
  private token: Token | undefined;
  /** Whose page this is. */
  private person: string | undefined;
  private renewal: Promise<boolean> | undefined;
  private readonly listeners = new Set<() => void>();

  constructor() {
    tabs.addEventListener('message', ({ data }: MessageEvent<'signed-in' | 'signed-out'>) => {
      if (data === 'signed-out' && this.state === 'open') this.become('ended');
      if (data === 'signed-in' && this.state !== 'open') this.renew().catch(() => undefined);
    });
  }

  readonly current = (): State => this.state;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Goes on with the session of the cookie, if there is one. Throws `Away`. */
  async resume(): Promise<void> {
    if (!(await this.renew())) this.become('signed-out');
  }

  /** Throws the problem: `identity.code-required` after the right password of whoever has a second factor. */
  async signIn(credentials: Credentials): Promise<void> {
    const { data, error } = await publicApi.POST('/api/v1/session', { body: credentials });
    if (!data) throw error;
    this.enter(data);
  }

  /** False when the person called it off in the browser's own dialog. Throws the problem, `PasskeyUnusable`. */
  async signInWithPasskey(): Promise<boolean> {
    const begun = await publicApi.POST('/api/v1/session/passkey/begin');
    if (!begun.data) throw begun.error;
    const { id: challenge, options } = begun.data;
    const credential = await showPasskey(options);
    if (!credential) return false;
    const { data, error } = await publicApi.POST('/api/v1/session/passkey', {
      body: { challenge, credential },
    });
    if (!data) throw error;
    if (this.isSomebodyElse(data)) {
      // A passkey names its owner by itself; the page with what was typed stays for whose it is.
      const headers = { authorization: `Bearer ${data.accessToken}` };
      await publicApi.DELETE('/api/v1/session', { headers });
      throw new PasskeyUnusable('somebody-else');
    }
    this.enter(data);
    return true;
  }

  /** With what the provider of identities sent back. Throws the problem. */
  async signInBySignOn(query: string): Promise<void> {
    const { data, error } = await publicApi.POST('/api/v1/session/sign-on', { body: { query } });
    if (!data) throw error;
    this.enter(data);
  }

  async signOut(): Promise<void> {
    const headers = { authorization: `Bearer ${await this.accessToken()}` };
    const { error, response } = await publicApi.DELETE('/api/v1/session', { headers });
    if (!response.ok && response.status !== 401) throw error;
    this.leave();
  }

  /** Ends what is on the page too, and the session at the provider: for somebody else, or by one's own wish. */
  leave(): void {
    const elsewhere = keptSignOut();
    keepSignOut(undefined);
    this.person = undefined;
    actFor(undefined);
    this.become('signed-out');
    tabs.postMessage('signed-out');
    if (elsewhere) location.assign(elsewhere);
  }

  /**
   * A token that is good for some time. When the session has ended, it waits until its owner has signed in again; it
   * throws once they have left instead.
   */
  async accessToken(): Promise<string> {
    for (;;) {
      if (this.state === 'signed-out') throw new Error('Nobody is signed in.');
      if (this.token && this.token.until - AHEAD_MS > Date.now()) return this.token.value;
      const renewed = this.state === 'open' && (await this.renew());
      if (!renewed) await this.ended();
    }
  }

  /** The server refused this token; the next one will be another. */
  refused(value: string): void {
    if (this.token?.value === value) this.token = undefined;
  }

  private renew(): Promise<boolean> {
    this.renewal ??= oneTabAtATime(() => this.refresh()).finally(() => (this.renewal = undefined));
    return this.renewal;
  }

  private async refresh(): Promise<boolean> {
    const { data, error, response } = await publicApi.POST('/api/v1/session/refresh', {
      params: { header: { 'Khen-Session': 'refresh' } },
    });
    if (data) return this.take(data);
    if (response.status !== 401) throw error;
    return false;
  }

  private enter(opened: Opened & { signOutUrl?: string }): void {
    keepSignOut(opened.signOutUrl);
    this.take(opened);
    tabs.postMessage('signed-in');
  }

  private isSomebodyElse({ accessToken }: Opened): boolean {
    return this.person !== undefined && this.person !== subjectOf(accessToken);
  }

  private take(opened: Opened): boolean {
    if (this.isSomebodyElse(opened)) {
      // Another tab signed somebody else in: nothing of this page is theirs.
      location.reload();
      return false;
    }
    const { accessToken, expiresIn } = opened;
    this.person = subjectOf(accessToken);
    this.token = { value: accessToken, until: Date.now() + expiresIn * 1000 };
    this.become('open');
    return true;
  }

  /** Waits for as long as the session has ended and nobody did anything about it. */
  private async ended(): Promise<void> {
    if (this.state === 'open') this.become('ended');
    while (this.state === 'ended') {
      await new Promise<void>((resolve) => {
        const forget = this.subscribe(() => {
          forget();
          resolve();
        });
      });
    }
  }

  private become(state: State): void {
    if (state !== 'open') this.token = undefined;
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}

export const session = new Session();

/** Each renewal replaces the cookie for all tabs. Browsers have locks where a page came safely (https, this machine). */
async function oneTabAtATime<Result>(work: () => Promise<Result>): Promise<Result> {
  return 'locks' in navigator ? navigator.locks.request('khen.session', work) : work();
}

function subjectOf(accessToken: string): string {
  const payload = accessToken.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/');
  return (JSON.parse(atob(payload)) as { sub: string }).sub;
}
