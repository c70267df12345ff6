import { Injectable } from '@nestjs/common';
import { Counter, Gauge } from 'prom-client';
import { Scheduler, type TaskObserver } from '../schedule/index.js';
import { Metrics } from './metrics.js';

/** Numbers of scheduled tasks: of the runs of this process, and when each task last succeeded as far as it knows. */
@Injectable()
export class TaskMetrics implements TaskObserver {
  private readonly runs: Counter;
  private readonly lastSuccess: Gauge;

  constructor({ registry }: Metrics, scheduler: Scheduler) {
    const registers = [registry];
    this.runs = new Counter({
      name: 'khen_task_runs_total',
      help: 'Runs of scheduled tasks, by task and outcome.',
      labelNames: ['task', 'outcome'],
      registers,
    });
    this.lastSuccess = new Gauge({
      name: 'khen_task_last_success_timestamp_seconds',
      help: 'When a scheduled task last succeeded, in Unix time; the newest of all processes counts.',
      labelNames: ['task'],
      registers,
    });
    scheduler.observe(this);
  }

  ran(task: string, succeeded: boolean): void {
    this.runs.labels(task, succeeded ? 'completed' : 'failed').inc();
  }

  succeeded(task: string, at: Date): void {
    this.lastSuccess.labels(task).set(at.getTime() / 1000);
  }
}
