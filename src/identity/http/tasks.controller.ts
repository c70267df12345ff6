import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import {
  CurrentDesk,
  type Desk,
  Operation,
  type Page,
  Permission,
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
    @CurrentDesk() desk: Desk,
  ): Promise<Page<TaskItem>> {
    const rows = await this.tasks.list(readCursor(z.string(), cursor), limit + 1);
    return desk.page(toPage(rows, limit, ({ id }) => id, toTaskItem));
  }

  @Post(':key/pause')
  @Permission('tasks.write')
  @verb('pauseTask', 'Let a task run no more until it is resumed')
  pause(@Param({ schema: TaskKey }) { key }: Key, @CurrentDesk() desk: Desk): Promise<TaskItem> {
    return this.steer(desk, key, 'pause');
  }

  @Post(':key/resume')
  @Permission('tasks.write')
  @verb('resumeTask', 'Let a paused task run again')
  resume(@Param({ schema: TaskKey }) { key }: Key, @CurrentDesk() desk: Desk): Promise<TaskItem> {
    return this.steer(desk, key, 'resume');
  }

  @Post(':key/run')
  @Permission('tasks.write')
  @verb('runTask', 'Have a task run now, after the run under way if there is one', [404, 409])
  run(@Param({ schema: TaskKey }) { key }: Key, @CurrentDesk() desk: Desk): Promise<TaskItem> {
    return this.steer(desk, key, 'run');
  }

  private async steer({ caller }: Desk, id: string, how: TaskVerb): Promise<TaskItem> {
    return toTaskItem(await this.steerTask.execute(caller, id, how));
  }
}
