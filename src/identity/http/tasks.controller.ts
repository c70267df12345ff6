import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  type Caller,
  CurrentCaller,
  nextLink,
  Operation,
  type Page,
  Permission,
  privateAnswer,
  readCursor,
  toPage,
} from '../../platform/http/index.js';
import { Tasks, type TaskVerb } from '../../platform/schedule/index.js';
import { SteerTask } from '../use-cases/steer-task.js';
import { TaskItem, TaskKey, TaskPage, TaskQuery, toTaskItem } from './tasks.schemas.js';

const tag = 'Operation';
type Key = z.infer<typeof TaskKey>;

const verb = (id: string, summary: string, errors: (404 | 409)[] = [404]) =>
  Operation({ id, tag, summary, answer: TaskItem, once: true, errors });

/** Scheduled tasks, for those who operate the installation. */
@Controller('api/v1/desk/tasks')
export class TasksController {
  constructor(
    private readonly tasks: Tasks,
    private readonly steerTask: SteerTask,
  ) {}

  @Get()
  @Permission('tasks.read')
  @Operation({
    id: 'listTasks',
    tag,
    summary: 'Scheduled tasks by id, each with what came of its last run',
    answer: TaskPage,
  })
  async list(
    @Query({ schema: TaskQuery }) { limit, cursor }: z.infer<typeof TaskQuery>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page<TaskItem>> {
    const rows = await this.tasks.list(readCursor(z.string(), cursor), limit + 1);
    const page = toPage(rows, limit, ({ id }) => id, toTaskItem);
    privateAnswer(reply);
    if (page.next) void reply.header('link', nextLink(request.url, page.next));
    return page;
  }

  @Post(':key/pause')
  @Permission('tasks.write')
  @verb('pauseTask', 'Let a task run no more until it is resumed')
  pause(
    @CurrentCaller() caller: Caller,
    @Param({ schema: TaskKey }) { key }: Key,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TaskItem> {
    return this.steer(caller, key, 'pause', reply);
  }

  @Post(':key/resume')
  @Permission('tasks.write')
  @verb('resumeTask', 'Let a paused task run again')
  resume(
    @CurrentCaller() caller: Caller,
    @Param({ schema: TaskKey }) { key }: Key,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TaskItem> {
    return this.steer(caller, key, 'resume', reply);
  }

  @Post(':key/run')
  @Permission('tasks.write')
  @verb('runTask', 'Have a task run now, after the run under way if there is one', [404, 409])
  run(
    @CurrentCaller() caller: Caller,
    @Param({ schema: TaskKey }) { key }: Key,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TaskItem> {
    return this.steer(caller, key, 'run', reply);
  }

  private async steer(caller: Caller, id: string, how: TaskVerb, reply: FastifyReply): Promise<TaskItem> {
    const task = await this.steerTask.execute(caller, id, how);
    privateAnswer(reply);
    return toTaskItem(task);
  }
}
