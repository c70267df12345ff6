import { Injectable } from '@nestjs/common';
import { Database, statement } from '../platform/database/index.js';

export interface UnreviewedRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly published_at: Date;
  readonly published_by: string | null;
  readonly title: string;
  readonly authors: string[];
}

const toBeReviewed = statement<UnreviewedRow>(
  'releases.versions-to-be-reviewed',
  `select v.id, r.organisation_id, v.published_at, v.published_by, t.title,
     array(select a.account_id from releases.version_author a where a.version_id = v.id) as authors
   from releases.version v join releases.release r on r.id = v.release_id
   join releases.text t on t.version_id = v.id and t.lang = v.source_lang
   where v.published_urgently and v.reviewed_afterwards_by is null and r.standing = 'public'
     and (v.review_reminded_at is null or v.review_reminded_at < $1)
   order by v.published_at limit $2`,
);
const noteReminder = statement(
  'releases.note-review-reminder',
  'update releases.version set review_reminded_at = $2 where id = $1',
);

/** All SQL about what was published urgently and is to be reviewed. */
@Injectable()
export class ReviewsRepository {
  constructor(private readonly database: Database) {}

  /** Published urgently, not reviewed, and not reminded of since then. */
  findToBeReviewed(remindedBefore: Date, limit: number): Promise<UnreviewedRow[]> {
    return this.database.query(toBeReviewed, [remindedBefore, limit]);
  }

  async noteReminder(id: string, now: Date): Promise<void> {
    await this.database.query(noteReminder, [id, now]);
  }
}
