import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Operation, Public, readCursor, toPage } from '../../platform/http/index.js';
import { Reference } from '../reference.js';
import { answerPage } from './public-answer.js';
import { placeListQuery, PlacePage, toPlace, topicListQuery, TopicPage, toTopic } from './schemas.js';

const topicCursor = z.string().max(50);
const placeCursor = z.tuple([z.string().max(50), z.uuid()]);

@Controller('api/v1')
export class PublicReferenceController {
  constructor(private readonly reference: Reference) {}

  @Get('topics')
  @Public('names under which everybody finds releases')
  @Operation({
    id: 'listTopics',
    tag: 'Reference',
    summary: 'List topics',
    description: 'All topics by code, each with its names in every language.',
    answer: TopicPage,
    etag: true,
    also: { 304: 'Nothing changed since If-None-Match.' },
    errors: [400],
  })
  async topics(
    @Query({ schema: topicListQuery }) { limit, cursor }: z.infer<typeof topicListQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const rows = await this.reference.listTopics(readCursor(topicCursor, cursor), limit + 1);
    answerPage(
      request,
      reply,
      toPage(rows, limit, ({ code }) => code, toTopic),
    );
  }

  @Get('places')
  @Public('names under which everybody finds releases')
  @Operation({
    id: 'listPlaces',
    tag: 'Reference',
    summary: 'List places',
    description:
      'Administrative units by code, then and now: each with the time during which it exists, its predecessors and its successors.',
    answer: PlacePage,
    etag: true,
    also: { 304: 'Nothing changed since If-None-Match.' },
    errors: [400],
  })
  async places(
    @Query({ schema: placeListQuery }) query: z.infer<typeof placeListQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { limit, cursor, ...filter } = query;
    const rows = await this.reference.listPlaces(filter, readCursor(placeCursor, cursor), limit + 1);
    answerPage(
      request,
      reply,
      toPage(rows, limit, ({ code, id }) => [code, id], toPlace),
    );
  }
}
