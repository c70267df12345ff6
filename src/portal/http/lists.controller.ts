import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { about, type PublicAnswer, send } from '../../distribution/index.js';
import { Config } from '../../platform/config/index.js';
import { Public, readCursor, writeCursor } from '../../platform/http/index.js';
import { Archive } from '../archive.js';
import { Home } from '../home.js';
import { Listings, type NamedPlace } from '../listings.js';
import { Mended } from '../mended.js';
import type { Asked } from '../page.js';
import { archivePage } from '../pages/archive.js';
import { homePage } from '../pages/home.js';
import { indexPage, listPage } from '../pages/lists.js';
import { mendedPage } from '../pages/mended.js';
import { Pages } from '../pages.js';
import { Translated } from '../translated.js';
import { askedFrom, lang, ListQuery, OFFICIAL } from './asked.js';

type ListQuery = z.infer<typeof ListQuery>;
const One = z.strictObject({ id: z.uuid() });
type One = z.infer<typeof One>;
const index = z.int().min(0);
const code = z.string().max(100);
const ArchiveQuery = z.object({
  lang,
  cursor: z.string().max(500).optional(),
  day: z.iso.date().optional(),
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional(),
});
const ROWS = 20;
const NAMES = 100;

/** Lists of what is in force, and of what it is filed under. */
@ApiExcludeController()
@Controller()
export class ListPagesController {
  constructor(
    private readonly config: Config,
    private readonly pages: Pages,
    private readonly lists: Translated,
    private readonly listings: Listings,
    private readonly homes: Home,
    private readonly archives: Archive,
    private readonly mends: Mended,
  ) {}

  @Get()
  @Public(OFFICIAL)
  async home(
    @Query({ schema: ListQuery }) query: ListQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = askedFrom(this.config, request, query);
    const before = readCursor(index, query.cursor);
    const names = [about.topics];
    const answer = await this.pages.answer(asked, { names }, async (on, frame) =>
      homePage(frame, await this.homes.facts(on, frame.ui, before)),
    );
    send(answer, request, reply);
  }

  @Get('topics')
  @Public(OFFICIAL)
  async topics(
    @Query({ schema: ListQuery }) query: ListQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const after = readCursor(code, query.cursor);
    const asked = askedFrom(this.config, request, query);
    send(await this.index('topics', asked, (ui) => this.listings.topics(ui, after, NAMES)), request, reply);
  }

  @Get('organisations')
  @Public(OFFICIAL)
  async organisations(
    @Query({ schema: ListQuery }) query: ListQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const after = readCursor(code, query.cursor);
    const asked = askedFrom(this.config, request, query);
    send(
      await this.index('organisations', asked, (ui) => this.listings.organisations(ui, after, NAMES)),
      request,
      reply,
    );
  }

  @Get('places')
  @Public(OFFICIAL)
  async places(
    @Query({ schema: ListQuery }) query: ListQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const after = readCursor(z.tuple([code, z.uuid()]), query.cursor);
    const asked = askedFrom(this.config, request, query);
    send(await this.index('places', asked, (ui) => this.listings.places(ui, after, NAMES)), request, reply);
  }

  @Get('topics/:id')
  @Public(OFFICIAL)
  async topic(
    @Param({ schema: One }) { id }: One,
    @Query({ schema: ListQuery }) query: ListQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const before = readCursor(index, query.cursor);
    const asked = askedFrom(this.config, request, query);
    const answer = await this.pages.answer(asked, { names: [about.topics] }, async (on, frame) => {
      const of = await this.listings.topic(frame.ui, id);
      const page = await this.lists.page(on, frame.ui, { topic: id }, before, ROWS);
      return listPage(frame, { kind: 'topics', of, ...page, next: page.next, isFirst: before === undefined });
    });
    send(answer, request, reply);
  }

  @Get('organisations/:id')
  @Public(OFFICIAL)
  async organisation(
    @Param({ schema: One }) { id }: One,
    @Query({ schema: ListQuery }) query: ListQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const before = readCursor(index, query.cursor);
    const asked = askedFrom(this.config, request, query);
    const answer = await this.pages.answer(asked, { names: [about.organisations] }, async (on, frame) => {
      const of = await this.listings.organisation(frame.ui, id);
      const page = await this.lists.page(on, frame.ui, { organisation: id }, before, ROWS);
      return listPage(frame, {
        kind: 'organisations',
        of,
        ...page,
        next: page.next,
        isFirst: before === undefined,
      });
    });
    send(answer, request, reply);
  }

  @Get('places/:id')
  @Public(OFFICIAL)
  async place(
    @Param({ schema: One }) { id }: One,
    @Query({ schema: ListQuery }) query: ListQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const before = readCursor(index, query.cursor);
    const asked = askedFrom(this.config, request, query);
    const answer = await this.pages.answer(asked, { names: [about.places] }, async (on, frame) => {
      const place = await this.listings.place(on, frame.ui, id);
      const page = await this.lists.page(on, frame.ui, { place: id }, before, ROWS);
      return listPage(frame, {
        kind: 'places',
        of: place,
        ...page,
        next: page.next,
        isFirst: before === undefined,
        place,
      });
    });
    send(answer, request, reply);
  }

  @Get('archive')
  @Public(OFFICIAL)
  async archive(
    @Query({ schema: ArchiveQuery }) query: z.infer<typeof ArchiveQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = askedFrom(this.config, request, query);
    const key = await this.archives.today();
    const answer = await this.pages.answer(asked, { names: [], key }, async (on, frame) =>
      archivePage(frame, await this.archives.facts(on, frame.ui, query, key)),
    );
    send(answer, request, reply);
  }

  @Get('mended')
  @Public(OFFICIAL)
  async mended(
    @Query({ schema: ListQuery }) query: ListQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const before = readCursor(index, query.cursor);
    const asked = askedFrom(this.config, request, query);
    const answer = await this.pages.answer(asked, { names: [] }, async (on, frame) =>
      mendedPage(frame, {
        ...withCursor(await this.mends.page(on, frame.ui, before, ROWS)),
        isFirst: before === undefined,
      }),
    );
    send(answer, request, reply);
  }

  /** Everything that releases are filed under, of one kind. */
  private index(
    kind: 'topics' | 'organisations' | 'places',
    asked: Asked,
    read: (ui: string) => Promise<{ readonly items: readonly NamedPlace[]; readonly next: unknown }>,
  ): Promise<PublicAnswer> {
    return this.pages.answer(asked, { names: [about[kind]] }, async (_, frame) =>
      indexPage(frame, {
        kind,
        ...withCursor(await read(frame.ui)),
        isFirst: asked.query['cursor'] === undefined,
      }),
    );
  }
}

const withCursor = <Item>({ items, next }: { readonly items: readonly Item[]; readonly next: unknown }) => ({
  items,
  next: next === undefined ? undefined : writeCursor(next),
});
