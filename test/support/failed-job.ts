import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Database, statement } from '../../src/platform/database/index.js';
import { Jobs } from '../../src/platform/jobs/index.js';

const fail = statement<{ id: string }>(
  'test.fail-job',
  `insert into queue.job (name, data, source_name, source_output)
   values ('dead', '{}', $1, '{"message": "smtp://khen:secret@mail.test answered nothing"}') returning id`,
);

/** A job that was tried as often as it may be. */
export async function failedJob(app: NestFastifyApplication, queue = 'identity.link-mail'): Promise<string> {
  // Makes the queues, where no process has worked yet.
  await app.get(Jobs).queues();
  const [row] = await app.get(Database).query(fail, [queue]);
  return row!.id;
}
