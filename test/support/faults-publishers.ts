import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, Api, type Ask, overHttp } from './api.js';
import { completeDraft, type Desk, type Person } from './given.js';

interface Desktop {
  readonly id: string;
  readonly versions: readonly [{ readonly etag: string }];
}

/** How long a request waits for a server that is away before it is sent again. */
const PAUSE_MS = 15;

/**
 * People who write, approve and publish one release after the other, and never give up: what was not answered is sent
 * again with the same Idempotency-Key, so that in the end everything they did has happened, and happened once.
 */
export class Publishers {
  /** Ids of the releases of which they were told that they are published. */
  readonly published: string[] = [];
  /** Answers that should not have been. */
  readonly surprises: string[] = [];
  private readonly gone = new AbortController();
  private stopping = false;
  private readonly working: Promise<void>[];

  constructor(
    address: () => string,
    desks: readonly Desk[],
    private readonly topic: string,
  ) {
    const api = new Api(overHttp(address));
    this.working = desks.map(({ officer, approver }) =>
      this.work(new Worker(api, officer, this.gone.signal), new Worker(api, approver, this.gone.signal)),
    );
  }

  /** Waits until so many more are published. */
  async publishMore(count: number): Promise<void> {
    const wanted = this.published.length + count;
    while (this.published.length < wanted && this.surprises.length === 0) await sleep(5);
  }

  /** Lets everybody finish the release that they have begun. */
  async finish(): Promise<void> {
    this.stopping = true;
    await Promise.all(this.working);
  }

  /** Nobody will answer any more: everybody goes home at once. */
  abandon(): void {
    this.stopping = true;
    this.gone.abort();
  }

  private async work(officer: Worker, approver: Worker): Promise<void> {
    while (!this.stopping && this.surprises.length === 0) {
      try {
        await this.publishOne(officer, approver);
      } catch (error) {
        if (!this.gone.signal.aborted) this.surprises.push((error as Error).message);
      }
    }
  }

  private async publishOne(officer: Worker, approver: Worker): Promise<void> {
    const { id } = await officer.insist('/api/v1/desk/releases', completeDraft(this.topic));
    const open = `/api/v1/desk/releases/${id}/versions/open`;
    const drafted = await officer.etag(open);
    const submitted = await officer.insist(`${open}/submit`, { stateSecretConfirmed: true }, drafted);
    const approved = await approver.insist(`${open}/approve`, {}, submitted.versions[0].etag);
    await approver.insist(`${open}/publish`, {}, approved.versions[0].etag);
    this.published.push(id);
  }
}

/** One person at work, signing in again when need be. */
class Worker {
  private session: Api | undefined;

  constructor(
    private readonly api: Api,
    private readonly person: Person,
    private readonly gone: AbortSignal,
  ) {}

  async insist(path: string, body: unknown, ifMatch?: string): Promise<Desktop> {
    return (await this.answered<Desktop>('POST', path, { body, ifMatch, once: randomUUID() })).body;
  }

  async etag(path: string): Promise<string> {
    return (await this.answered('GET', path, {})).etag;
  }

  /** The answer, however often it takes. Throws for one that is neither success nor "later". */
  private async answered<Body>(method: string, path: string, ask: Ask): Promise<Answer<Body>> {
    for (;;) {
      this.gone.throwIfAborted();
      const answer = await this.attempt<Body>(method, path, ask);
      if (answer && answer.status < 300) return answer;
      if (answer?.status === 401) this.session = undefined;
      else if (answer && answer.status !== 503)
        throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
      await sleep(PAUSE_MS);
    }
  }

  /** Undefined when nobody answered. */
  private async attempt<Body>(method: string, path: string, ask: Ask): Promise<Answer<Body> | undefined> {
    const { email, password, organisation } = this.person;
    try {
      this.session ??= await this.api.signIn(email, password, organisation);
      return await this.session.send<Body>(method, path, ask);
    } catch (error) {
      const { name, message } = error as Error;
      // What fetch throws when nobody is there, or the connection ends in the middle of an answer.
      if (name === 'TypeError' || message.includes('"status":503')) return undefined;
      throw error;
    }
  }
}
