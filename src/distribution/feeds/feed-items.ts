import { Injectable } from '@nestjs/common';
import { Ledger, type ReadEntry } from '../../ledger/index.js';
import type { Queryable } from '../../platform/database/index.js';
import { type ActFilter, type PublicAct, PublicReleases } from '../../releases/index.js';
import type { Article } from '../article.js';
import { type FeedItem, tellArticle, tellNotice } from './feed-item.js';

const MOST_ITEMS = 50;
/** Translations into other languages may fill a page of acts; a feed does not look further back than this. */
const MOST_PAGES = 10;

/** Which acts, told in which language. */
export type FeedQuestion = Pick<ActFilter, 'topic' | 'organisation'> & { readonly lang: string };

interface Told {
  readonly act: PublicAct;
  readonly entry: ReadEntry;
}

/** Turns the newest acts into what feeds say of them. */
@Injectable()
export class FeedItems {
  constructor(
    private readonly ledger: Ledger,
    private readonly releases: PublicReleases,
  ) {}

  /** Newest first. `base`: the address below which everything lies. */
  async newest(on: Queryable, question: FeedQuestion, base: string): Promise<FeedItem[]> {
    const told = await this.acts(on, question);
    const wanted = told.flatMap(({ act, entry }) =>
      documentsFor(entry, question.lang).map(({ sha256 }) => ({ release: act.release_id, sha256 })),
    );
    const readable = new Map(
      (await this.releases.readable(on, wanted)).map(({ sha256, bytes }) => [sha256, bytes]),
    );
    const items: FeedItem[] = [];
    for (const each of told) items.push(await this.item(on, each, question.lang, base, readable));
    return items;
  }

  private async acts(on: Queryable, question: FeedQuestion): Promise<Told[]> {
    const told: Told[] = [];
    let before: number | undefined;
    for (let page = 0; page < MOST_PAGES && told.length < MOST_ITEMS; page += 1) {
      const acts = await this.releases.newestActs(on, question, MOST_ITEMS, before);
      const indexes = acts.map(({ ledger_index: index }) => Number(index));
      const entries = new Map(
        (await this.ledger.entriesAt(indexes, on)).map(({ index, entry }) => [index, entry]),
      );
      for (const act of acts) {
        const entry = entries.get(Number(act.ledger_index))!;
        if (concerns(entry, question.lang)) told.push({ act, entry });
      }
      if (acts.length < MOST_ITEMS) break;
      before = indexes.at(-1);
    }
    return told.slice(0, MOST_ITEMS);
  }

  private async item(
    on: Queryable,
    { act, entry }: Told,
    lang: string,
    base: string,
    readable: ReadonlyMap<string, Buffer>,
  ): Promise<FeedItem> {
    const { release_id: release, at } = act;
    const place = { release, index: Number(act.ledger_index), url: `${base}/r/${release}`, at };
    const article = articleOf(entry, lang, readable);
    if (article) return { ...place, updated: at, ...tellArticle(article, act.act, lang, base) };
    const notices = await this.releases.notices(on, release);
    const ofThisAct = notices.filter(({ ledger_index: index }) => index === act.ledger_index);
    if (act.act === 'release.retracted' || act.act === 'release.redacted') {
      const what = act.act === 'release.retracted' ? 'retracted' : 'redacted';
      return { ...place, updated: at, ...tellNotice(ofThisAct, lang, what) };
    }
    const updated = (await this.takenBackAt(on, release)) ?? at;
    if ((await this.releases.find(on, release))?.standing === 'retracted') {
      const words = notices.filter((each) => each.act === 'retracted');
      return { ...place, updated, ...tellNotice(words, lang, 'was-retracted') };
    }
    return { ...place, updated, ...tellNotice(newestOf(notices), lang, 'was-erased') };
  }

  private async takenBackAt(on: Queryable, release: string): Promise<Date | undefined> {
    const acts = await this.releases.actsOf(on, release);
    return acts.findLast(({ act }) => act === 'release.retracted' || act === 'release.redacted')?.at;
  }
}

/** A translation is news for those who read that language. */
const concerns = ({ act, documents }: ReadEntry, lang: string): boolean =>
  act !== 'release.translated' || documents.some((each) => each.lang === lang);

/** The document in the language of the feed; without one all, of which one is the original. */
function documentsFor({ documents }: ReadEntry, lang: string): ReadEntry['documents'] {
  const releases = documents.filter(({ type }) => type === 'release');
  const wanted = releases.filter((each) => each.lang === lang);
  return wanted.length > 0 ? wanted : releases;
}

function articleOf(
  entry: ReadEntry,
  lang: string,
  readable: ReadonlyMap<string, Buffer>,
): Article | undefined {
  if (entry.act === 'release.redacted') return undefined;
  const articles = documentsFor(entry, lang).flatMap(({ sha256 }) => {
    const bytes = readable.get(sha256);
    return bytes ? [JSON.parse(bytes.toString('utf8')) as Article] : [];
  });
  return articles.find(({ source }) => source === undefined) ?? articles[0];
}

function newestOf<Notice extends { readonly ledger_index: string }>(notices: readonly Notice[]): Notice[] {
  return notices.filter(({ ledger_index: index }) => index === notices[0]?.ledger_index);
}
