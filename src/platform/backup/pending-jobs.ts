import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { PgBoss } from 'pg-boss';
import type { Client } from 'pg';
import { z } from 'zod';
import type { Manifest } from './manifest.js';

const AT_ONCE = 500;

/**
 * The queue's tables belong to pg-boss, whose next version may shape them otherwise, and hold mostly what is done. So a
 * backup keeps the queues' settings and the jobs that still wait, and a restore hands them to pg-boss anew. A job that
 * ran while the backup was made will run once more, as after any crash.
 */
const job = z.strictObject({
  id: z.uuid(),
  queue: z.string(),
  data: z.record(z.string(), z.unknown()).nullable(),
  priority: z.int(),
  startAfter: z.string(),
  singletonKey: z.string().nullable(),
});

export async function hasQueues(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>(
    `select to_regclass('queue.job') is not null as found`,
  );
  return rows[0]!.found;
}

/** Queues with their settings, in the words of pg-boss' `createQueue`. */
export async function queueSettings(client: Client): Promise<Manifest['queues']> {
  const { rows } = await client.query<Manifest['queues'][number]>(
    `select name, policy, partition, notify, dead_letter as "deadLetter", retry_limit as "retryLimit",
            retry_delay as "retryDelay", retry_backoff as "retryBackoff", retry_delay_max as "retryDelayMax",
            expire_seconds as "expireInSeconds", retention_seconds as "retentionSeconds",
            deletion_seconds as "deleteAfterSeconds", heartbeat_seconds as "heartbeatSeconds"
     from queue.queue order by name`,
  );
  return rows;
}

/** The jobs that are not done, a JSON line each; call it within the snapshot. */
export async function* pendingJobs(client: Client): AsyncGenerator<string> {
  await client.query(
    `declare pending cursor for
     select json_build_object('id', id, 'queue', name, 'data', data, 'priority', priority,
                              'startAfter', start_after, 'singletonKey', singleton_key)::text as line
     from queue.job where state in ('created', 'retry', 'active') order by created_on, id`,
  );
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`fetch ${AT_ONCE} from pending`);
    if (rows.length === 0) return;
    yield rows.map(({ line }) => `${line}\n`).join('');
  }
}

/** Makes the queue's schema and queues, and hands in the jobs of a backup. */
export async function restoreJobs(url: string, folder: string, { queues, jobs }: Manifest): Promise<void> {
  if (!jobs) return;
  const boss = new PgBoss({
    connectionString: url,
    schema: 'queue',
    max: 2,
    schedule: false,
    supervise: false,
  });
  boss.on('error', () => undefined);
  await boss.start();
  try {
    // A queue for dead letters must exist before the queues that name it.
    const ordered = queues.toSorted((a, b) => Number(a.deadLetter !== null) - Number(b.deadLetter !== null));
    for (const queue of ordered) {
      const settings = Object.entries(queue).filter(([name, value]) => name !== 'name' && value !== null);
      await boss.createQueue(queue.name, Object.fromEntries(settings));
    }
    const insert = (queue: string, batch: readonly z.output<typeof job>[]) =>
      boss.insert(
        queue,
        batch.map(({ id, data, priority, startAfter, singletonKey }) => ({
          id,
          priority,
          startAfter,
          ...(data ? { data } : {}),
          ...(singletonKey === null ? {} : { singletonKey }),
        })),
      );
    let batch: z.output<typeof job>[] = [];
    const flush = async () => {
      for (const [queue, some] of Map.groupBy(batch, (each) => each.queue)) await insert(queue, some);
      batch = [];
    };
    for await (const line of createInterface({ input: createReadStream(join(folder, jobs.file)) })) {
      batch.push(job.parse(JSON.parse(line)));
      if (batch.length === AT_ONCE) await flush();
    }
    await flush();
  } finally {
    await boss.stop({ graceful: false });
  }
}
