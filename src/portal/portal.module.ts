import { Module } from '@nestjs/common';
import { DistributionModule } from '../distribution/index.js';
import { IdentityModule } from '../identity/index.js';
import { LedgerModule } from '../ledger/index.js';
import { FilesModule } from '../platform/files/index.js';
import { ReferenceModule } from '../reference/index.js';
import { ReleasesModule } from '../releases/index.js';
import { Archive } from './archive.js';
import { ErrorPages } from './error-pages.js';
import { Home } from './home.js';
import { AboutPagesController } from './http/about.controller.js';
import { FiledUnderPagesController } from './http/filed-under.controller.js';
import { ListPagesController } from './http/lists.controller.js';
import { OfficialPageController } from './http/official.controller.js';
import { PreviewController } from './http/preview.controller.js';
import { ReleasePagesController } from './http/releases.controller.js';
import { SearchPageController } from './http/search.controller.js';
import { ThemeController } from './http/theme.controller.js';
import { Listings } from './listings.js';
import { Mended } from './mended.js';
import { Pages } from './pages.js';
import './portal.settings.js';
import { ReleaseReading } from './release-reading.js';
import { Translated } from './translated.js';
import { UrgentReleases } from './urgent.js';

@Module({
  imports: [DistributionModule, FilesModule, IdentityModule, LedgerModule, ReferenceModule, ReleasesModule],
  controllers: [
    ListPagesController,
    FiledUnderPagesController,
    ReleasePagesController,
    PreviewController,
    OfficialPageController,
    SearchPageController,
    AboutPagesController,
    ThemeController,
  ],
  providers: [Archive, ErrorPages, Home, Listings, Mended, Pages, ReleaseReading, Translated, UrgentReleases],
})
export class PortalModule {}
