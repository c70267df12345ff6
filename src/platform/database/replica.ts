import type { OnApplicationShutdown } from '@nestjs/common';
import { Pool, type PoolClient } from 'pg';
import { within } from '../waiting/index.js';
import type { Database } from './database.js';
import { isDatabaseAway, sqlState } from './sql-state.js';
import { type Queryable, statement } from './statement.js';

/** Whoever waits for the replica is waited for: these are short, since the primary can be asked instead. Milliseconds. */
const CONNECTING_MS = 1000;
const PATIENCE_MS = 2000;
const ENDING_MS = 1000;

// The timeline too: a replica that stayed with the old primary after a failover is of the same cluster.
const cluster = "concat_ws('/', system_identifier, timeline_id) as cluster";
const readPrimary = statement<{ cluster: string; written: string }>(
  'platform.read-primary',
  `select ${cluster}, pg_current_wal_lsn()::text as written from pg_control_system(), pg_control_checkpoint()`,
);
const readStandby = statement<{ cluster: string; standby: boolean }>(
  'platform.read-standby',
  `select ${cluster}, pg_is_in_recovery() as standby from pg_control_system(), pg_control_checkpoint()`,
);
const readLag = statement<{ bytes: number }>(
  'platform.read-replica-lag',
  'select greatest(0, pg_wal_lsn_diff($1::pg_lsn, pg_last_wal_replay_lsn()))::float8 as bytes',
);

/** It is not, or not any more, a replica of our database; the message says why. */
export class UnfitReplica extends Error {
  override readonly name = 'UnfitReplica';
}

class SlowReplica extends Error {
  override readonly name = 'SlowReplica';

  constructor() {
    super(`It has not answered for ${PATIENCE_MS / 1000} seconds.`);
  }
}

/**
 * A streaming replica of the database, if one is configured, for reads that can be repeated on the primary. It may be behind:
 * whoever reads asks first, in the same snapshot, whether it is far enough.
 */
export class Replica implements OnApplicationShutdown {
  private readonly pool: Pool | undefined;
  /** Of the primary when it was last asked. */
  private cluster: string | undefined;

  constructor(
    url: string | undefined,
    poolSize: number,
    private readonly primary: Database,
  ) {
    if (url === undefined) return;
    this.pool = new Pool({
      connectionString: url,
      max: poolSize,
      application_name: 'khen replica',
      keepAlive: true,
      connectionTimeoutMillis: CONNECTING_MS,
      statement_timeout: PATIENCE_MS,
      idle_in_transaction_session_timeout: PATIENCE_MS,
      // A server that is gone must not hold up the end of this process.
      allowExitOnIdle: true,
    });
    // What breaks while nobody uses it is replaced when somebody does; whoever uses it is told by what they asked. From the
    // very first: a server that is just ending says so in one breath with its welcome.
    this.pool.on('error', ignore).on('connect', (client) => client.on('error', ignore));
  }

  get isConfigured(): boolean {
    return this.pool !== undefined;
  }

  /**
   * Looks whether it is a replica of our primary, as that is now. Answers how many bytes of the WAL it has not replayed yet;
   * throws as `snapshot` does, and when the primary can't be asked.
   */
  async examine(): Promise<number> {
    const [primary] = await this.primary.query(readPrimary);
    this.cluster = primary!.cluster;
    return this.snapshot(async (on) => (await on.query(readLag, [primary!.written]))[0]!.bytes);
  }

  /**
   * One read-only REPEATABLE READ transaction on the replica, one statement after another. Throws `UnfitReplica`; an Error
   * when that takes longer than two seconds; a database error when it is away or had to cancel; and whatever `work` throws.
   */
  async snapshot<Result>(work: (on: Queryable) => Promise<Result>): Promise<Result> {
    if (!this.pool) throw new UnfitReplica('There is none.');
    const client = await this.pool.connect();
    let broken = false;
    try {
      // The statements have a limit of their own, but a server that is silent does not keep to it.
      return await within(PATIENCE_MS, this.read(client, work), () => {
        throw new SlowReplica();
      });
    } catch (error) {
      // Not only lost ones: another server may answer under this address by now.
      broken =
        error instanceof UnfitReplica ||
        error instanceof SlowReplica ||
        sqlState(error) !== undefined ||
        isDatabaseAway(error);
      throw error;
    } finally {
      client.release(broken);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await within(ENDING_MS, this.pool?.end(), ignore);
  }

  private async read<Result>(client: PoolClient, work: (on: Queryable) => Promise<Result>): Promise<Result> {
    const on: Queryable = {
      query: async ({ name, text }, values = []) =>
        (await client.query({ name, text, values: [...values] })).rows,
    };
    await client.query('begin transaction isolation level repeatable read, read only');
    try {
      const [found] = await on.query(readStandby);
      if (!found!.standby) throw new UnfitReplica('It is no standby.');
      if (found!.cluster !== this.cluster) throw new UnfitReplica('It is not a standby of our primary.');
      return await work(on);
    } finally {
      await client.query('rollback').catch(ignore);
    }
  }
}

const ignore = (): void => undefined;
