import { Module, type OnModuleInit } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { Clock } from '../clock/index.js';
import { Database } from '../database/index.js';
import { Scheduler } from '../schedule/index.js';
import { AccessGuard } from './access.guard.js';
import { QueryGuard } from './query.guard.js';
import { forgetOldKeys } from './once.js';
import { ProblemFilter } from './problem.filter.js';
import { RouteInventory } from './route-inventory.js';
import { validationPipe } from './validation.js';

/** What every request passes: access, validation, problem details. The roof must provide an `Authenticator`. */
@Module({
  imports: [DiscoveryModule],
  providers: [
    RouteInventory,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_GUARD, useClass: QueryGuard },
    { provide: APP_PIPE, useFactory: validationPipe },
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
  exports: [RouteInventory],
})
export class HttpModule implements OnModuleInit {
  constructor(
    private readonly scheduler: Scheduler,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    const run = async (): Promise<void> => forgetOldKeys(this.database, await this.clock.now());
    this.scheduler.add({ id: 'http.forget-keys', everySeconds: 3600, run });
  }
}
