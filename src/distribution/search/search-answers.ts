import { Injectable } from '@nestjs/common';
import { writeCursor } from '../../platform/http/index.js';
import { Reference } from '../../reference/index.js';
import { about } from '../answers/names.js';
import { json, type PublicAnswer, publicAnswer, PublicAnswers } from '../answers/public-answers.js';
import { Envelopes } from '../envelopes.js';
import { toListItem } from '../list-answers.js';
import { choose } from './choose.js';
import { aboutFacets, type Facets, SearchFacets } from './facets.js';
import { excerpt, highlight } from './highlights.js';
import { PlaceNames } from './place-names.js';
import { type Hit, Search, type SearchFilter } from './search.js';
import { SearchQuery, type Wanted } from './search-query.js';
import type { FoundKey } from './search-reader.js';
import { linesOf } from './searchable.js';

/** Finds public texts by their words. */
@Injectable()
export class SearchAnswers {
  constructor(
    private readonly search: Search,
    private readonly counted: SearchFacets,
    private readonly reference: Reference,
    private readonly envelopes: Envelopes,
    private readonly answers: PublicAnswers,
  ) {}

  /**
   * A page of what is found, the nearest first, then the newest; each release once, in the language that was asked in. With
   * `facets` what narrows it down, too.
   */
  async find(
    q: string,
    filter: SearchFilter,
    after: FoundKey | undefined,
    limit: number,
    { facets = false } = {},
  ): Promise<PublicAnswer & { next: string | undefined }> {
    const query = new SearchQuery(q, await this.placeNames());
    const key = `search ${JSON.stringify([query.key, filter, after, limit, facets])}`;
    const names = facets ? aboutFacets : [about.releases, about.search, about.places];
    return this.answers.rememberQuestion(key, names, async (on) => {
      const { hits, next } = query.isEmpty
        ? { hits: [] }
        : await this.search.page(on, {
            tiers: query.tiers(),
            filter,
            after,
            limit,
            choose: (candidates) => choose(query, candidates),
          });
      const wanted = query.wanted();
      const page = {
        items: hits.map((hit) => toItem(hit, wanted)),
        ...(next && { next: writeCursor([next.rank, next.at, next.id]) }),
        ...(facets && { facets: await this.counted.of(query, filter, filter.lang ?? 'vi') }),
        ...this.envelopes.listNotices,
      };
      return { ...publicAnswer(Buffer.from(JSON.stringify(page)), json), next: page.next };
    });
  }

  /** What narrows down what is found, by names in that language. */
  async facets(q: string, filter: SearchFilter, lang: string): Promise<Facets> {
    return this.counted.of(new SearchQuery(q, await this.placeNames()), filter, lang);
  }

  private placeNames(): Promise<PlaceNames> {
    return this.answers.remember(
      'place names',
      [about.places],
      async (on) => new PlaceNames(await this.reference.namesThenAndNow(on)),
    );
  }
}

function toItem({ text, document }: Hit, wanted: Wanted) {
  const item = toListItem(text, document);
  const title = highlight(document.content.title, wanted);
  const words = excerpt(linesOf(document), wanted);
  return {
    ...item,
    links: { ...item.links, self: `${item.links.self}?lang=${text.lang}` },
    highlights: { ...(title && { title }), ...(words && { text: words }) },
  };
}
