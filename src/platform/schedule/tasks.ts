import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/index.js';
import { scheduleError } from './schedule.errors.js';
import { type TaskRow, TasksRepository } from './tasks.repository.js';

export type TaskVerb = 'pause' | 'resume' | 'run';

/** Scheduled tasks, for those who operate the server. */
@Injectable()
export class Tasks {
  constructor(private readonly tasks: TasksRepository) {}

  /** Those that a server has announced, by id, behind the id `after`. */
  list(after?: string, limit?: number): Promise<TaskRow[]> {
    return this.tasks.list(after, limit ?? null);
  }

  /** Throws `schedule.task-not-found`. */
  async get(id: string): Promise<TaskRow> {
    const row = await this.tasks.find(id);
    if (!row) throw scheduleError('task-not-found');
    return row;
  }

  /**
   * Pauses a task, resumes it, or makes it due now: a server that is running picks it up, after the run under way if there
   * is one. Throws `schedule.task-not-found`, `schedule.task-paused`.
   */
  async steer(tx: Transaction, id: string, verb: TaskVerb, now: Date): Promise<void> {
    const task = await this.tasks.lock(tx, id);
    if (!task) throw scheduleError('task-not-found');
    if (verb !== 'run') await this.tasks.setPaused(tx, id, verb === 'pause');
    else if (task.paused) throw scheduleError('task-paused');
    else await this.tasks.setDue(tx, id, now);
  }
}
