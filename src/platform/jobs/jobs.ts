import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { PgBoss } from 'pg-boss';
import type { z } from 'zod';
import { Config } from '../config/index.js';
import { patience, type Transaction } from '../database/index.js';
import { Metrics } from '../metrics/index.js';
import { jobsError } from './jobs.errors.js';

/** A queue and what its jobs carry: ids, never content that could change before the job runs. */
export interface Queue<Payload extends object> {
  readonly name: string;
  readonly schema: z.ZodType<Payload>;
}

/** A job that was tried as often as it may be, and is left to people. */
export interface FailedJob {
  readonly id: string;
  readonly queue: string;
  readonly at: Date;
  /** What its last run said. */
  readonly message: string | undefined;
}

/** How many jobs of a queue wait and are worked on; to ten seconds or so. */
export interface QueueCounts {
  readonly name: string;
  readonly waiting: number;
  readonly active: number;
}

type Handler<Payload> = (payload: Payload, jobId: string) => Promise<void>;

const DEAD_LETTERS = 'dead';

/** Of what its last run said. */
const MOST_WORDS = 500;

interface FailedRow extends Omit<FailedJob, 'message'> {
  readonly message: string | null;
}
// What a cursor can carry.
const millisecond = "date_trunc('milliseconds', created_on)";
const failed = `
  select id, coalesce(source_name, name) as queue, ${millisecond} as at, source_output ->> 'message' as message
  from queue.job where name = $1`;
const findFailed = `${failed} and created_on >= $2 order by created_on desc, id desc limit $3`;
const listFailed = `${failed} and (${millisecond}, id) < ($2, $3::uuid) order by ${millisecond} desc, id desc limit $4`;
const lockFailed = `${failed} and id = $2 for update`;

/**
 * Work done after the commit, at least once: jobs are rows of the same transaction as their cause, so a crash loses
 * none. Handlers must stand being run twice, and check again that their reason still holds.
 */
@Injectable()
export class Jobs implements OnModuleDestroy {
  private readonly log = new Logger('jobs');
  private readonly boss: PgBoss;
  private readonly handlers = new Map<string, { queue: Queue<object>; run: Handler<object> }>();
  private prepared: Promise<void> | undefined;

  constructor(
    config: Config,
    private readonly metrics: Metrics,
  ) {
    this.boss = new PgBoss({
      ...patience,
      connectionString: config.databaseUrl ?? '',
      schema: 'queue',
      max: 3,
      application_name: 'khen-jobs',
      schedule: false,
      superviseIntervalSeconds: 1,
      monitorIntervalSeconds: 10,
      maintenanceIntervalSeconds: 60,
      useListenNotify: false,
    });
    // A database that is away for a while is not the end of the process; pg-boss goes on polling.
    this.boss.on('error', (error: Error) => this.log.warn(`The queue could not be served: ${error.message}`));
  }

  /** Declares who does the jobs of a queue; once per queue, before `start`. */
  handle<Payload extends object>(queue: Queue<Payload>, run: Handler<Payload>): void {
    if (this.handlers.has(queue.name)) throw new Error(`The queue ${queue.name} has two handlers.`);
    this.handlers.set(queue.name, { queue, run: run as Handler<object> });
  }

  /**
   * Adds a job within the transaction: it exists if, and only if, the transaction commits. Works before `start`, and in
   * commands that never start: then some other process does it. What is `unhurried` waits while there is anything else to
   * do in its queue.
   */
  async enqueue<Payload extends object>(
    tx: Transaction,
    queue: Queue<Payload>,
    payload: Payload,
    { unhurried = false }: { readonly unhurried?: boolean } = {},
  ): Promise<void> {
    if (!this.handlers.has(queue.name)) throw new Error(`Nobody handles the queue ${queue.name}.`);
    await this.prepare();
    await this.boss.send(queue.name, queue.schema.parse(payload), {
      db: executor(tx),
      ...(unhurried && { priority: -1 }),
    });
  }

  /** Jobs that failed for good since then, the newest first, `most` at most. */
  async failedSince(since: Date, most: number): Promise<FailedJob[]> {
    await this.prepare();
    // The library lists the oldest first, and with all that they carried.
    const { rows } = await this.boss.getDb().executeSql(findFailed, [DEAD_LETTERS, since, most]);
    return (rows as FailedRow[]).map(toFailed);
  }

  /** Jobs that failed for good and were neither tried again nor dismissed, the newest first, behind the job `after`. */
  async listFailed(
    after: { readonly at: string; readonly id: string } | undefined,
    limit: number,
  ): Promise<FailedJob[]> {
    await this.prepare();
    const { at, id } = after ?? { at: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };
    const { rows } = await this.boss.getDb().executeSql(listFailed, [DEAD_LETTERS, at, id, limit]);
    return (rows as FailedRow[]).map(toFailed);
  }

  /** Every queue of this version, by name. */
  async queues(): Promise<QueueCounts[]> {
    await this.prepare();
    const names = [...this.handlers.keys()];
    const found = names.length > 0 ? await this.boss.getQueues(names) : [];
    return found
      .map(({ name, queuedCount, activeCount }) => ({ name, waiting: queuedCount, active: activeCount }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** Has a failed job done again from the beginning. Answers what it was; throws `jobs.job-not-found`, `jobs.job-without-queue`. */
  async retry(tx: Transaction, id: string): Promise<FailedJob> {
    const job = await this.lockFailed(tx, id);
    const moved = this.handlers.has(job.queue)
      ? await this.boss.redrive(DEAD_LETTERS, { ids: [id], db: executor(tx) })
      : 0;
    if (moved === 0) throw jobsError('job-without-queue');
    return job;
  }

  /** Has a failed job never done. Answers what it was; throws `jobs.job-not-found`. */
  async dismiss(tx: Transaction, id: string): Promise<FailedJob> {
    const job = await this.lockFailed(tx, id);
    await this.boss.deleteJob(DEAD_LETTERS, id, { db: executor(tx) });
    return job;
  }

  private async lockFailed(tx: Transaction, id: string): Promise<FailedJob> {
    await this.prepare();
    const [row] = await tx.unnamed(lockFailed, [DEAD_LETTERS, id]);
    if (!row) throw jobsError('job-not-found');
    return toFailed(row as FailedRow);
  }

  /** Creates what is missing in the database and begins to work. */
  async start(): Promise<void> {
    await this.prepare();
    for (const { queue, run } of this.handlers.values()) {
      await this.boss.work(
        queue.name,
        {
          batchSize: 10,
          burstWhenBatchFull: true,
          perJobResults: true,
          heartbeatRefreshSeconds: 3,
          pollingIntervalSeconds: 0.5,
        },
        (jobs: { id: string; data: object }[]) => Promise.all(jobs.map((job) => this.run(queue, run, job))),
      );
    }
  }

  /** Lets running jobs end, for at most ten seconds, and takes no more. */
  async stop(): Promise<void> {
    if (!this.prepared) return;
    await this.prepared.catch(() => undefined);
    this.prepared = undefined;
    await this.boss.stop({ graceful: true, timeout: 10_000 });
  }

  onModuleDestroy(): Promise<void> {
    return this.stop();
  }

  /** Creates the queues, once. */
  private prepare(): Promise<void> {
    this.prepared ??= this.createQueues().catch((error: unknown) => {
      this.prepared = undefined;
      throw error;
    });
    return this.prepared;
  }

  private async createQueues(): Promise<void> {
    await this.boss.start();
    await this.boss.createQueue(DEAD_LETTERS, { partition: false });
    for (const name of this.handlers.keys())
      await this.boss.createQueue(name, {
        heartbeatSeconds: 10,
        expireInSeconds: 300,
        retryLimit: 10,
        retryDelay: 2,
        retryBackoff: true,
        retryDelayMax: 600,
        deadLetter: DEAD_LETTERS,
      });
  }

  private async run(queue: Queue<object>, run: Handler<object>, job: { id: string; data: object }) {
    try {
      await run(queue.schema.parse(job.data), job.id);
      this.metrics.jobs.labels(queue.name, 'completed').inc();
      return { id: job.id, status: 'completed' as const };
    } catch (error) {
      this.metrics.jobs.labels(queue.name, 'failed').inc();
      const { name, message } = error as Error;
      this.log.warn(`The job ${job.id} of ${queue.name} failed: ${name} ${message}`);
      return { id: job.id, status: 'failed' as const, output: { name, message } };
    }
  }
}

/** What a run says may quote the address of a server, and a password in it. */
function toFailed({ message, ...row }: FailedRow): FailedJob {
  const harmless = message?.replaceAll(/(?<=:\/\/)[^\s/@]+@/g, '').slice(0, MOST_WORDS);
  return { ...row, message: harmless };
}

/** pg-boss' statements through our transaction; they come without a name, so they are not prepared. */
function executor(tx: Transaction) {
  return {
    executeSql: async (text: string, values?: unknown[]) => ({
      rows: (await tx.unnamed(text, values)) as Record<string, unknown>[],
    }),
  };
}
