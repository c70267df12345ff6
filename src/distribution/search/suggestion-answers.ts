import { Injectable } from '@nestjs/common';
import { about } from '../answers/names.js';
import { json, type PublicAnswer, publicAnswer, PublicAnswers } from '../answers/public-answers.js';
import { type Hit, Search } from './search.js';
import { SuggestionQuery } from './suggestion-query.js';

const MOST = 8;
/** Some titles come again every week; each is suggested once. */
const MOST_LOOKED_AT = 24;

/** Titles for somebody who is still typing. Since they are those of releases that stand, none outlives its release. */
@Injectable()
export class SuggestionAnswers {
  constructor(
    private readonly search: Search,
    private readonly answers: PublicAnswers,
  ) {}

  async suggest(q: string, lang: string | undefined): Promise<PublicAnswer> {
    const query = new SuggestionQuery(q);
    const key = `suggest ${JSON.stringify([query.key, lang])}`;
    return this.answers.rememberQuestion(key, [about.releases, about.search], async (on) => {
      const { hits } = query.isEmpty
        ? { hits: [] }
        : await this.search.page(on, {
            tiers: query.tiers(),
            filter: { lang },
            limit: MOST_LOOKED_AT,
            choose: (candidates, rank) =>
              candidates.find(({ document }) => query.isIn(document.content.title, rank)),
          });
      const newest = new Map<string, Hit>();
      for (const hit of hits) {
        const { title } = hit.document.content;
        if (!newest.has(title)) newest.set(title, hit);
      }
      const items = [...newest].slice(0, MOST).map(
        ([
          title,
          {
            text: { id, lang: language },
          },
        ]) => ({
          title,
          lang: language,
          id,
          links: { self: `/api/v1/releases/${id}?lang=${language}` },
        }),
      );
      return publicAnswer(Buffer.from(JSON.stringify({ items })), json);
    });
  }
}
