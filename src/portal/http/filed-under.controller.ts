import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { about, send } from '../../distribution/index.js';
import { Config } from '../../platform/config/index.js';
import type { Queryable } from '../../platform/database/index.js';
import { Public, readCursor } from '../../platform/http/index.js';
import { Listings, type NamedPlace } from '../listings.js';
import { indexPage, listPage } from '../pages/lists.js';
import { Pages } from '../pages.js';
import { Translated } from '../translated.js';
import { askedFrom, indexInLog, ListQuery, OFFICIAL, ROWS, withCursor } from './asked.js';

type ListQuery = z.infer<typeof ListQuery>;
const One = z.strictObject({ id: z.uuid() });
type One = z.infer<typeof One>;
const code = z.string().max(100);
const NAMES = 100;

type Kind = 'topics' | 'organisations' | 'places';

/** A question, and where its answer goes. */
interface Exchange {
  readonly query: ListQuery;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** What releases are filed under, and what is in force of each. */
@ApiExcludeController()
@Controller()
export class FiledUnderPagesController {
  constructor(
    private readonly config: Config,
    private readonly pages: Pages,
    private readonly lists: Translated,
    private readonly listings: Listings,
  ) {}

  @Get('topics')
  @Public(OFFICIAL)
  topics(
    @Query({ schema: ListQuery }) query: ListQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const after = readCursor(code, query.cursor);
    return this.all('topics', { query, request, reply }, (ui) => this.listings.topics(ui, after, NAMES));
  }

  @Get('organisations')
  @Public(OFFICIAL)
  organisations(
    @Query({ schema: ListQuery }) query: ListQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const after = readCursor(code, query.cursor);
    return this.all('organisations', { query, request, reply }, (ui) =>
      this.listings.organisations(ui, after, NAMES),
    );
  }

  @Get('places')
  @Public(OFFICIAL)
  places(
    @Query({ schema: ListQuery }) query: ListQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const after = readCursor(z.tuple([code, z.uuid()]), query.cursor);
    return this.all('places', { query, request, reply }, (ui) => this.listings.places(ui, after, NAMES));
  }

  @Get('topics/:id')
  @Public(OFFICIAL)
  topic(
    @Param({ schema: One }) { id }: One,
    @Query({ schema: ListQuery }) query: ListQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.one('topics', { topic: id }, { query, request, reply }, async (_, ui) => ({
      of: await this.listings.topic(ui, id),
    }));
  }

  @Get('organisations/:id')
  @Public(OFFICIAL)
  organisation(
    @Param({ schema: One }) { id }: One,
    @Query({ schema: ListQuery }) query: ListQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.one('organisations', { organisation: id }, { query, request, reply }, async (_, ui) => ({
      of: await this.listings.organisation(ui, id),
    }));
  }

  @Get('places/:id')
  @Public(OFFICIAL)
  place(
    @Param({ schema: One }) { id }: One,
    @Query({ schema: ListQuery }) query: ListQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.one('places', { place: id }, { query, request, reply }, async (on, ui) => {
      const place = await this.listings.place(on, ui, id);
      return { of: place, place };
    });
  }

  /** Everything of one kind. */
  private async all(
    kind: Kind,
    { query, request, reply }: Exchange,
    read: (ui: string) => Promise<{ readonly items: readonly NamedPlace[]; readonly next: unknown }>,
  ): Promise<void> {
    const asked = askedFrom(this.config, request, query);
    const answer = await this.pages.answer(asked, { names: [about[kind]] }, async (_, frame) =>
      indexPage(frame, {
        kind,
        ...withCursor(await read(frame.ui)),
        isFirst: query.cursor === undefined,
      }),
    );
    send(answer, request, reply);
  }

  /** What is in force of one of them; `read` throws not-found. */
  private async one(
    kind: Kind,
    filter: Parameters<Translated['page']>[2],
    { query, request, reply }: Exchange,
    read: (on: Queryable, ui: string) => Promise<Pick<Parameters<typeof listPage>[1], 'of' | 'place'>>,
  ): Promise<void> {
    const before = readCursor(indexInLog, query.cursor);
    const asked = askedFrom(this.config, request, query);
    const answer = await this.pages.answer(asked, { names: [about[kind]] }, async (on, frame) => {
      const told = await read(on, frame.ui);
      const { items, next } = await this.lists.page(on, frame.ui, filter, before, ROWS);
      return listPage(frame, { kind, ...told, items, next, isFirst: before === undefined });
    });
    send(answer, request, reply);
  }
}
