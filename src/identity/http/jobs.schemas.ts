import { z } from 'zod';
import { pageOf, pageQuery } from '../../platform/http/index.js';
import type { FailedJob } from '../../platform/jobs/index.js';
import { instant } from './schemas.js';

const queue = z.string().meta({ description: 'Module and name of a queue.', example: 'identity.link-mail' });

export const Queues = z
  .strictObject({
    items: z.array(
      z.strictObject({
        name: queue,
        waiting: z.int().meta({ description: 'Jobs that wait, those that are tried again among them.' }),
        active: z.int().meta({ description: 'Jobs that are being done.' }),
      }),
    ),
  })
  .meta({ id: 'JobQueues', description: 'Work that is done after the commit; counted every ten seconds.' });

export const FailedJobItem = z
  .strictObject({
    id: z.uuid(),
    queue,
    failedAt: instant,
    error: z.string().optional().meta({ description: 'What its last run said.' }),
  })
  .meta({ id: 'FailedJob', description: 'A job that was tried as often as it may be.' });
export type FailedJobItem = z.infer<typeof FailedJobItem>;
export const FailedJobPage = pageOf(FailedJobItem, 'FailedJobPage');
export const FailedJobQuery = z.strictObject(pageQuery);
export const failedJobCursor = z.strictObject({ at: z.iso.datetime(), id: z.uuid() });
export const JobKey = z.strictObject({ job: z.uuid() });

export const toFailedJobItem = ({ id, queue: name, at, message }: FailedJob): FailedJobItem => ({
  id,
  queue: name,
  failedAt: at.toISOString(),
  ...(message !== undefined && { error: message }),
});
