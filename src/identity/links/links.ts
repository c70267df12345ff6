import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/index.js';
import { Ids } from '../../platform/ids/index.js';
import { Jobs } from '../../platform/jobs/index.js';
import { Settings } from '../../platform/settings/index.js';
import { CredentialsRepository, type Purpose } from '../credentials.repository.js';
import { invitationDays } from '../identity.settings.js';
import { SecretBox } from '../keys/secret-box.js';
import { linkMails } from './link-mail.queue.js';

const MINUTE = 60_000;

const DAY = 24 * 60 * MINUTE;

/** How long a reset is good from its sending; an invitation counts from its making, and how long is a setting. */
export const RESET_LIFETIME = 10 * MINUTE;
/** How long a reset waits for a mail server that is away. */
const RESET_MAY_WAIT = 60 * MINUTE;

/**
 * The one-time links of invitations and password resets. A link's token is made from its id with a key that is not in
 * the database, which keeps the digest only: so a job needs the id alone, and sends the same link when it is repeated.
 */
@Injectable()
export class Links {
  constructor(
    private readonly credentials: CredentialsRepository,
    private readonly box: SecretBox,
    private readonly jobs: Jobs,
    private readonly ids: Ids,
    private readonly settings: Settings,
  ) {}

  /** Makes a link and has it sent. Without an account it does the same work, and nothing is sent. */
  async send(tx: Transaction, accountId: string | null, purpose: Purpose, now: Date): Promise<void> {
    const id = this.ids.uuid();
    const wait =
      purpose === 'password_reset'
        ? RESET_MAY_WAIT
        : (await this.settings.value(invitationDays, { at: now }, tx)) * DAY;
    const expiresAt = new Date(now.getTime() + wait);
    const hash = digest(this.box.tokensFor(id)[0]!);
    await this.credentials.addToken(tx, { id, accountId, purpose, hash, now, expiresAt });
    await this.jobs.enqueue(tx, linkMails, { link: id });
  }

  /** The token that the mail of this link carries; undefined if its key is gone. */
  tokenOf(id: string, hash: Buffer): string | undefined {
    return this.box
      .tokensFor(id)
      .find((token) => digest(token).equals(hash))
      ?.toString('base64url');
  }
}

/** The digest under which a token from a mail is kept; a text that is no token has one that nothing has. */
export function linkHash(token: string): Buffer {
  return digest(Buffer.from(token, 'base64url'));
}

function digest(token: Buffer): Buffer {
  return createHash('sha256').update(token).digest();
}
