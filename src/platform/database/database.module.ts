import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ChangeHints } from './change-hints.js';
import { Database } from './database.js';

interface DatabaseOptions {
  readonly url: string;
  readonly poolSize: number;
  /** False builds the module graph without connecting, to describe it. */
  readonly connect?: boolean;
}

/** The pool of this process. */
@Global()
@Module({})
export class DatabaseModule {
  static for({ url, poolSize, connect = true }: DatabaseOptions): DynamicModule {
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
          connectTimeoutMS: 10_000,
          logging: false,
          extra: {
            application_name: 'khen',
            // Said once a connection, not once a transaction.
            options: '-c default_transaction_isolation=read\\ committed',
            // A connection that silently died must not hold its user for longer than any statement may take.
            keepAlive: true,
            query_timeout: 35_000,
            statement_timeout: 30_000,
            lock_timeout: 10_000,
            idle_in_transaction_session_timeout: 60_000,
          },
        }),
      ],
      providers: [Database, { provide: ChangeHints, useFactory: () => new ChangeHints(url) }],
      exports: [Database, ChangeHints],
    };
  }
}
