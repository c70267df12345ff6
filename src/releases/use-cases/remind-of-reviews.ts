import { Injectable, Logger } from '@nestjs/common';
import { Accounts } from '../../identity/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Config } from '../../platform/config/index.js';
import { Mailer } from '../../platform/mail/index.js';
import { Settings } from '../../platform/settings/index.js';
import { mailIdOf } from '../mail-id.js';
import { reviewOverdue } from '../release.mails.js';
import { reviewAfterwardsHours } from '../release.settings.js';
import { ReviewsRepository } from '../reviews.repository.js';

const HOUR = 3_600_000;
const MOST_AT_ONCE = 50;

/** Raises the alarm over what was published urgently and not reviewed in time: once a day, to the approvers. */
@Injectable()
export class RemindOfReviews {
  private readonly log = new Logger('releases');

  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly accounts: Accounts,
    private readonly mailer: Mailer,
    private readonly reviews: ReviewsRepository,
  ) {}

  async execute(): Promise<void> {
    const now = await this.clock.now();
    const rows = await this.reviews.findToBeReviewed(new Date(now.getTime() - 24 * HOUR), MOST_AT_ONCE);
    const hoursOf = await this.settings.valueOfEach(
      reviewAfterwardsHours,
      rows.map((row) => row.organisation_id),
      now,
    );
    for (const {
      id,
      organisation_id: organisation,
      published_at: publishedAt,
      title,
      authors,
      published_by,
    } of rows) {
      const hours = hoursOf(organisation);
      if (publishedAt.getTime() + hours * HOUR > now.getTime()) continue;
      this.log.warn(`The version ${id} was published urgently and is not reviewed after ${hours} hours.`);
      const approvers = await this.accounts.addressesHaving('releases.approve', organisation);
      for (const approver of approvers) {
        if (authors.includes(approver.id) || approver.id === published_by) continue;
        const { name, lang } = approver;
        const mail = reviewOverdue(lang, { name, title, publishedAt, hours, zone: this.config.timeZone });
        await this.mailer.send({ id: mailIdOf(id, approver.id, now), to: approver.email, ...mail });
      }
      await this.reviews.noteReminder(id, now);
    }
  }
}
