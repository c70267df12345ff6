import { Injectable } from '@nestjs/common';
import { writeCursor } from '../../platform/http/index.js';
import { Reference } from '../../reference/index.js';
import { about } from '../answers/names.js';
import { json, type PublicAnswer, publicAnswer, PublicAnswers } from '../answers/public-answers.js';
import { Envelopes } from '../envelopes.js';
import { toListItem } from '../list-answers.js';
import { excerpt, highlight, holdsPhrase } from './highlights.js';
import { syllablesOf } from './lexemes.js';
import { PlaceNames } from './place-names.js';
import { type Candidate, type Hit, Search, type SearchFilter } from './search.js';
import { SearchQuery, type Wanted } from './search-query.js';
import type { FoundKey } from './search-reader.js';
import { linesOf, namesOf } from './searchable.js';

/** Finds public texts by their words. */
@Injectable()
export class SearchAnswers {
  constructor(
    private readonly search: Search,
    private readonly reference: Reference,
    private readonly envelopes: Envelopes,
    private readonly answers: PublicAnswers,
  ) {}

  /** A page of what is found, the nearest first, then the newest; each release once, in the language that was asked in. */
  async find(
    q: string,
    filter: SearchFilter,
    after: FoundKey | undefined,
    limit: number,
  ): Promise<PublicAnswer & { next: string | undefined }> {
    const query = new SearchQuery(q, await this.placeNames());
    const key = `search ${JSON.stringify([query.key, filter, after, limit])}`;
    return this.answers.rememberQuestion(key, [about.releases, about.search, about.places], async (on) => {
      const { hits, next } = query.isEmpty
        ? { hits: [] }
        : await this.search.page(on, {
            tiers: query.tiers(),
            filter,
            after,
            limit,
            choose: (candidates, rank) => choose(query, candidates, rank),
          });
      const wanted = query.wanted();
      const page = {
        items: hits.map((hit) => toItem(hit, wanted)),
        ...(next && { next: writeCursor([next.rank, next.at, next.id]) }),
        ...this.envelopes.listNotices,
      };
      return { ...publicAnswer(Buffer.from(JSON.stringify(page)), json), next: page.next };
    });
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

/** The language that holds most of what is asked for; of those that hold the same, the one that was written. */
function choose(query: SearchQuery, candidates: readonly Candidate[], rank: number): Candidate | undefined {
  const holding = candidates.filter(({ document }) => holds(query, document, rank));
  const [first, ...more] = holding;
  if (more.length === 0) return first;
  const counts = holding.map(({ document }) => {
    const words = new Set(
      readAll(document)
        .flatMap(syllablesOf)
        .map(({ folded }) => folded),
    );
    return query.syllables.filter(({ folded }) => words.has(folded)).length;
  });
  return holding[counts.indexOf(Math.max(...counts))];
}

function holds(query: SearchQuery, document: Candidate['document'], rank: number): boolean {
  const { longPhrases } = query;
  if (longPhrases.length === 0) return true;
  const lines = readAll(document);
  const form = query.formOf(rank);
  return longPhrases.every((phrase) => holdsPhrase(lines, phrase, form));
}

const readAll = (document: Candidate['document']): string[] => [
  document.content.title,
  ...linesOf(document),
  ...namesOf(document),
];
