import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import {
  type Caller,
  CurrentCaller,
  IfMatch,
  Operation,
  Permission,
  privateAnswer,
  revisionTag,
} from '../../platform/http/index.js';
import { Reference } from '../reference.js';
import { CreateTopic } from '../use-cases/create-topic.js';
import { RenameTopic } from '../use-cases/rename-topic.js';
import { idParameter, NewNamesSchema, NewTopicSchema, TopicSchema, toTopic } from './schemas.js';

type Id = z.infer<typeof idParameter>;
type TopicBody = z.infer<typeof TopicSchema>;

@Controller('api/v1/desk/topics')
export class DeskTopicsController {
  constructor(
    private readonly reference: Reference,
    private readonly createTopic: CreateTopic,
    private readonly renameTopic: RenameTopic,
  ) {}

  @Post()
  @Permission('reference.write')
  @Operation({
    id: 'createTopic',
    tag: 'Reference',
    summary: 'Add a topic',
    answer: TopicSchema,
    status: 201,
    once: true,
    etag: true,
    errors: [400, 403, 409],
  })
  async create(
    @CurrentCaller() caller: Caller,
    @Body({ schema: NewTopicSchema }) topic: z.infer<typeof NewTopicSchema>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TopicBody> {
    const id = await this.createTopic.execute(caller, topic);
    void reply.header('location', `/api/v1/desk/topics/${id}`);
    return this.answer(id, reply);
  }

  @Get(':id')
  @Permission('reference.write')
  @Operation({
    id: 'getDeskTopic',
    tag: 'Reference',
    summary: 'Read a topic to change it',
    answer: TopicSchema,
    etag: true,
    errors: [400, 403, 404],
  })
  read(
    @Param({ schema: idParameter }) { id }: Id,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TopicBody> {
    return this.answer(id, reply);
  }

  @Post(':id/rename')
  @Permission('reference.write')
  @Operation({
    id: 'renameTopic',
    tag: 'Reference',
    summary: 'Replace the names of a topic',
    description: 'Replaces all its names. Documents published earlier keep the name they were approved with.',
    answer: TopicSchema,
    ifMatch: true,
    once: true,
    etag: true,
    errors: [400, 403, 404, 409],
  })
  async rename(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParameter }) { id }: Id,
    @IfMatch() ifMatch: string,
    @Body({ schema: NewNamesSchema }) { names }: z.infer<typeof NewNamesSchema>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TopicBody> {
    await this.renameTopic.execute(caller, id, ifMatch, names);
    return this.answer(id, reply);
  }

  private async answer(id: string, reply: FastifyReply): Promise<TopicBody> {
    const topic = await this.reference.topic(id);
    privateAnswer(reply, revisionTag(id, topic.revision));
    return toTopic(topic);
  }
}
