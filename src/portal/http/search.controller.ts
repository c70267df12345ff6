import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { about, FoundCursor, SearchAnswers, send } from '../../distribution/index.js';
import { Config } from '../../platform/config/index.js';
import { Public, readCursor } from '../../platform/http/index.js';
import { releaseKinds } from '../../releases/index.js';
import { dayAfter, startOfDay } from '../days.js';
import { Listings } from '../listings.js';
import { type FoundItem, searchPage } from '../pages/search.js';
import { Pages } from '../pages.js';
import { askedFrom, cursor, lang, OFFICIAL } from './asked.js';

/** A form sends the fields that nobody filled in as empty ones. */
const filled = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());
const FoundQuery = z.object({
  lang,
  cursor,
  q: z.string().max(200).optional(),
  kind: filled(z.enum(releaseKinds)),
  topic: filled(z.uuid()),
  organisation: filled(z.uuid()),
  place: filled(z.uuid()),
  from: filled(z.iso.date()),
  to: filled(z.iso.date()),
});
const ROWS = 20;

@ApiExcludeController()
@Controller()
export class SearchPageController {
  constructor(
    private readonly config: Config,
    private readonly pages: Pages,
    private readonly search: SearchAnswers,
    private readonly listings: Listings,
  ) {}

  @Get('search')
  @Public(OFFICIAL)
  async find(
    @Query({ schema: FoundQuery }) query: z.infer<typeof FoundQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { q = '', kind, topic, organisation, place, from, to, cursor: where } = query;
    const words = q.trim();
    const key = readCursor(FoundCursor, where);
    const after = key && { rank: key[0], at: key[1], id: key[2] };
    const zone = this.config.timeZone;
    const filter = {
      kind,
      topic,
      organisation,
      place,
      from: from === undefined ? undefined : startOfDay(from, zone),
      to: to === undefined ? undefined : startOfDay(dayAfter(to), zone),
    };
    const asked = askedFrom(this.config, request, query);
    const names = [about.search, about.places, about.topics, about.organisations];
    const answer = await this.pages.answer(asked, { names, isQuestion: true }, async (on, frame) => {
      const found = words
        ? await this.search.find(words, filter, after, ROWS)
        : { bytes: Buffer.from('{"items":[]}'), next: undefined };
      const { items } = JSON.parse(found.bytes.toString('utf8')) as { items: FoundItem[] };
      return searchPage(frame, {
        q: words,
        items,
        next: found.next,
        isFirst: where === undefined,
        facets: words ? await this.search.facets(words, filter, frame.ui) : undefined,
        names: {
          topic: topic ? await this.listings.topic(frame.ui, topic) : undefined,
          organisation: organisation ? await this.listings.organisation(frame.ui, organisation) : undefined,
          place: place ? await this.listings.place(on, frame.ui, place) : undefined,
        },
      });
    });
    send(answer, request, reply);
  }
}
