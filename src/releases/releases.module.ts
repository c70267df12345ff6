import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '../identity/index.js';
import { LedgerModule } from '../ledger/index.js';
import { FilesModule } from '../platform/files/index.js';
import { Scheduler } from '../platform/schedule/index.js';
import { ReferenceModule } from '../reference/index.js';
import { CalendarRepository } from './calendar.repository.js';
import * as comment from './comments/comment.entity.js';
import { CommentsRepository } from './comments/comments.repository.js';
import * as document from './documents/document.entity.js';
import { Documents } from './documents/documents.js';
import { DocumentsRepository } from './documents/documents.repository.js';
import * as earlyRead from './early-access/early-read.entity.js';
import { EarlyReaders } from './early-access/early-readers.js';
import { EarlyReadsRepository } from './early-access/early-reads.repository.js';
import { EmbargoedOnMyDesk } from './early-access/embargoed-on-my-desk.js';
import { CalendarController } from './http/calendar.controller.js';
import { CommentsController } from './http/comments.controller.js';
import { DifferenceController } from './http/difference.controller.js';
import { EarlyReadsController } from './http/early-reads.controller.js';
import { EmbargoedController } from './http/embargoed.controller.js';
import { FromDocumentController } from './http/from-document.controller.js';
import { ReleasesController } from './http/releases.controller.js';
import { StandingController } from './http/standing.controller.js';
import { TextsController } from './http/texts.controller.js';
import { VerbsController } from './http/verbs.controller.js';
import { ImportReleases } from './import/import-releases.js';
import { ImportsRepository } from './import/imports.repository.js';
import { ReleasesOnMyDesk } from './my-desk/my-desk.js';
import { MyDeskRepository } from './my-desk/my-desk.repository.js';
import * as number from './numbers/number.entity.js';
import { Numbers } from './numbers/numbers.js';
import { NumbersRepository } from './numbers/numbers.repository.js';
import { Papers } from './printing/papers.js';
import { PrintDocuments } from './printing/print-documents.js';
import { PrintedForms } from './printing/printed-forms.js';
import * as printed from './printing/printed.entity.js';
import { PrintedRepository } from './printing/printed.repository.js';
import { PublicArchive } from './public/public-archive.js';
import { PublicFilings } from './public/public-filings.js';
import { PublicReleases } from './public/public-releases.js';
import { Publication } from './publication.js';
import * as release from './release.entity.js';
import './release.permissions.js';
import './release.settings.js';
import { ReleasesRepository } from './releases.repository.js';
import { ReviewsRepository } from './reviews.repository.js';
import { Erasure } from './taken-back/erasure.js';
import * as notice from './taken-back/notice.entity.js';
import { Notices } from './taken-back/notices.js';
import * as redaction from './taken-back/redaction.entity.js';
import { RedactionsRepository } from './taken-back/redactions.repository.js';
import * as text from './texts/text.entity.js';
import { TextsRepository } from './texts/texts.repository.js';
import { AgreeToRelease } from './use-cases/agree-to-release.js';
import { ApproveRelease } from './use-cases/approve-release.js';
import { CommentOnVersion } from './use-cases/comment-on-version.js';
import { CompareVersions } from './use-cases/compare-versions.js';
import { ConfirmRedaction } from './use-cases/confirm-redaction.js';
import { CopyRelease } from './use-cases/copy-release.js';
import { CorrectRelease } from './use-cases/correct-release.js';
import { DiscardRelease } from './use-cases/discard-release.js';
import { DraftFromDocument } from './use-cases/draft-from-document.js';
import { DraftRelease } from './use-cases/draft-release.js';
import { EditText } from './use-cases/edit-text.js';
import { EditTranslation } from './use-cases/edit-translation.js';
import { EditVersion } from './use-cases/edit-version.js';
import { EditWords } from './use-cases/edit-words.js';
import { EndorseRelease } from './use-cases/endorse-release.js';
import { ImportRelease } from './use-cases/import-release.js';
import { PreviewVersion } from './use-cases/preview-version.js';
import { ProposeRedaction } from './use-cases/propose-redaction.js';
import { PublishReleaseUrgently } from './use-cases/publish-release-urgently.js';
import { PublishRelease } from './use-cases/publish-release.js';
import { PublishScheduledReleases } from './use-cases/publish-scheduled-releases.js';
import { PublishTranslation } from './use-cases/publish-translation.js';
import { ReadCalendar } from './use-cases/read-calendar.js';
import { ReadComments } from './use-cases/read-comments.js';
import { ReadEarlyReads } from './use-cases/read-early-reads.js';
import { ReadEmbargoed } from './use-cases/read-embargoed.js';
import { ReadReleases } from './use-cases/read-releases.js';
import { ReleaseTransition } from './use-cases/release-transition.js';
import { RemindOfReviews } from './use-cases/remind-of-reviews.js';
import { ReopenTranslation } from './use-cases/reopen-translation.js';
import { RetractRelease } from './use-cases/retract-release.js';
import { ReviewReleaseAfterwards } from './use-cases/review-release-afterwards.js';
import { ReviewTranslation } from './use-cases/review-translation.js';
import { ScheduleRelease } from './use-cases/schedule-release.js';
import { SendReleaseBack } from './use-cases/send-release-back.js';
import { SubmitRelease } from './use-cases/submit-release.js';
import { TakeBackAgain } from './use-cases/take-back-again.js';
import { TranslateText } from './use-cases/translate-text.js';
import { TranslationTransition } from './use-cases/translation-transition.js';
import { UnscheduleRelease } from './use-cases/unschedule-release.js';
import { VersionTransition } from './use-cases/version-transition.js';
import { WithdrawComment } from './use-cases/withdraw-comment.js';
import { WithdrawRedaction } from './use-cases/withdraw-redaction.js';
import { OpenVersionEnd } from './versions/open-version-end.js';
import { VersionContent } from './versions/version-content.js';
import { VersionCopy } from './versions/version-copy.js';
import { VersionFiles } from './versions/version-files.js';
import { VersionLinksRepository } from './versions/version-links.repository.js';
import * as version from './versions/version.entity.js';
import { Versions } from './versions/versions.js';
import { VersionsRepository } from './versions/versions.repository.js';

const tables = [release, version, text, document, printed, number, notice, redaction, earlyRead, comment];
const parts = [
  CalendarRepository,
  ReleasesRepository,
  VersionsRepository,
  VersionLinksRepository,
  TextsRepository,
  DocumentsRepository,
  NumbersRepository,
  RedactionsRepository,
  EarlyReadsRepository,
  CommentsRepository,
  ReviewsRepository,
  ImportsRepository,
  MyDeskRepository,
  Documents,
  EarlyReaders,
  Erasure,
  Notices,
  Numbers,
  OpenVersionEnd,
  PrintDocuments,
  PrintedForms,
  PrintedRepository,
  Publication,
  ReleasesOnMyDesk,
  EmbargoedOnMyDesk,
  VersionContent,
  VersionCopy,
  VersionFiles,
  Versions,
];
const verbs = [
  AgreeToRelease,
  ApproveRelease,
  CommentOnVersion,
  CompareVersions,
  ConfirmRedaction,
  CopyRelease,
  CorrectRelease,
  DiscardRelease,
  DraftFromDocument,
  DraftRelease,
  EditText,
  EditTranslation,
  EditVersion,
  EditWords,
  EndorseRelease,
  ImportRelease,
  ImportReleases,
  PreviewVersion,
  ProposeRedaction,
  PublishReleaseUrgently,
  PublishRelease,
  PublishScheduledReleases,
  PublishTranslation,
  ReadCalendar,
  ReadComments,
  ReadEarlyReads,
  ReadEmbargoed,
  ReadReleases,
  RemindOfReviews,
  ReleaseTransition,
  ReopenTranslation,
  RetractRelease,
  ReviewReleaseAfterwards,
  ReviewTranslation,
  ScheduleRelease,
  SendReleaseBack,
  SubmitRelease,
  TakeBackAgain,
  TranslateText,
  TranslationTransition,
  UnscheduleRelease,
  VersionTransition,
  WithdrawComment,
  WithdrawRedaction,
];

@Module({
  imports: [
    TypeOrmModule.forFeature(tables.flatMap((entities) => Object.values(entities))),
    LedgerModule,
    IdentityModule,
    ReferenceModule,
    FilesModule,
  ],
  controllers: [
    CalendarController,
    ReleasesController,
    VerbsController,
    TextsController,
    StandingController,
    CommentsController,
    DifferenceController,
    EarlyReadsController,
    EmbargoedController,
    FromDocumentController,
  ],
  providers: [...parts, ...verbs, Papers, PublicArchive, PublicFilings, PublicReleases],
  exports: [...verbs, Papers, PublicArchive, PublicFilings, PublicReleases],
})
export class ReleasesModule implements OnModuleInit {
  constructor(
    private readonly scheduler: Scheduler,
    private readonly publishScheduled: PublishScheduledReleases,
    private readonly remindOfReviews: RemindOfReviews,
    private readonly printDocuments: PrintDocuments,
  ) {}

  onModuleInit(): void {
    this.scheduler.add({
      id: 'releases.publish-scheduled',
      everySeconds: 1,
      // Soon another process takes over from one that was killed.
      timeoutSeconds: 5,
      run: (signal) => this.publishScheduled.execute(signal),
    });
    this.scheduler.add({
      id: 'releases.remind-of-reviews',
      everySeconds: 600,
      run: () => this.remindOfReviews.execute(),
    });
    this.scheduler.add({
      id: 'releases.print-overdue',
      everySeconds: 3600,
      run: () => this.printDocuments.enqueueOverdue(),
    });
  }
}
