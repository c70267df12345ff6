import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import type { Pool, PoolClient } from 'pg';
import { type Queryable, type Statement, statement } from './statement.js';
import { isUnanswered, sqlState } from './sql-state.js';

const RETRIED = new Set(['40001', '40P01']);
const ATTEMPTS = 12;
/** Channel of the hints. */
export const CHANGED = 'khen_changed';
const hint = statement('platform.hint-at-change', "select pg_notify($1, '')");

/** One database transaction, handed down explicitly: whoever has it writes in it, nobody else does. */
export class Transaction implements Queryable {
  private readonly hooks: (() => void)[] = [];
  private hinted = false;

  constructor(
    /** For plain row writes of the desk; statements of a hot or special kind go through `query`. */
    readonly manager: EntityManager,
    private readonly client: PoolClient,
  ) {}

  async query<Row>({ name, text }: Statement<Row>, values: readonly unknown[] = []): Promise<Row[]> {
    const result = await this.client.query({ name, text, values: [...values] });
    return result.rows as Row[];
  }

  /** For statements that another library makes; ours are named. */
  async unnamed(text: string, values: readonly unknown[] = []): Promise<unknown[]> {
    const result = await this.client.query(text, [...values]);
    return result.rows;
  }

  /** Runs once the commit is visible to others; for hints only, since a crash may skip it. */
  afterCommit(hook: () => void): void {
    this.hooks.push(hook);
  }

  /** Something public has changed: other processes get a hint of it after the commit (see `ChangeHints`). */
  hintAtChange(): void {
    this.hinted = true;
  }

  get isHinted(): boolean {
    return this.hinted;
  }

  committed(): void {
    for (const hook of this.hooks) hook();
  }
}

/** The connection broke in the middle of a transaction: what was not committed is undone, what was is not known. */
class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
  /** SQLSTATE connection_failure. */
  readonly code = '08006';

  constructor(cause: unknown) {
    super('The connection to the database was lost.', { cause });
  }
}

/** The pool and its transactions. */
@Injectable()
export class Database implements Queryable {
  private readonly listeners: (() => void)[] = [];

  constructor(private readonly dataSource: DataSource) {
    // A server that is just ending says so in one breath with its welcome, before whoever asked for a connection listens.
    this.pool?.on('connect', (client) => client.on('error', () => undefined));
  }

  /** Calls back as soon as a transaction of this process that changed something public is visible to others. */
  onChange(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** Runs one statement by itself, prepared on first use of each connection. */
  async query<Row>({ name, text }: Statement<Row>, values: readonly unknown[] = []): Promise<Row[]> {
    const result = await this.pool!.query({ name, text, values: [...values] });
    return result.rows as Row[];
  }

  /**
   * Runs `work` in one READ COMMITTED transaction and commits. Serialization failures (40001) and deadlocks (40P01)
   * repeat the whole of it, so `work` must touch nothing but the transaction; any other error rolls back and is thrown.
   */
  async transaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.attempt(work);
      } catch (error) {
        if (!RETRIED.has(sqlState(error) ?? '') || attempt === ATTEMPTS) throw error;
        await sleep(Math.random() * Math.min(500, 5 * 2 ** attempt));
      }
    }
  }

  /** One read-only REPEATABLE READ transaction: everything `work` reads is from one instant. */
  async snapshot<Result>(work: (tx: Transaction, client: PoolClient) => Promise<Result>): Promise<Result> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const client = (await runner.connect()) as PoolClient;
      try {
        await client.query('begin transaction isolation level repeatable read, read only');
        const result = await work(new Transaction(runner.manager, client), client);
        await client.query('rollback');
        return result;
      } catch (error) {
        if (isUnanswered(error)) void client.end();
        else await client.query('rollback').catch(() => undefined);
        throw error;
      }
    } finally {
      await runner.release();
    }
  }

  private async attempt<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
    const runner: QueryRunner = this.dataSource.createQueryRunner();
    const client = (await runner.connect()) as PoolClient;
    let lost = false;
    const onLost = (): void => {
      lost = true;
    };
    client.on('error', onLost);
    try {
      const tx = new Transaction(runner.manager, client);
      await runner.startTransaction();
      try {
        const result = await work(tx);
        await runner.commitTransaction();
        tx.committed();
        // In a statement of its own: a NOTIFY inside a transaction makes all commits of the database wait for each other.
        if (tx.isHinted) {
          for (const heard of this.listeners) heard();
          void this.query(hint, [CHANGED]).catch(() => undefined);
        }
        return result;
      } catch (error) {
        // Else the pool would hand it out again, and whoever gets it waits behind the same question.
        if (isUnanswered(error)) void client.end();
        // A connection that is gone can't roll back; the first error is the one that tells.
        else if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
        throw lost ? new ConnectionLost(error) : error;
      }
    } finally {
      client.off('error', onLost);
      await runner.release();
    }
  }

  /** There is none where the modules are built without connecting. */
  private get pool(): Pool | undefined {
    return (this.dataSource.driver as PostgresDriver).master as Pool | undefined;
  }
}
