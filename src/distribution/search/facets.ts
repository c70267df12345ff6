import { Injectable } from '@nestjs/common';
import { Organisations } from '../../identity/index.js';
import type { Queryable } from '../../platform/database/index.js';
import { Reference } from '../../reference/index.js';
import type { Filing } from '../../releases/index.js';
import { about } from '../answers/names.js';
import { PublicAnswers } from '../answers/public-answers.js';
import { choose } from './choose.js';
import { Search, type SearchFilter } from './search.js';
import type { SearchQuery } from './search-query.js';

/** A value under which some of what was found is filed: asked for it as well, search finds so many. */
interface Facet {
  readonly id: string;
  readonly name: string;
  readonly count: number;
}

/** What narrows down a question, most first. A group of which the question chose one already is empty. */
export interface Facets {
  /** So many are counted. */
  readonly count: number;
  /** Whether that is all that is found; else these are the newest of it, and every count is one that there is at least. */
  readonly complete: boolean;
  readonly kinds: readonly { readonly id: string; readonly count: number }[];
  readonly topics: readonly Facet[];
  readonly organisations: readonly Facet[];
  /** `endedOn` (`YYYY-MM-DD`) of one whose name is not in use any more. */
  readonly places: readonly (Facet & { readonly endedOn?: string })[];
}

/** Values of a group; a reader looks at a few of them. */
const MOST_VALUES = 40;

/** Whatever changes counts or names. */
export const aboutFacets = [about.releases, about.search, about.topics, about.places, about.organisations];

/** Counts what is found by what it is filed under. */
@Injectable()
export class SearchFacets {
  constructor(
    private readonly search: Search,
    private readonly reference: Reference,
    private readonly organisations: Organisations,
    private readonly answers: PublicAnswers,
  ) {}

  /** Names are in that language, or in Vietnamese. */
  async of(query: SearchQuery, filter: SearchFilter, lang: string): Promise<Facets> {
    const key = `facets ${JSON.stringify([query.key, filter, lang])}`;
    // As bytes, so that its size is known to what keeps it.
    const bytes = await this.answers.rememberQuestion(key, aboutFacets, async (on) =>
      Buffer.from(JSON.stringify(await this.count(on, query, filter, lang))),
    );
    return JSON.parse(bytes.toString('utf8')) as Facets;
  }

  private async count(
    on: Queryable,
    query: SearchQuery,
    filter: SearchFilter,
    lang: string,
  ): Promise<Facets> {
    const { filings, complete } = query.isEmpty
      ? { filings: [], complete: true }
      : await this.search.filings(on, {
          tier: query.everything,
          filter,
          choose: query.longPhrases.length > 0 ? (candidates) => choose(query, candidates) : undefined,
        });
    const tally = (chosen: string | undefined, idsOf: (filing: Filing) => readonly string[]) =>
      chosen === undefined ? mostFirst(filings.map(idsOf)) : [];
    const topics = tally(filter.topic, (filing) => filing.topics);
    const organisations = tally(filter.organisation, (filing) => filing.organisations);
    const under = await this.placesAbove(on, filings);
    const places = tally(filter.place, (filing) => filing.places.flatMap((id) => [...under.get(id)!]));
    const bodies = await this.organisations.names(idsOf(organisations), [lang], on);
    return {
      count: filings.length,
      complete,
      kinds: tally(filter.kind, ({ kind }) => [kind]),
      topics: withNames(
        topics,
        (await this.reference.topics(idsOf(topics), [lang], on)).map(({ name }) => ({ name })),
      ),
      organisations: withNames(
        organisations,
        organisations.map(({ id }) => ({ name: bodies.get(id) ?? '' })),
      ),
      places: withNames(
        places,
        (await this.reference.places(idsOf(places), [lang], on)).map(({ name, validTo }) => ({
          name,
          ...(validTo && { endedOn: validTo }),
        })),
      ),
    };
  }

  /** Of those places that something is filed under: by each, all whose names then or now lead to it. */
  private async placesAbove(on: Queryable, filings: readonly Filing[]) {
    const filed = [...new Set(filings.flatMap(({ places }) => places))];
    const above = new Map(filed.map((id) => [id, new Set<string>()]));
    for (const { of, id } of await this.reference.placesRelatedToEach(filed, on)) above.get(id)?.add(of);
    return above;
  }
}

interface Count {
  readonly id: string;
  readonly count: number;
}

const idsOf = (counts: readonly Count[]): string[] => counts.map(({ id }) => id);

/** How many of these hold each; each counts once in one of them. */
function mostFirst(held: readonly (readonly string[])[]): Count[] {
  const counts = new Map<string, number>();
  for (const id of held.flatMap((ids) => [...new Set(ids)])) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts]
    .map(([id, count]) => ({ id, count }))
    .toSorted((one, other) => other.count - one.count || (one.id < other.id ? -1 : 1))
    .slice(0, MOST_VALUES);
}

/** With the name of each, which stands at the same place; of equal counts by name. */
function withNames<More extends { readonly name: string }>(
  counts: readonly Count[],
  named: readonly More[],
): (More & Count)[] {
  return counts
    .map((each, index) => ({ ...named[index]!, ...each }))
    .toSorted((one, other) => other.count - one.count || one.name.localeCompare(other.name, 'vi'));
}
