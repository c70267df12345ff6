import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { LedgerModule } from '../ledger/index.js';
import { FilesModule } from '../platform/files/index.js';
import { ReferenceModule } from '../reference/index.js';
import { ReleasesModule } from '../releases/index.js';
import { AnswerMetrics } from './answers/answer-metrics.js';
import { Freshness } from './answers/freshness.js';
import { PublicAnswers } from './answers/public-answers.js';
import { PublicReads } from './answers/public-reads.js';
import { Repeats } from './answers/repeats.js';
import './distribution.settings.js';
import { Envelopes } from './envelopes.js';
import { FeedAnswers } from './feeds/feed-answers.js';
import { FeedItems } from './feeds/feed-items.js';
import { NewsSitemap } from './feeds/news-sitemap.js';
import { PublicDifferenceController } from './http/difference.controller.js';
import { FeedsController } from './http/feeds.controller.js';
import { OfficialController } from './http/official.controller.js';
import { PacksController } from './http/packs.controller.js';
import { PublicReleasesController } from './http/releases.controller.js';
import { SearchController } from './http/search.controller.js';
import { WireController } from './http/wire.controller.js';
import { ListAnswers } from './list-answers.js';
import { OfficialCheck } from './official/official-check.js';
import { OfficialIndex } from './official/official-index.js';
import { OfficialMatches } from './official/official-matches.js';
import { OfficialRepository } from './official/official.repository.js';
import { PressPacks } from './packs/press-packs.js';
import { ReleaseAnswers } from './release-answers.js';
import { SearchFacets } from './search/facets.js';
import { Search } from './search/search.js';
import { SearchAnswers } from './search/search-answers.js';
import { SearchFollower } from './search/search-follower.js';
import { SearchIndex } from './search/search-index.js';
import { SearchHealth } from './search/search-health.js';
import { SearchReader } from './search/search-reader.js';
import { SearchRepository } from './search/search.repository.js';
import { SuggestionAnswers } from './search/suggestion-answers.js';
import { WireAnswers } from './wire/wire-answers.js';

@Module({
  imports: [FilesModule, IdentityModule, LedgerModule, ReferenceModule, ReleasesModule],
  controllers: [
    PublicReleasesController,
    PublicDifferenceController,
    WireController,
    FeedsController,
    PacksController,
    SearchController,
    OfficialController,
  ],
  providers: [
    AnswerMetrics,
    Freshness,
    PublicReads,
    PublicAnswers,
    Repeats,
    Envelopes,
    ListAnswers,
    ReleaseAnswers,
    WireAnswers,
    FeedItems,
    FeedAnswers,
    NewsSitemap,
    PressPacks,
    SearchRepository,
    SearchIndex,
    SearchFollower,
    SearchHealth,
    SearchReader,
    Search,
    SearchFacets,
    SearchAnswers,
    SuggestionAnswers,
    OfficialRepository,
    OfficialIndex,
    OfficialMatches,
    OfficialCheck,
  ],
  exports: [ListAnswers, OfficialCheck, PublicAnswers, ReleaseAnswers, SearchAnswers],
})
export class DistributionModule {}
