import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../ledger/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Database } from '../../platform/database/index.js';
import { type Caller, once } from '../../platform/http/index.js';
import { Jobs } from '../../platform/jobs/index.js';

export type JobVerb = 'retry' | 'dismiss';

/** Has a job that failed for good done again, or never. Throws `jobs.job-not-found`, `jobs.job-without-queue`. */
@Injectable()
export class SteerJob {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ principal, once: key }: Caller, id: string, verb: JobVerb): Promise<void> {
    await this.database.transaction((tx) =>
      once(tx, key, async () => {
        const { queue } = await this.jobs[verb](tx, id);
        await this.audit.record(tx, {
          actor: { kind: 'person', id: principal.accountId },
          actingFor: principal.actingFor,
          at: await this.clock.now(tx),
          verb,
          object: { type: 'job', id },
          changes: [{ field: 'queue', before: queue }],
        });
        return {};
      }),
    );
  }
}
