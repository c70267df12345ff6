import { Injectable } from '@nestjs/common';
import { Database, type Queryable, statement, type Transaction } from '../../platform/database/index.js';
import { CommentEntity } from './comment.entity.js';
import type { VersionState } from '../version.lifecycle.js';

export interface CommentRow {
  readonly id: string;
  readonly author_id: string;
  readonly organisation_id: string;
  readonly at: Date;
  readonly body: string;
  readonly lang: string | null;
  readonly quote: string | null;
  readonly withdrawn_at: Date | null;
}

/** Where a thread goes on: behind this comment. */
export interface CommentKey {
  readonly at: string;
  readonly id: string;
}

const columns = 'id, author_id, organisation_id, at, body, lang, quote, withdrawn_at';
// So that nobody gives the version up between the look at its state and the comment.
const holdVersion = statement<{ state: VersionState }>(
  'releases.hold-commented-version',
  'select state from releases.version where id = $1 for share',
);
const listComments = statement<CommentRow>(
  'releases.list-comments',
  `select ${columns} from releases.comment
   where version_id = $1 and (at, id) > ($2, $3::uuid) order by at, id limit $4`,
);
const findComment = statement<CommentRow>(
  'releases.find-comment',
  `select ${columns} from releases.comment where version_id = $1 and id = $2`,
);
const withdrawComment = statement<{ id: string }>(
  'releases.withdraw-comment',
  'update releases.comment set withdrawn_at = $2 where id = $1 and withdrawn_at is null returning id',
);
const eraseComments = statement(
  'releases.erase-comments',
  `update releases.comment set body = '', quote = null where version_id = $1`,
);

/** All SQL of the threads; whether the caller may see the version is asked before. */
@Injectable()
export class CommentsRepository {
  constructor(private readonly database: Database) {}

  /** The version's state, which stays as it is until the transaction ends. */
  async holdVersion(tx: Transaction, versionId: string): Promise<VersionState> {
    const [version] = await tx.query(holdVersion, [versionId]);
    return version!.state;
  }

  /** Oldest first, behind `after`. */
  list(versionId: string, after: CommentKey | undefined, limit: number): Promise<CommentRow[]> {
    const { at = '-infinity', id = '00000000-0000-0000-0000-000000000000' } = after ?? {};
    return this.database.query(listComments, [versionId, at, id, limit]);
  }

  async find(versionId: string, id: string, on: Queryable = this.database): Promise<CommentRow | undefined> {
    return (await on.query(findComment, [versionId, id]))[0];
  }

  async add(tx: Transaction, comment: Omit<CommentEntity, 'withdrawnAt'>): Promise<void> {
    await tx.manager.insert(CommentEntity, comment);
  }

  /** False if it was withdrawn before. */
  async withdraw(tx: Transaction, id: string, now: Date): Promise<boolean> {
    return (await tx.query(withdrawComment, [id, now])).length > 0;
  }

  /** Takes the words out of a version's thread, for good; who commented, and when, stays. */
  async eraseComments(tx: Transaction, versionId: string): Promise<void> {
    await tx.query(eraseComments, [versionId]);
  }
}
