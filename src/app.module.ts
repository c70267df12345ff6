import { type DynamicModule, Module } from '@nestjs/common';
import { DistributionModule } from './distribution/index.js';
import { IdentityModule } from './identity/index.js';
import { LedgerModule } from './ledger/index.js';
import type { Clock } from './platform/clock/index.js';
import type { Config } from './platform/config/index.js';
import { FilesModule } from './platform/files/index.js';
import { PlatformModule } from './platform/index.js';
import { PortalModule } from './portal/index.js';
import { ReferenceModule } from './reference/index.js';
import { ReleasesModule } from './releases/index.js';
import { roles } from './roles.js';
import { WebController } from './web.controller.js';

/** The house, floor by floor. */
@Module({})
export class AppModule {
  static for(config: Config, options: { connect?: boolean; clock?: Clock } = {}): DynamicModule {
    return {
      module: AppModule,
      controllers: [WebController],
      imports: [
        PlatformModule.for(config, options),
        FilesModule,
        LedgerModule,
        IdentityModule.for({ roles }),
        ReferenceModule,
        ReleasesModule,
        DistributionModule,
        PortalModule,
      ],
    };
  }
}
