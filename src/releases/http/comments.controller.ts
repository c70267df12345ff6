import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { z } from 'zod';
import {
  CurrentDesk,
  type Desk,
  Operation,
  type Page,
  Permission,
  readCursor,
  toPage,
} from '../../platform/http/index.js';
import { CommentOnVersion } from '../use-cases/comment-on-version.js';
import { ReadComments } from '../use-cases/read-comments.js';
import { WithdrawComment } from '../use-cases/withdraw-comment.js';
import {
  Comment,
  commentKey,
  CommentParams,
  Comments,
  NewComment,
  ThreadParams,
  ThreadQuery,
  toComment,
} from './comments.schemas.js';

const tag = 'Releases (desk)';

@Controller('api/v1/desk/releases/:id/versions/:version/comments')
export class CommentsController {
  constructor(
    private readonly commentOnVersion: CommentOnVersion,
    private readonly withdrawComment: WithdrawComment,
    private readonly read: ReadComments,
  ) {}

  @Get()
  @Permission('releases.read')
  @Operation({
    id: 'listComments',
    tag,
    summary: 'The thread of a version, oldest first',
    answer: Comments,
    errors: [404],
  })
  async list(
    @Param({ schema: ThreadParams }) { id, version }: z.infer<typeof ThreadParams>,
    @Query({ schema: ThreadQuery }) { limit, cursor }: z.infer<typeof ThreadQuery>,
    @CurrentDesk() desk: Desk,
  ): Promise<Page<Comment>> {
    const after = readCursor(commentKey, cursor);
    const rows = await this.read.list(desk.principal, { releaseId: id, versionId: version }, after, limit);
    const names = await this.read.authors(rows);
    return desk.page(
      toPage(
        rows,
        limit,
        (row) => ({ at: row.at.toISOString(), id: row.id }),
        (row) => toComment(row, names.get(row.author_id)),
      ),
    );
  }

  @Post()
  @Permission('releases.comment')
  @Operation({
    id: 'commentOnVersion',
    tag,
    summary: 'Comment on a version',
    description:
      'Adds to the thread of a version in any state but discarded. The version stays as it is: no tag changes, and whoever comments does not become one of its authors.',
    answer: Comment,
    status: 201,
    once: true,
    errors: [403, 404, 409],
  })
  async comment(
    @Param({ schema: ThreadParams }) { id, version }: z.infer<typeof ThreadParams>,
    @Body({ schema: NewComment }) body: z.infer<typeof NewComment>,
    @CurrentDesk() { caller }: Desk,
  ): Promise<Comment> {
    const made = await this.commentOnVersion.execute({ caller, releaseId: id, versionId: version }, body);
    return this.told(version, made);
  }

  @Post(':comment/withdraw')
  @Permission('releases.comment')
  @Operation({
    id: 'withdrawComment',
    tag,
    summary: 'Be done with a comment of one’s own',
    description: 'The comment stays in the thread as it was written, marked as withdrawn.',
    answer: Comment,
    once: true,
    errors: [403, 404, 409],
  })
  async withdraw(
    @Param({ schema: CommentParams }) { id, version, comment }: z.infer<typeof CommentParams>,
    @CurrentDesk() { caller }: Desk,
  ): Promise<Comment> {
    await this.withdrawComment.execute({ caller, releaseId: id, versionId: version, commentId: comment });
    return this.told(version, comment);
  }

  private async told(version: string, id: string): Promise<Comment> {
    const row = await this.read.comment(version, id);
    const names = await this.read.authors([row]);
    return toComment(row, names.get(row.author_id));
  }
}
