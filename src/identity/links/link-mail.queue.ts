import { z } from 'zod';
import type { Queue } from '../../platform/jobs/index.js';

/** Mails with a one-time link; the job carries the link's id, never its token. */
export const linkMails: Queue<{ link: string }> = {
  name: 'identity.link-mail',
  schema: z.strictObject({ link: z.uuid() }),
};
