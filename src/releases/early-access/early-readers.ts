import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { Accounts } from '../../identity/index.js';
import { Config } from '../../platform/config/index.js';
import type { Transaction } from '../../platform/database/index.js';
import { Jobs, type Queue } from '../../platform/jobs/index.js';
import { Mailer } from '../../platform/mail/index.js';
import { EarlyReadsRepository, type EndedRead } from './early-reads.repository.js';
import { mailIdOf } from '../mail-id.js';
import { earlyAccessEnded } from '../release.mails.js';

const endedReads: Queue<EndedRead> = {
  name: 'releases.early-access-ended',
  schema: z.strictObject({
    version_id: z.uuid(),
    reader_kind: z.enum(['person', 'client']),
    reader_id: z.uuid(),
    organisation_id: z.uuid(),
  }),
};

/** Tells whoever read a version before its hour that it will not be published then, or not as it was. */
@Injectable()
export class EarlyReaders implements OnModuleInit {
  constructor(
    private readonly config: Config,
    private readonly jobs: Jobs,
    private readonly mailer: Mailer,
    private readonly accounts: Accounts,
    private readonly reads: EarlyReadsRepository,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(endedReads, (read) => this.mail(read));
  }

  /**
   * Within the transaction that takes the version back, or one language of it. Machines see it at the same address (410),
   * people by mail.
   */
  async tell(tx: Transaction, versionId: string, now: Date, lang?: string): Promise<void> {
    for (const read of await this.reads.end(tx, versionId, now, lang))
      await this.jobs.enqueue(tx, endedReads, read);
  }

  private async mail(read: EndedRead): Promise<void> {
    const ended = await this.reads.findEnded(read);
    if (!ended) return;
    const people =
      read.reader_kind === 'person'
        ? await this.accounts.addresses([read.reader_id])
        : await this.accounts.addressesHaving('clients.write', read.organisation_id);
    for (const { id, email, name, lang } of people) {
      const { subject, text } = earlyAccessEnded(lang, {
        name,
        endedAt: ended.ended_at,
        zone: this.config.timeZone,
      });
      await this.mailer.send({ id: mailIdOf(read.version_id, id, ended.ended_at), to: email, subject, text });
    }
  }
}
