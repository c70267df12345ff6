import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { Config } from '../../platform/config/index.js';
import { formatMessage, momentText } from '../../platform/i18n/index.js';
import { Jobs } from '../../platform/jobs/index.js';
import { Mailer } from '../../platform/mail/index.js';
import { CredentialsRepository, type Purpose, type TokenMailRow } from '../credentials.repository.js';
import { linkMails } from './link-mail.queue.js';
import { linkMailTexts } from './link-mail.texts.js';
import { Links, RESET_LIFETIME } from './links.js';

/** Whoever asks for resets of somebody else's password fills that mailbox no faster than this. */
const RESET_PAUSE_MS = 5 * 60_000;

const pages: Readonly<Record<Purpose, string>> = {
  invitation: 'invitation',
  password_reset: 'password-reset',
};
const neededState: Readonly<Record<Purpose, string>> = { invitation: 'invited', password_reset: 'active' };

/** Sends the mail of a one-time link, if there is still a reason to. */
@Injectable()
export class SendLinkMail implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly credentials: CredentialsRepository,
    private readonly links: Links,
    private readonly mailer: Mailer,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(linkMails, ({ link }) => this.run(link));
  }

  async run(link: string): Promise<void> {
    const row = await this.credentials.findTokenMail(link);
    const now = await this.clock.now();
    if (!row || !hasReason(row, now)) return;
    const token = this.links.tokenOf(link, row.hash);
    // The key was removed since: the next request makes a link with the new one.
    if (token === undefined) return;
    const until =
      row.purpose === 'password_reset' ? new Date(now.getTime() + RESET_LIFETIME) : row.expires_at;
    await this.credentials.prolongToken(link, until);
    await this.mailer.send({ id: link, to: row.email!, ...this.textOf(row, token, until) });
    await this.credentials.recordSent(link, now);
  }

  private textOf(
    { purpose, lang, name }: TokenMailRow,
    token: string,
    until: Date,
  ): { subject: string; text: string } {
    const { subject, text } = linkMailTexts[purpose][lang ?? 'vi'];
    // A fragment is not sent to any server, so the token stands in no log on the way.
    const link = `${this.config.origin}/app/${pages[purpose]}#token=${token}`;
    return {
      subject,
      text: formatMessage(text, {
        name: name!,
        link,
        until: momentText(lang ?? 'vi', until, this.config.timeZone),
      }),
    };
  }
}

function hasReason(row: TokenMailRow, now: Date): boolean {
  const isGood = !row.sent_at && !row.used_at && row.expires_at > now;
  if (!isGood || row.account_state !== neededState[row.purpose]) return false;
  const isFlood = row.last_sent_at !== null && now.getTime() - row.last_sent_at.getTime() < RESET_PAUSE_MS;
  return row.purpose === 'invitation' || !isFlood;
}
