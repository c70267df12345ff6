import { Injectable } from '@nestjs/common';
import type { Queryable } from '../../platform/database/index.js';
import { Reference } from '../../reference/index.js';
import { type Filing, PublicFilings, type PublicText, PublicReleases } from '../../releases/index.js';
import { quoted } from './lexemes.js';
import { filedUnder } from './search-rows.js';
import type { Tier } from './search-query.js';
import { type Found, type FoundKey, SearchReader, type TimeRange } from './search-reader.js';
import type { SearchableDocument } from './searchable.js';

export interface SearchFilter extends TimeRange {
  readonly topic?: string | undefined;
  readonly organisation?: string | undefined;
  readonly place?: string | undefined;
  readonly kind?: string | undefined;
  readonly lang?: string | undefined;
}

/** A language of a release that stands. */
export interface Candidate {
  readonly text: PublicText;
  readonly document: SearchableDocument;
}

export interface Hit extends Candidate {
  readonly key: FoundKey;
}

/** Of the languages of what was found in a tier, the one to show; undefined if it is none of them after all. */
type Choose = (candidates: readonly Candidate[], rank: number) => Candidate | undefined;

interface Asked {
  readonly tiers: readonly Tier[];
  readonly filter: SearchFilter;
  readonly after?: FoundKey | undefined;
  readonly limit: number;
  readonly choose: Choose;
}

interface AskedForFilings {
  readonly tier: Tier;
  readonly filter: SearchFilter;
  /** Undefined if whatever the index finds is found: then nothing has to be read. */
  readonly choose: Choose | undefined;
}

/** Whoever asks for what has many seen before gets a short page rather than a long wait. */
const MOST_ROUNDS = 8;
const MOST_ROWS = 400;
/** Beyond these a count says no more than that there is much; fewer where each has to be read to be counted. */
const MOST_COUNTED = 400;
const MOST_READ = 100;

/** Looks in the index, and shows nothing that does not stand as it was found. */
@Injectable()
export class Search {
  constructor(
    private readonly reader: SearchReader,
    private readonly releases: PublicReleases,
    private readonly filed: PublicFilings,
    private readonly reference: Reference,
  ) {}

  /** The hits behind `after`, in order; `next` is where to go on, and absent at the end. */
  async page(
    on: Queryable,
    { tiers, filter, after, limit, choose }: Asked,
  ): Promise<{ hits: readonly Hit[]; next?: FoundKey }> {
    const narrowed = await this.narrow(on, tiers, filter);
    const hits: Hit[] = [];
    let last = after;
    let count = limit + 1;
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const found = await this.reader.find(on, narrowed, filter, last, count);
      for (const hit of await this.confirm(on, found, filter, choose)) {
        if (hits.length === limit) return { hits, next: hits.at(-1)!.key };
        hits.push(hit);
      }
      last = found.at(-1);
      if (found.length < count || !last) return { hits };
      count = Math.min(2 * count, MOST_ROWS);
    }
    return { hits, ...(last && { next: last }) };
  }

  /** What the newest of all that a tier finds is filed under; `complete` if there is nothing else. */
  async filings(
    on: Queryable,
    { tier, filter, choose }: AskedForFilings,
  ): Promise<{ filings: readonly Filing[]; complete: boolean }> {
    const most = choose ? MOST_READ : MOST_COUNTED;
    const narrowed = await this.narrow(on, [tier], filter);
    const rows = await this.reader.find(on, narrowed, filter, undefined, most + 1);
    const found = rows.slice(0, most);
    const kept = choose ? (await this.confirm(on, found, filter, choose)).map(({ key }) => key) : found;
    const versions = new Map(found.map(({ id, version }) => [id, version]));
    const filings = await this.filed.list(
      on,
      kept.map(({ id }) => id),
    );
    return {
      // A version in force loses none of its languages, so one that was found is there.
      filings: filings.filter(({ id, version }) => versions.get(id) === version),
      complete: rows.length <= most,
    };
  }

  /** What was retracted, corrected or erased since it was indexed is found no more, however late the index is. */
  private async confirm(
    on: Queryable,
    found: readonly Found[],
    { lang }: SearchFilter,
    choose: Choose,
  ): Promise<Hit[]> {
    const fresh = found.filter(({ seen }) => !seen);
    if (fresh.length === 0) return [];
    const texts = Map.groupBy(
      await this.releases.texts(
        on,
        fresh.map(({ id }) => id),
      ),
      ({ id }) => id,
    );
    return fresh.flatMap(({ rank, at, id, version }) => {
      const candidates = (texts.get(id) ?? [])
        .filter((text) => text.version === version && (lang === undefined || text.lang === lang))
        .map((text) => ({ text, document: JSON.parse(text.bytes.toString('utf8')) as SearchableDocument }));
      const chosen = choose(candidates, rank);
      return chosen ? [{ ...chosen, key: { rank, at, id } }] : [];
    });
  }

  /** The tiers, among what is filed under these alone. */
  private async narrow(on: Queryable, tiers: readonly Tier[], filter: SearchFilter): Promise<Tier[]> {
    const { topic, organisation, place, kind, lang } = filter;
    const places = place && (await this.reference.relatedPlaces([place], on));
    // A place that there is not has no relations, not even itself.
    const under = places && [place, ...places].map((id) => quoted(filedUnder.place(id))).join(' | ');
    const conditions = [
      topic && quoted(filedUnder.topic(topic)),
      organisation && quoted(filedUnder.organisation(organisation)),
      under && `(${under})`,
      kind && quoted(filedUnder.kind(kind)),
      quoted(lang ? filedUnder.lang(lang) : filedUnder.anyLang),
    ].filter(Boolean);
    return tiers.map((tier) => ({ ...tier, query: [tier.query, ...conditions].join(' & ') }));
  }
}
