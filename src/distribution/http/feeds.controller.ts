import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Config } from '../../platform/config/index.js';
import { languageTagSchema } from '../../platform/i18n/index.js';
import { Operation, Public } from '../../platform/http/index.js';
import { publicAnswer } from '../answers/public-answers.js';
import { send } from '../answers/send.js';
import { FeedAnswers } from '../feeds/feed-answers.js';
import { type FeedFormat, feedFormats } from '../feeds/formats.js';
import { NewsSitemap } from '../feeds/news-sitemap.js';
import { baseAddress } from './base.js';

const OFFICIAL = 'official information is for everybody';
const MAIN_LANGUAGE = 'vi';
const XML = 'application/xml; charset=utf-8';
const TEXT = 'text/plain; charset=utf-8';

// Open: links to feeds come back with what others hung on them.
const FeedQuery = z.object({
  lang: languageTagSchema.default(MAIN_LANGUAGE).meta({ description: 'Language of the feed (BCP 47).' }),
  topic: z.uuid().optional().meta({ description: 'Only releases that were ever filed under this topic.' }),
  organisation: z
    .uuid()
    .optional()
    .meta({ description: 'Only releases that this organisation ever issued, alone or with others.' }),
});
type FeedQuery = z.infer<typeof FeedQuery>;

const feed = (id: string, name: string, format: FeedFormat) =>
  Operation({
    id,
    tag: 'Feeds',
    summary: `The newest acts as ${name}`,
    description:
      'One item an act: releases, translations, corrections, retractions, erasures. What was retracted or erased loses its ' +
      'words in earlier items too.',
    mediaType: feedFormats[format].mediaType,
    etag: true,
    also: { 304: 'Nothing new.' },
    errors: [400, 404],
  });

/** What people and search engines read along with. */
@Controller()
export class FeedsController {
  constructor(
    private readonly config: Config,
    private readonly feeds: FeedAnswers,
    private readonly sitemap: NewsSitemap,
  ) {}

  @Get('feeds/rss.xml')
  @Public(OFFICIAL)
  @feed('readRssFeed', 'RSS 2.0', 'rss.xml')
  async rss(
    @Query({ schema: FeedQuery }) query: FeedQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    send(await this.feeds.feed('rss.xml', query, this.base(request)), request, reply);
  }

  @Get('feeds/atom.xml')
  @Public(OFFICIAL)
  @feed('readAtomFeed', 'Atom (RFC 4287)', 'atom.xml')
  async atom(
    @Query({ schema: FeedQuery }) query: FeedQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    send(await this.feeds.feed('atom.xml', query, this.base(request)), request, reply);
  }

  @Get('feeds/feed.json')
  @Public(OFFICIAL)
  @feed('readJsonFeed', 'JSON Feed 1.1', 'feed.json')
  async json(
    @Query({ schema: FeedQuery }) query: FeedQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    send(await this.feeds.feed('feed.json', query, this.base(request)), request, reply);
  }

  @Get('news-sitemap.xml')
  @Public(OFFICIAL)
  @Operation({
    id: 'readNewsSitemap',
    tag: 'Feeds',
    summary: 'What was published within two days and stands, for search engines',
    mediaType: XML,
    etag: true,
    also: { 304: 'Nothing new.' },
  })
  async news(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    send(await this.sitemap.read(this.base(request)), request, reply);
  }

  @Get('robots.txt')
  @Public('machines ask it before anything else')
  @Operation({
    id: 'readRobots',
    tag: 'Feeds',
    summary: 'What machines may read, and where the sitemap is',
    mediaType: TEXT,
    etag: true,
    also: { 304: 'Nothing new.' },
    database: false,
  })
  robots(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const lines = [
      'User-agent: *',
      'Disallow: /api/v1/desk/',
      `Sitemap: ${this.base(request)}/news-sitemap.xml`,
    ];
    const bytes = Buffer.from(`${lines.join('\n')}\n`);
    send(publicAnswer(bytes, { 'content-type': TEXT }), request, reply);
  }

  private base(request: FastifyRequest): string {
    return baseAddress(this.config, request);
  }
}
