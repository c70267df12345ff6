import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '../identity/index.js';
import { LedgerModule } from '../ledger/index.js';
import { FilesModule } from '../platform/files/index.js';
import { ReferenceModule } from '../reference/index.js';
import { Documents } from './documents.js';
import { ReleasesController } from './http/releases.controller.js';
import { VerbsController } from './http/verbs.controller.js';
import { PublicReleases } from './public-releases.js';
import {
  DocumentEntity,
  ReleaseEntity,
  TextEntity,
  VersionAuthorEntity,
  VersionEntity,
  VersionPlaceEntity,
  VersionTopicEntity,
} from './release.entity.js';
import './release.permissions.js';
import { ReleasesRepository } from './releases.repository.js';
import { ApproveRelease } from './use-cases/approve-release.js';
import { DiscardRelease } from './use-cases/discard-release.js';
import { DraftRelease } from './use-cases/draft-release.js';
import { EditText } from './use-cases/edit-text.js';
import { EditVersion } from './use-cases/edit-version.js';
import { PublishRelease } from './use-cases/publish-release.js';
import { ReadReleases } from './use-cases/read-releases.js';
import { SendReleaseBack } from './use-cases/send-release-back.js';
import { SubmitRelease } from './use-cases/submit-release.js';
import { VersionTransition } from './use-cases/version-transition.js';

const verbs = [
  DraftRelease,
  EditVersion,
  EditText,
  SubmitRelease,
  SendReleaseBack,
  ApproveRelease,
  PublishRelease,
  DiscardRelease,
  ReadReleases,
];

@Module({
  imports: [
    TypeOrmModule.forFeature([
      ReleaseEntity,
      VersionEntity,
      VersionAuthorEntity,
      VersionTopicEntity,
      VersionPlaceEntity,
      TextEntity,
      DocumentEntity,
    ]),
    LedgerModule,
    IdentityModule,
    ReferenceModule,
    FilesModule,
  ],
  controllers: [ReleasesController, VerbsController],
  providers: [...verbs, ReleasesRepository, VersionTransition, Documents, PublicReleases],
  exports: [...verbs, PublicReleases],
})
export class ReleasesModule {}
