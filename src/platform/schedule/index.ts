import { Global, Module } from '@nestjs/common';
import { ScheduleModule as NestScheduleModule } from '@nestjs/schedule';
import { Scheduler } from './scheduler.js';

@Global()
@Module({ imports: [NestScheduleModule.forRoot()], providers: [Scheduler], exports: [Scheduler] })
export class ScheduleModule {}

export { type ScheduledTask, Scheduler } from './scheduler.js';
