import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '../clock/index.js';
import { Config } from '../config/index.js';
import { mailError } from './errors.js';
import { type Deliver, folder, smtp } from './transport.js';

const mailSchema = z.strictObject({
  /** The same for every attempt, so that a receiver who gets it twice can tell. */
  id: z.uuid(),
  to: z.email().max(254),
  /** One line: a break in it would begin another header. */
  subject: z
    .string()
    .max(200)
    .regex(/^[^\p{Cc}\p{Cs}\u2028\u2029]+$/u),
  text: z
    .string()
    .min(1)
    .max(100_000)
    .regex(/^[^\0]*$/),
});
export type Mail = z.infer<typeof mailSchema>;

/** Sends mail by SMTP if that is configured, else into the folder `mail` of the data folder. */
@Injectable()
export class Mailer {
  private readonly deliver: Deliver;
  private failing = false;

  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
  ) {
    this.deliver = config.mailUrl === undefined ? folder(join(config.dataDir, 'mail')) : smtp(config.mailUrl);
  }

  /** Whether the last attempt of this process found nobody who takes mail. */
  get isFailing(): boolean {
    return this.failing;
  }

  /**
   * Tries once; call it from a job, never inside a request. Throws `mail.unavailable` when trying again makes sense,
   * `mail.refused` when the server will never take this mail, `mail.malformed` when it is none.
   */
  async send(mail: Mail): Promise<void> {
    const checked = mailSchema.safeParse(mail);
    if (!checked.success) throw mailError('malformed', {}, { cause: checked.error });
    const date = await this.clock.now();
    try {
      await this.deliver({ ...checked.data, from: this.config.mailFrom, date });
      this.failing = false;
    } catch (cause) {
      // Who refuses one mail takes others.
      this.failing = !isFinal(cause);
      throw mailError(isFinal(cause) ? 'refused' : 'unavailable', {}, { cause });
    }
  }
}

/** Only what the server says of this envelope or message counts (5yz, RFC 5321, 4.2.1), not a refused sign-in. */
function isFinal(error: unknown): boolean {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  return (code === 'EENVELOPE' || code === 'EMESSAGE') && responseCode !== undefined && responseCode >= 500;
}
