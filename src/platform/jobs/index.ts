import { Global, Module } from '@nestjs/common';
import { Jobs } from './jobs.js';

@Global()
@Module({ providers: [Jobs], exports: [Jobs] })
export class JobsModule {}

export { type FailedJob, Jobs, type Queue, type QueueCounts } from './jobs.js';
