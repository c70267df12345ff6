import { Global, Module } from '@nestjs/common';
import { ScheduleModule as NestScheduleModule } from '@nestjs/schedule';
import { Scheduler } from './scheduler.js';
import { Tasks } from './tasks.js';
import { TasksRepository } from './tasks.repository.js';

@Global()
@Module({
  imports: [NestScheduleModule.forRoot()],
  providers: [TasksRepository, Scheduler, Tasks],
  exports: [Scheduler, Tasks],
})
export class ScheduleModule {}

export type { ScheduledTask } from './task.js';
export { Scheduler, type TaskObserver } from './scheduler.js';
export { Tasks, type TaskVerb } from './tasks.js';
export type { TaskRow } from './tasks.repository.js';
