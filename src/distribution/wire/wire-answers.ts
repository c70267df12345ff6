import { Injectable } from '@nestjs/common';
import { Ledger } from '../../ledger/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Config } from '../../platform/config/index.js';
import { Database, type Queryable } from '../../platform/database/index.js';
import { Settings } from '../../platform/settings/index.js';
import { type ActFilter, PublicReleases } from '../../releases/index.js';
import { Freshness } from '../answers/freshness.js';
import { about } from '../answers/names.js';
import { json, type PublicAnswer, publicAnswer, PublicAnswers } from '../answers/public-answers.js';
import { PublicReads } from '../answers/public-reads.js';
import { distributionError } from '../distribution.errors.js';
import { pollSeconds } from '../distribution.settings.js';
import { toWireItem, type WireItem } from './wire-item.js';

/** How many entries a page looks at, so that a rare filter costs no more than a common one. */
const MOST_EXAMINED = 10_000;
/** Bytes of embedded documents after which a page ends. */
const MOST_EMBEDDED = 8 * 1024 * 1024;
const READ_AT_ONCE = 10;
const FOR_EVER = 'public, max-age=31536000, immutable';

/** Where a reader is, and what it wants. */
export interface WireQuestion extends ActFilter {
  readonly from: number;
  readonly limit: number;
  /** Origin of the log that the reader follows. */
  readonly log?: string | undefined;
}

/** A part of the wire. `next`: where to go on; `more`: whether something is there already. */
interface WirePage {
  readonly log: string;
  readonly items: readonly WireItem[];
  readonly next: number;
  readonly more: boolean;
}

type PollHint = Promise<{ readonly 'x-poll-interval': string }>;

/** Tells what officially happened to releases, in the order of the log, without holes. */
@Injectable()
export class WireAnswers {
  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly ledger: Ledger,
    private readonly releases: PublicReleases,
    private readonly answers: PublicAnswers,
    private readonly reads: PublicReads,
    private readonly freshness: Freshness,
  ) {}

  /**
   * A page from an index on. One that ends before the end of the log can't change any more; of the last one a reader
   * asks again. Throws `distribution.log-replaced` for another log, or an index beyond the end of this one.
   */
  async page(question: WireQuestion): Promise<PublicAnswer> {
    const { from, limit, topic, organisation, lang, imported, log } = question;
    await this.expectLog(log);
    const hinted = this.pollHint();
    const key = ['wire', from, limit, topic, organisation, lang, imported].join(' ');
    const make = async (on: Queryable) => {
      // On the primary everything that is confirmed can be read; a replica may have less than was confirmed meanwhile.
      const confirmed = this.freshness.size;
      const isSeen = on === this.database && from <= confirmed;
      const page = await this.read(on, question, isSeen ? confirmed : await this.ledger.size(on));
      return publicAnswer(Buffer.from(JSON.stringify(page)), {
        ...json,
        ...(page.more ? { 'cache-control': FOR_EVER } : await hinted),
      });
    };
    return this.answers.remember(key, [about.releases, about.settings], make, from);
  }

  /** The same with the documents in it that everybody may read now; what was taken back since is marked as gone. */
  async pageWithDocuments(question: WireQuestion): Promise<PublicAnswer> {
    await this.expectLog(question.log);
    const hinted = this.pollHint();
    return this.reads.read(question.from, (on) => this.embed(on, question, hinted));
  }

  private async embed(on: Queryable, question: WireQuestion, hinted: PollHint): Promise<PublicAnswer> {
    const page = await this.read(on, question, await this.ledger.size(on));
    const readable = new Map<string, Buffer>();
    let [embedded, room] = [0, 0];
    // A few at a time: what has no room is not even read.
    while (room < page.items.length && embedded <= MOST_EMBEDDED) {
      const some = page.items.slice(room, room + READ_AT_ONCE);
      const wanted = some.flatMap(({ release, links }) =>
        links.documents.map(({ sha256 }) => ({ release, sha256 })),
      );
      for (const { sha256, bytes } of await this.releases.readable(on, wanted)) readable.set(sha256, bytes);
      for (const { links } of some) {
        if (embedded > MOST_EMBEDDED) break;
        for (const { sha256 } of links.documents) embedded += readable.get(sha256)?.length ?? 0;
        room += 1;
      }
    }
    const shown = cut(page, room);
    const items = shown.items.map((item) => ({
      ...item,
      documents: item.links.documents.map(({ type, lang, sha256 }) => {
        const bytes = readable.get(sha256);
        const document = bytes && (JSON.parse(bytes.toString('utf8')) as unknown);
        return { type, lang, sha256, ...(document === undefined ? { gone: true } : { document }) };
      }),
    }));
    return publicAnswer(Buffer.from(JSON.stringify({ ...shown, items })), {
      ...json,
      'cache-control': 'no-store',
      ...(!shown.more && (await hinted)),
    });
  }

  /** `size`: so much of the log is visible for sure, so that nothing between two acts can be missed. */
  private async read(
    on: Queryable,
    { from, limit, ...filter }: WireQuestion,
    size: number,
  ): Promise<WirePage> {
    const log = this.config.ledgerOrigin;
    if (from > size) throw distributionError('log-replaced', { log, size });
    const below = Math.min(size, from + MOST_EXAMINED);
    const acts = await this.releases.acts(on, from, below, limit, filter);
    const indexes = acts.map(({ ledger_index: index }) => Number(index));
    const entries = new Map((await this.ledger.entriesAt(indexes, on)).map((each) => [each.index, each]));
    const next = acts.length < limit ? below : indexes.at(-1)! + 1;
    return {
      log,
      items: acts.map((act) => toWireItem(act, entries.get(Number(act.ledger_index))!)),
      next,
      more: next < size,
    };
  }

  private async expectLog(asked: string | undefined): Promise<void> {
    const { ledgerOrigin: log } = this.config;
    if (asked !== undefined && asked !== log)
      throw distributionError('log-replaced', { log, size: await this.ledger.size() });
  }

  /**
   * Remembered until the next act at most, since a setting may have a date. Asked for before and beside the page: who reads
   * one on a replica holds a connection, and must not wait for a second one.
   */
  private pollHint(): PollHint {
    const hint = this.answers.remember('poll hint', [about.releases, about.settings], async (on) => {
      const seconds = await this.settings.value(pollSeconds, { at: await this.clock.now(on) }, on);
      return { 'x-poll-interval': String(seconds) };
    });
    // Where the page fails as well, or needs no hint, nobody waits for it.
    hint.catch(() => undefined);
    return hint;
  }
}

function cut(page: WirePage, count: number): WirePage {
  const items = page.items.slice(0, count);
  if (items.length === page.items.length) return page;
  return { ...page, items, next: items.at(-1)!.index + 1, more: true };
}
