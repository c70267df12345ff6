import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ChangeHints } from './change-hints.js';
import { Database } from './database.js';
import { Replica } from './replica.js';

interface DatabaseOptions {
  readonly url: string;
  readonly poolSize: number;
  readonly replica: { readonly url: string | undefined; readonly poolSize: number };
  /** False builds the module graph without connecting, to describe it. */
  readonly connect?: boolean;
}

/**
 * For everything that connects: a connection that silently died must not hold its user for longer than any statement may
 * take. Milliseconds.
 */
export const patience = {
  keepAlive: true,
  connectionTimeoutMillis: 5_000,
  query_timeout: 35_000,
  statement_timeout: 30_000,
} as const;

/** The pool of this process, and that of the replica if there is one. */
@Global()
@Module({})
export class DatabaseModule {
  static for({ url, poolSize, replica, connect = true }: DatabaseOptions): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRoot({
          type: 'postgres',
          url,
          poolSize,
          autoLoadEntities: true,
          manualInitialization: !connect,
          retryAttempts: 0,
          logging: false,
          extra: {
            application_name: 'khen',
            // Said once a connection, not once a transaction.
            options: '-c default_transaction_isolation=read\\ committed',
            ...patience,
            lock_timeout: 10_000,
            // What a server held that can't be reached any more, the log above all, others get within this.
            idle_in_transaction_session_timeout: 20_000,
          },
        }),
      ],
      providers: [
        Database,
        { provide: ChangeHints, useFactory: () => new ChangeHints(url) },
        {
          provide: Replica,
          inject: [Database],
          useFactory: (database: Database) => new Replica(replica.url, replica.poolSize, database),
        },
      ],
      exports: [Database, ChangeHints, Replica],
    };
  }
}
