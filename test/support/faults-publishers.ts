import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, Api, type Ask, overHttp } from './api.js';
import { completeDraft, type Desk, type Person } from './given.js';
import { bodyOf, methodOf, pathOf, tagFor, type Verb, type Where } from './verbs.js';

/** Everybody who has a hand in a release. */
export interface Office extends Desk {
  readonly translator: Person;
}

/** How long a request waits for a server that is away before it is sent again. */
const PAUSE_MS = 15;
/** How far ahead an hour is set. */
const AHEAD_MS = 1200;

/**
 * People who lead one release after the other through its whole life, and never give up: what was not answered is sent
 * again with the same Idempotency-Key, so that in the end everything they did has happened, and happened once.
 */
export class Publishers {
  /** Ids of the releases that should be public now, and of those that were retracted. */
  readonly published = new Set<string>();
  readonly retracted = new Set<string>();
  /** How often each verb was answered with success. */
  readonly done = new Map<string, number>();
  /** Answers that should not have been. */
  readonly surprises: string[] = [];
  private readonly doing = new Set<string>();
  private readonly gone = new AbortController();
  private stopping = false;
  private readonly working: Promise<void>[];

  constructor(
    address: () => string,
    offices: readonly Office[],
    private readonly topic: string,
  ) {
    const api = new Api(overHttp(address));
    this.working = offices.map((office) => this.work(new Workers(api, office, this.gone.signal)));
  }

  /** Waits until so many more official acts were answered, or came at their hour. */
  async publishMore(count: number): Promise<void> {
    const wanted = this.acts() + count;
    while (this.acts() < wanted) {
      if (this.surprises.length > 0) throw new Error(this.surprises.join('\n'));
      await sleep(5);
    }
  }

  /** What people wait for an answer to. */
  underWay(): string[] {
    return [...this.doing].map((each) => each.split(' ')[0]!).toSorted();
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

  private acts(): number {
    const official = ['publish', 'publish-scheduled', 'publish-translation', 'retract'];
    return official.reduce((sum, verb) => sum + (this.done.get(verb) ?? 0), 0);
  }

  private async work(workers: Workers): Promise<void> {
    for (let number = 0; !this.stopping && this.surprises.length === 0; number += 1) {
      try {
        await this.leadOne(workers, number);
      } catch (error) {
        if (!this.gone.signal.aborted) this.surprises.push((error as Error).message);
      }
    }
  }

  private async leadOne(workers: Workers, number: number): Promise<void> {
    const does = (who: keyof Workers['people'], verb: Verb, where: Where, body?: object) =>
      this.note(`${verb} ${where.id}`, verb, () => workers.people[who].insist(verb, where, body));
    const id = await workers.people.officer.draft(completeDraft(this.topic));
    const release = { id };
    await does('officer', 'submit', release);
    await does('approver', 'approve', release);
    if (number % 2 === 0) await does('approver', 'publish', release);
    else await this.note(`schedule ${id}`, 'publish-scheduled', () => workers.plan(id));
    this.published.add(id);
    const current = { id, which: 'current', lang: 'en' } as const;
    await does('translator', 'translate', current);
    await does('approver', 'review', current);
    await does('approver', 'publish-translation', current);
    await does('officer', 'correct', release);
    await does('officer', 'submit', release);
    await does('approver', 'approve', release);
    await does('approver', 'publish', release);
    if (number % 3 !== 2) return;
    this.published.delete(id);
    await does('approver', 'retract', release);
    this.retracted.add(id);
  }

  private async note(what: string, verb: string, work: () => Promise<unknown>): Promise<void> {
    this.doing.add(what);
    try {
      await work();
      this.done.set(verb, (this.done.get(verb) ?? 0) + 1);
    } finally {
      this.doing.delete(what);
    }
  }
}

/** The people of one office at work. */
class Workers {
  readonly people: Readonly<Record<'officer' | 'approver' | 'translator', Worker>>;

  constructor(api: Api, { officer, approver, translator }: Office, gone: AbortSignal) {
    this.people = {
      officer: new Worker(api, officer, gone),
      approver: new Worker(api, approver, gone),
      translator: new Worker(api, translator, gone),
    };
  }

  /** Sets an hour, again while it has passed before anybody answered, and waits until it has come. */
  async plan(id: string): Promise<void> {
    const { approver } = this.people;
    for (let status = 409; status === 409;) {
      const publishAt = new Date(Date.now() + AHEAD_MS).toISOString();
      ({ status } = await approver.insist('schedule', { id }, { publishAt }, [409]));
    }
    while ((await approver.stateOf(id)) !== 'published') await sleep(50);
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

  async draft(body: object): Promise<string> {
    const once = randomUUID();
    const answer = await this.answered<{ id: string }>((api) =>
      api.post('/api/v1/desk/releases', body, { once }),
    );
    return answer.body.id;
  }

  /** Does a verb with the newest tag. `also`: statuses that are no surprise. */
  async insist(verb: Verb, where: Where, body?: object, also: readonly number[] = []): Promise<Answer> {
    let ifMatch = '';
    while (ifMatch === '') {
      ifMatch = await this.persistent((api) => tagFor(api, verb, where));
      // Nothing to read: perhaps nobody is signed in any more, or the database is away.
      if (ifMatch === '') await this.answered((api) => api.get('/api/v1/me'));
    }
    const ask: Ask = { body: body ?? bodyOf(verb), ifMatch, once: randomUUID() };
    return this.answered((api) => api.send(methodOf(verb), pathOf(verb, where), ask), also);
  }

  async stateOf(id: string): Promise<string> {
    const { body } = await this.answered<{ versions: [{ state: string }] }>((api) =>
      api.get(`/api/v1/desk/releases/${id}`),
    );
    return body.versions[0].state;
  }

  /** The answer, however often it takes. Throws for one that is neither success nor "later". */
  private async answered<Body>(
    ask: (api: Api) => Promise<Answer<Body>>,
    also: readonly number[] = [],
  ): Promise<Answer<Body>> {
    for (;;) {
      const answer = await this.persistent(ask);
      if (answer.status < 300 || also.includes(answer.status)) return answer;
      if (answer.status === 401) this.session = undefined;
      else if (answer.status !== 503)
        throw new Error(`${this.person.email}: ${answer.status} ${answer.text}`);
      await sleep(PAUSE_MS);
    }
  }

  /** Asks until somebody answers. */
  private async persistent<Result>(ask: (api: Api) => Promise<Result>): Promise<Result> {
    const { email, password, organisation } = this.person;
    for (;;) {
      this.gone.throwIfAborted();
      try {
        this.session ??= await this.api.signIn(email, password, organisation);
        return await ask(this.session);
      } catch (error) {
        const { name, message } = error as Error;
        // What fetch throws when nobody is there, or the connection ends in the middle of an answer.
        if (name !== 'TypeError' && !message.includes('"status":503')) throw error;
        await sleep(PAUSE_MS);
      }
    }
  }
}
