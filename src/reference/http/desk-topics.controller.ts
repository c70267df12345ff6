import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { CurrentDesk, type Desk, Operation, Permission, revisionTag } from '../../platform/http/index.js';
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
    @Body({ schema: NewTopicSchema }) topic: z.infer<typeof NewTopicSchema>,
    @CurrentDesk() desk: Desk,
  ): Promise<TopicBody> {
    const id = await this.createTopic.execute(desk.caller, topic);
    desk.location(`/api/v1/desk/topics/${id}`);
    return this.answer(id, desk);
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
  read(@Param({ schema: idParameter }) { id }: Id, @CurrentDesk() desk: Desk): Promise<TopicBody> {
    return this.answer(id, desk);
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
    @Param({ schema: idParameter }) { id }: Id,
    @Body({ schema: NewNamesSchema }) { names }: z.infer<typeof NewNamesSchema>,
    @CurrentDesk() desk: Desk,
  ): Promise<TopicBody> {
    await this.renameTopic.execute(desk.caller, id, desk.ifMatch, names);
    return this.answer(id, desk);
  }

  private async answer(id: string, desk: Desk): Promise<TopicBody> {
    const topic = await this.reference.topic(id);
    desk.tag(revisionTag(id, topic.revision));
    return toTopic(topic);
  }
}
