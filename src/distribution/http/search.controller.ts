import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Operation, Public, readCursor } from '../../platform/http/index.js';
import { send } from '../answers/send.js';
import { SearchAnswers } from '../search/search-answers.js';
import { SuggestionAnswers } from '../search/suggestion-answers.js';
import { FoundCursor, FoundReleases, SearchQuery, Suggestions, SuggestionsQuery } from './search.schemas.js';
import { withNext } from './with-next.js';

const OFFICIAL = 'official information is for everybody';
const tag = 'Search';
const also = { 304: 'You have these bytes already.' };

/** How the public finds what was published. */
@Controller()
export class SearchController {
  constructor(
    private readonly answers: SearchAnswers,
    private readonly suggestions: SuggestionAnswers,
  ) {}

  @Get('api/v1/search')
  @Public(OFFICIAL)
  @Operation({
    id: 'search',
    tag,
    summary: 'What is in force and says this',
    description:
      'The very words in a title first, then the very words anywhere, then places under the names that their land had or ' +
      'has, then the words apart from each other, then the same without marks; the newest first in each of these. A new ' +
      'release is found within a second or two; what was retracted, at once not any more. With `facets=true` the answer ' +
      'says, too, what narrows it down, and how many releases would be left.',
    answer: FoundReleases,
    etag: true,
    also,
  })
  async search(
    @Query({ schema: SearchQuery }) {
      limit,
      cursor,
      q,
      from,
      to,
      facets,
      ...where
    }: z.infer<typeof SearchQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const after = readCursor(FoundCursor, cursor);
    const filter = { ...where, from: toDate(from), to: toDate(to) };
    const key = after && { rank: after[0], at: after[1], id: after[2] };
    const answer = await this.answers.find(q, filter, key, limit, { facets: facets !== undefined });
    send(withNext(answer, request.url), request, reply);
  }

  @Get('api/v1/search/suggestions')
  @Public(OFFICIAL)
  @Operation({
    id: 'suggest',
    tag,
    summary: 'Titles for somebody who is still typing',
    description:
      'Of what is in force, those with the marks that were typed first, then the newest. From two letters on.',
    answer: Suggestions,
    etag: true,
    also,
  })
  async suggest(
    @Query({ schema: SuggestionsQuery }) { q, lang }: z.infer<typeof SuggestionsQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    send(await this.suggestions.suggest(q, lang), request, reply);
  }
}

const toDate = (instant: string | undefined): Date | undefined =>
  instant === undefined ? undefined : new Date(instant);
