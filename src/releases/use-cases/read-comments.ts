import { Injectable } from '@nestjs/common';
import { Accounts } from '../../identity/index.js';
import type { Principal } from '../../platform/http/index.js';
import { type CommentKey, type CommentRow, CommentsRepository } from '../comments/comments.repository.js';
import { versionError } from '../versions/version.errors.js';
import { ReadReleases } from './read-releases.js';

/** The thread of a version, for whoever may read the version. */
@Injectable()
export class ReadComments {
  constructor(
    private readonly read: ReadReleases,
    private readonly comments: CommentsRepository,
    private readonly accounts: Accounts,
  ) {}

  /** Oldest first, one more than `limit` if there are more. */
  async list(
    principal: Principal,
    { releaseId, versionId }: { readonly releaseId: string; readonly versionId: string },
    after: CommentKey | undefined,
    limit: number,
  ): Promise<CommentRow[]> {
    await this.read.versionById(releaseId, versionId, principal);
    return this.comments.list(versionId, after, limit + 1);
  }

  /** Names of whoever wrote these. */
  authors(rows: readonly CommentRow[]): Promise<ReadonlyMap<string, string>> {
    return this.accounts.names(rows.map((row) => row.author_id));
  }

  /** One that the caller has just written or withdrawn. */
  async comment(versionId: string, id: string): Promise<CommentRow> {
    const comment = await this.comments.find(versionId, id);
    if (!comment) throw versionError('comment-not-found');
    return comment;
  }
}
