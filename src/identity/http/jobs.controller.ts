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
import { Jobs } from '../../platform/jobs/index.js';
import { SteerJob } from '../use-cases/steer-job.js';
import {
  failedJobCursor,
  type FailedJobItem,
  FailedJobPage,
  FailedJobQuery,
  JobKey,
  Queues,
  toFailedJobItem,
} from './jobs.schemas.js';

const tag = 'Operation';
type Key = z.infer<typeof JobKey>;

const verb = (id: string, summary: string) =>
  Operation({ id, tag, summary, status: 204, once: true, errors: [404, 409] });

/** Work after the commit, for those who operate the installation. */
@Controller('api/v1/desk')
export class JobsController {
  constructor(
    private readonly jobs: Jobs,
    private readonly steerJob: SteerJob,
  ) {}

  @Get('queues')
  @Permission('tasks.read')
  @Operation({ id: 'listQueues', tag, summary: 'Queues of jobs, with how many wait', answer: Queues })
  async queues(): Promise<z.infer<typeof Queues>> {
    return { items: await this.jobs.queues() };
  }

  @Get('failed-jobs')
  @Permission('tasks.read')
  @Operation({
    id: 'listFailedJobs',
    tag,
    summary: 'Jobs that failed for good, newest first',
    answer: FailedJobPage,
  })
  async failed(
    @Query({ schema: FailedJobQuery }) { limit, cursor }: z.infer<typeof FailedJobQuery>,
    @CurrentDesk() desk: Desk,
  ): Promise<Page<FailedJobItem>> {
    const rows = await this.jobs.listFailed(readCursor(failedJobCursor, cursor), limit + 1);
    const key = ({ at, id }: (typeof rows)[number]) => ({ at: at.toISOString(), id });
    return desk.page(toPage(rows, limit, key, toFailedJobItem));
  }

  @Post('failed-jobs/:job/retry')
  @Permission('tasks.write')
  @verb('retryJob', 'Have a failed job done again from the beginning')
  async retry(@Param({ schema: JobKey }) { job }: Key, @CurrentDesk() { caller }: Desk): Promise<void> {
    await this.steerJob.execute(caller, job, 'retry');
  }

  @Post('failed-jobs/:job/dismiss')
  @Permission('tasks.write')
  @verb('dismissJob', 'Take a failed job off the list; it is never done')
  async dismiss(@Param({ schema: JobKey }) { job }: Key, @CurrentDesk() { caller }: Desk): Promise<void> {
    await this.steerJob.execute(caller, job, 'dismiss');
  }
}
