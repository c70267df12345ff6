import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from '@jest/globals';
import fc from 'fast-check';
import { Ledger } from '../../src/ledger/index.js';
import type { Acts } from '../support/acts.js';
import type { TestApplication } from '../support/application.js';
import type { GivenRelease } from '../support/given.js';

interface Wire {
  readonly items: readonly { readonly index: number }[];
  readonly next: number;
  readonly more: boolean;
}
interface List {
  readonly items: readonly { readonly id: string }[];
  readonly next?: string;
}

/** What may happen next; numbers choose among what there is then. */
export type Step = readonly [what: (typeof whats)[number], which: number, where: number, limit: number];
const whats = [
  ...(['publish', 'correct', 'retract', 'rename', 'pause', 'resume'] as const),
  ...(['follow', 'follow', 'follow', 'page', 'page', 'page', 'look', 'look', 'name'] as const),
] as const;
export const step: fc.Arbitrary<Step> = fc.tuple(
  fc.constantFrom(...whats),
  fc.nat(99),
  fc.nat(1),
  fc.integer({ min: 1, max: 5 }),
);

interface World {
  /** The acts are done through the first. */
  readonly servers: readonly [TestApplication, TestApplication];
  readonly acts: Acts;
  readonly publish: (draft: object) => Promise<GivenRelease>;
  readonly pause: () => Promise<void>;
  readonly resume: () => Promise<void>;
}

/** Goes backwards through the list, from page to page. */
interface Pager {
  readonly cursor: string;
  readonly seen: readonly string[];
  /** What it must see: what was in force when it began, and was left alone since. */
  readonly wanted: Set<string>;
}

/**
 * People and machines that read here and there, with what they hold in their hands: whoever goes from one process to another
 * with a cursor must miss nothing and get nothing twice, and within one process nothing goes back.
 */
export class Readers {
  private readonly living: { release: GivenRelease; retracted: boolean; lastIndex: number }[] = [];
  private readonly followers = [0, 1, 2].map(() => ({ next: 0, indexes: [] as number[] }));
  private readonly pagers: (Pager | undefined)[] = [undefined, undefined];
  /** By process and object, the newest that it told of. */
  private readonly newest = new Map<string, number>();
  private topic = '';
  private first = 0;
  private names = 0;

  constructor(private readonly world: World) {}

  async begin(): Promise<void> {
    const { servers } = this.world;
    this.topic = await servers[0].given.topic();
    this.first = await this.end();
    for (const follower of this.followers) follower.next = this.first;
    await this.publish();
  }

  async take([what, which, where, limit]: Step): Promise<void> {
    const server = this.world.servers[where]!;
    switch (what) {
      case 'publish':
        return this.publish();
      case 'correct':
      case 'retract':
        return this.act(what, which);
      case 'rename':
        return this.rename();
      case 'pause':
        return this.world.pause();
      case 'resume':
        return this.world.resume();
      case 'follow':
        return this.follow(this.followers[which % this.followers.length]!, server, limit);
      case 'page':
        return this.page(which % this.pagers.length, server, limit);
      case 'look':
        return this.look(this.living[which % this.living.length]!, server);
      case 'name':
        await this.readName(server);
    }
  }

  /** Everybody reads to the end, here and there. */
  async finish(): Promise<void> {
    await this.world.resume();
    const end = await this.end();
    const all = Array.from({ length: end - this.first }, (_, index) => this.first + index);
    for (const [turn, follower] of this.followers.entries()) {
      for (let where = turn; follower.next < end; where += 1)
        await this.follow(follower, this.world.servers[where % 2]!, 3);
      expect(follower.indexes).toEqual(all);
    }
    for (const index of this.pagers.keys())
      for (let where = index; this.pagers[index]; where += 1)
        await this.page(index, this.world.servers[where % 2]!, 5);
  }

  private end(): Promise<number> {
    return this.world.servers[0].app.get(Ledger).size();
  }

  private async publish(): Promise<void> {
    const release = await this.world.publish({ topics: [this.topic] });
    this.living.push({ release, retracted: false, lastIndex: (await this.end()) - 1 });
    await this.expectAtOnce();
  }

  private async act(verb: 'correct' | 'retract', which: number): Promise<void> {
    const standing = this.standing();
    const chosen = standing[which % Math.max(1, standing.length)];
    if (!chosen) return;
    if (verb === 'correct')
      await this.world.acts.correct(chosen.release, { words: { title: `Tin ${which}` } });
    else await this.world.acts.retract(chosen.release);
    chosen.retracted = verb === 'retract';
    chosen.lastIndex = (await this.end()) - 1;
    for (const pager of this.pagers) pager?.wanted.delete(chosen.release.id);
    await this.expectAtOnce();
    await this.look(chosen, this.world.servers[0]);
    expect(this.newest.get(`${this.world.servers[0].config.databaseUrl!} ${chosen.release.id}`)).toBe(
      chosen.lastIndex,
    );
  }

  /** The process that acted tells of it at once. */
  private async expectAtOnce(): Promise<void> {
    const last = (await this.end()) - 1;
    expect((await this.wire(this.world.servers[0], last, 1)).items.map(({ index }) => index)).toEqual([last]);
  }

  private async rename(): Promise<void> {
    this.names += 1;
    const { api } = await this.world.servers[0].given.administrator();
    const at = `/api/v1/desk/topics/${this.topic}`;
    const { etag } = await api.get(at);
    await api.post(`${at}/rename`, { names: { vi: `Chủ đề ${this.names}` } }, { ifMatch: etag });
    // No act: each process finds out by asking, a quarter of a second later at most.
    for (const server of this.world.servers)
      while ((await this.readName(server)) < this.names) await sleep(20);
  }

  private async follow(
    follower: { next: number; readonly indexes: number[] },
    server: TestApplication,
    limit: number,
  ): Promise<void> {
    const { items, next } = await this.wire(server, follower.next, limit);
    expect(next).toBeGreaterThanOrEqual(follower.next);
    follower.indexes.push(...items.map(({ index }) => index));
    follower.next = next;
  }

  private async wire({ api }: TestApplication, from: number, limit: number): Promise<Wire> {
    const answer = await api.get<Wire>(`/api/v1/wire?from=${from}&limit=${limit}`);
    expect(answer.status).toBe(200);
    return answer.body;
  }

  private async page(index: number, server: TestApplication, limit: number): Promise<void> {
    const pager = this.pagers[index];
    // The first page is taken where the acts are done: without a cursor another process may be some moments behind.
    const path = `/api/v1/releases?topic=${this.topic}&limit=${limit}${pager ? `&cursor=${pager.cursor}` : ''}`;
    const { status, body } = await (pager ? server : this.world.servers[0]).api.get<List>(path);
    expect(status).toBe(200);
    const seen = [...(pager?.seen ?? []), ...body.items.map(({ id }) => id)];
    const wanted = pager?.wanted ?? new Set(this.standing().map(({ release }) => release.id));
    this.pagers[index] = body.next === undefined ? undefined : { cursor: body.next, seen, wanted };
    if (this.pagers[index]) return;
    expect(seen.filter((id) => wanted.has(id)).toSorted()).toEqual([...wanted].toSorted());
  }

  private standing() {
    return this.living.filter(({ retracted }) => !retracted);
  }

  private async look(
    { release: { id }, lastIndex }: (typeof this.living)[number],
    server: TestApplication,
  ): Promise<void> {
    const { status, body } = await server.api.get<{ lastIndex: number }>(`/api/v1/releases/${id}`);
    expect(status).toBe(200);
    this.expectNoStepBack(server, id, body.lastIndex);
    expect(body.lastIndex).toBeLessThanOrEqual(lastIndex);
  }

  private async readName(server: TestApplication): Promise<number> {
    const { body } = await server.api.get<{ title: string }>(`/feeds/feed.json?topic=${this.topic}`);
    const told = Number(/Chủ đề (\d+)/.exec(body.title)?.[1] ?? 0);
    this.expectNoStepBack(server, 'name', told);
    return told;
  }

  private expectNoStepBack({ config }: TestApplication, what: string, told: number): void {
    const key = `${config.databaseUrl!} ${what}`;
    expect(told).toBeGreaterThanOrEqual(this.newest.get(key) ?? 0);
    this.newest.set(key, told);
  }
}
