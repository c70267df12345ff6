import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/index.js';
import { ReferenceModule } from '../reference/index.js';
import { ReleasesModule } from '../releases/index.js';
import { Freshness } from './answers/freshness.js';
import { PublicAnswers } from './answers/public-answers.js';
import { PublicReleasesController } from './http/releases.controller.js';
import { ReleaseAnswers } from './release-answers.js';

@Module({
  imports: [LedgerModule, ReferenceModule, ReleasesModule],
  controllers: [PublicReleasesController],
  providers: [Freshness, PublicAnswers, ReleaseAnswers],
})
export class DistributionModule {}
