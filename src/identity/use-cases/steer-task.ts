import { Injectable } from '@nestjs/common';
import { type Actor, AuditTrail } from '../../ledger/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Database, type Transaction } from '../../platform/database/index.js';
import { type Caller, once } from '../../platform/http/index.js';
import { type TaskRow, Tasks, type TaskVerb } from '../../platform/schedule/index.js';

/** Pauses a scheduled task, resumes it, or has it run now. Throws `schedule.task-not-found`, `schedule.task-paused`. */
@Injectable()
export class SteerTask {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly tasks: Tasks,
    private readonly audit: AuditTrail,
  ) {}

  /** Answers the task as it then is. */
  async execute({ principal, once: key }: Caller, id: string, verb: TaskVerb): Promise<TaskRow> {
    const actor = { kind: 'person', id: principal.accountId } as const;
    await this.database.transaction((tx) =>
      once(tx, key, () => this.write(tx, actor, principal.actingFor, id, verb)),
    );
    return this.tasks.get(id);
  }

  /** By whoever runs the server. */
  async byOperator(id: string, verb: TaskVerb): Promise<void> {
    await this.database.transaction((tx) => this.write(tx, { kind: 'system' }, undefined, id, verb));
  }

  private async write(
    tx: Transaction,
    actor: Actor,
    actingFor: string | undefined,
    id: string,
    verb: TaskVerb,
  ): Promise<object> {
    const at = await this.clock.now(tx);
    await this.tasks.steer(tx, id, verb, at);
    await this.audit.record(tx, { actor, actingFor, at, verb, object: { type: 'task', id }, changes: [] });
    return {};
  }
}
