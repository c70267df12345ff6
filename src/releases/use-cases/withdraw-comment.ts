import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../ledger/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Database, type Transaction } from '../../platform/database/index.js';
import { once } from '../../platform/http/index.js';
import { CommentsRepository } from '../comments/comments.repository.js';
import { versionError } from '../versions/version.errors.js';
import { type CommentCommand, expectSpeaker } from './comment-on-version.js';
import { ReadReleases } from './read-releases.js';

/** Marks a comment as done with; it stays in the thread as it was written. */
@Injectable()
export class WithdrawComment {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
    private readonly read: ReadReleases,
    private readonly comments: CommentsRepository,
  ) {}

  /** Does nothing to one that was withdrawn before. Throws not-found, `comment-of-another` and `version-given-up`. */
  async execute(command: CommentCommand & { readonly commentId: string }): Promise<void> {
    const { caller, releaseId, versionId } = command;
    expectSpeaker(await this.read.versionById(releaseId, versionId, caller.principal), caller.principal);
    await this.database.transaction((tx) =>
      once(tx, caller.once, async () => {
        await this.withdraw(tx, command);
        return true;
      }),
    );
  }

  private async withdraw(
    tx: Transaction,
    { caller, releaseId, versionId, commentId }: CommentCommand & { readonly commentId: string },
  ): Promise<void> {
    const { accountId, actingFor } = caller.principal;
    const comment = await this.comments.find(versionId, commentId, tx);
    if (!comment) throw versionError('comment-not-found');
    if (comment.author_id !== accountId) throw versionError('comment-of-another');
    if ((await this.comments.holdVersion(tx, versionId)) === 'discarded')
      throw versionError('version-given-up');
    const at = await this.clock.now(tx);
    if (!(await this.comments.withdraw(tx, commentId, at))) return;
    await this.audit.record(tx, {
      actor: { kind: 'person', id: accountId },
      actingFor,
      at,
      verb: 'withdraw-comment',
      object: { type: 'release', id: releaseId },
      changes: [{ field: `comment.${commentId}.withdrawn`, after: true }],
    });
  }
}
