import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Clock } from './clock/index.js';
import { type Config, ConfigModule } from './config/index.js';
import { DatabaseModule } from './database/index.js';
import { HealthModule } from './health/index.js';
import { HttpModule } from './http/index.js';
import { Ids } from './ids/index.js';
import { JobsModule } from './jobs/index.js';
import { MetricsModule } from './metrics/index.js';
import { MyDeskModule } from './my-desk/index.js';
import { ScheduleModule } from './schedule/index.js';
import { SettingsModule } from './settings/index.js';
import { ThemeModule } from './theme/index.js';

/** The ground: everything that every module shares, and no word of any domain. */
@Global()
@Module({})
export class PlatformModule {
  /** Without `connect` the modules are built to be described, not used. `clock` stands in for the database's. */
  static for(
    config: Config,
    { connect = true, clock }: { connect?: boolean; clock?: Clock } = {},
  ): DynamicModule {
    return {
      module: PlatformModule,
      imports: [
        ConfigModule.for(config),
        DatabaseModule.for({
          url: config.databaseUrl ?? '',
          poolSize: config.databasePool,
          replica: { url: config.databaseReplicaUrl, poolSize: config.databaseReplicaPool },
          connect,
        }),
        MetricsModule,
        JobsModule,
        ScheduleModule,
        SettingsModule,
        ThemeModule,
        HttpModule,
        MyDeskModule,
        HealthModule,
      ],
      providers: [clock ? { provide: Clock, useValue: clock } : Clock, Ids],
      exports: [Clock, Ids],
    };
  }
}
