import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { noteBackup } from '../../src/platform/backup/index.js';
import { Scheduler } from '../../src/platform/schedule/index.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { failedJob } from '../support/failed-job.js';
import type { Person } from '../support/given.js';

interface Task {
  readonly id: string;
  readonly paused: boolean;
  readonly lastResult?: string;
}

const METRICS_TOKEN = 'a token of the operators';
let server: TestApplication;
let top: Person;
let runs = 0;

beforeAll(async () => {
  server = await startApplication({ environment: { METRICS_TOKEN } });
  top = await server.given.administrator();
  const run = () => Promise.resolve(`run ${(runs += 1)}`);
  server.app.get(Scheduler).add({ id: 'spec.counting', everySeconds: 86_400, run });
  await server.app.get(Scheduler).start();
});
afterAll(() => server.close());

const at = (verb: string): string => `/api/v1/desk/tasks/spec.counting/${verb}`;
async function task(): Promise<Task> {
  const { body } = await top.api.get<{ items: Task[] }>('/api/v1/desk/tasks?limit=100');
  return body.items.find(({ id }) => id === 'spec.counting')!;
}
/** The server ticks by itself. */
async function untilResult(result: string): Promise<void> {
  while ((await task()).lastResult !== result) await sleep(50);
}

describe('an operator at the desk', () => {
  it('sees every task of the server, by id and in pages, with what came of it', async () => {
    await untilResult('run 1');
    const { body } = await top.api.get<{ items: Task[] }>('/api/v1/desk/tasks?limit=100');
    const ids = body.items.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['files.sweep', 'http.forget-keys', 'identity.sweep']));
    expect(ids).toEqual(ids.toSorted());
    const first = await top.api.get<{ items: Task[]; next: string }>('/api/v1/desk/tasks?limit=1');
    const next = await top.api.get<{ items: Task[] }>(`/api/v1/desk/tasks?limit=1&cursor=${first.body.next}`);
    expect([...first.body.items, ...next.body.items].map(({ id }) => id)).toEqual(ids.slice(0, 2));
  });

  it('makes one run, and pauses and resumes it, which stands in the audit trail', async () => {
    expect((await top.api.post(at('run'))).status).toBe(200);
    await untilResult('run 2');
    expect((await top.api.post<Task>(at('pause'))).body.paused).toBe(true);
    expect((await top.api.post(at('run'))).status).toBe(409);
    expect((await top.api.post<Task>(at('resume'))).body.paused).toBe(false);
    const { body } = await top.api.get<{ items: { verb: string }[] }>(
      '/api/v1/desk/audit?objectType=task&objectId=spec.counting',
    );
    expect(body.items.map(({ verb }) => verb)).toEqual(['resume', 'pause', 'run']);
  });

  it('finds jobs that failed for good, without passwords in what they said, and tries or dismisses each once', async () => {
    const [first, second, old] = [
      await failedJob(server.app),
      await failedJob(server.app),
      await failedJob(server.app, 'old.queue'),
    ];
    const list = async (query = '') => {
      const { body } = await top.api.get<{ items: { id: string; error: string }[]; next?: string }>(
        `/api/v1/desk/failed-jobs${query}`,
      );
      return body;
    };
    const { items } = await list();
    expect(items.map(({ id }) => id)).toEqual([old, second, first]);
    expect(items[0]!.error).toBe('smtp://mail.test answered nothing');
    const page = await list('?limit=2');
    expect((await list(`?limit=2&cursor=${page.next}`)).items.map(({ id }) => id)).toEqual([first]);

    const job = (id: string, verb: string) => `/api/v1/desk/failed-jobs/${id}/${verb}`;
    for (const once of ['retried-once', 'retried-once'])
      expect((await top.api.post(job(first, 'retry'), undefined, { once })).status).toBe(204);
    expect((await top.api.post(job(first, 'retry'))).status).toBe(404);
    expect((await top.api.post(job(second, 'dismiss'))).status).toBe(204);
    expect((await top.api.post(job(old, 'retry'))).status).toBe(409);
    expect((await list()).items.map(({ id }) => id)).toEqual([old]);
    const { body: queues } = await top.api.get<{ items: { name: string }[] }>('/api/v1/desk/queues');
    expect(queues.items.map(({ name }) => name)).toContain('identity.link-mail');
    const { body: me } = await top.api.get<{ name: string }>('/api/v1/me');
    const audited = await top.api.get<{ items: { verb: string; actor: { name: string } }[] }>(
      `/api/v1/desk/audit?objectType=job&objectId=${first}&verb=retry&actor=${top.id}`,
    );
    expect(audited.body.items.map(({ verb, actor }) => [verb, actor.name])).toEqual([['retry', me.name]]);
  });

  it('is told how each part is doing, and what holds of the ledger and the backup', async () => {
    const { body } = await top.api.get<{ parts: { name: string; state: string; says: string }[] }>(
      '/api/v1/desk/health',
    );
    const part = (name: string) => body.parts.find((each) => each.name === name);
    expect(part('database')!.state).toBe('ok');
    expect(part('jobs')).toMatchObject({
      state: 'warning',
      says: expect.stringMatching(/^Failed for good in the last 7 days: 1\. Waiting: \d\.$/),
    });
    expect(part('backup')!.state).toBe('warning');
    expect(part('mail')!.state).toBe('warning');
    expect(part('search')!.state).toBe('ok');
    const state = () =>
      top.api.get<{ size: number; checkpoint: { size: number; text: string }; backupAt?: string }>(
        '/api/v1/desk/ledger',
      );
    const { body: ledger } = await state();
    expect(ledger.checkpoint.size).toBe(ledger.size);
    expect(ledger.checkpoint.text).toBe((await server.api.get('/ledger/checkpoint')).text);
    expect(ledger.backupAt).toBeUndefined();
    await noteBackup(server.config.dataDir, '2026-11-27T01:00:00.000Z');
    expect((await state()).body.backupAt).toBe('2026-11-27T01:00:00.000Z');
  });

  it('is somebody who acts for an organisation at the top', async () => {
    const below = await server.given.organisation({ parent: top.organisation });
    const { api } = await server.given.person(below, 'administrator');
    for (const path of ['tasks', 'queues', 'failed-jobs', 'health', 'ledger'])
      expect((await api.get(`/api/v1/desk/${path}`)).status).toBe(403);
    expect((await api.post(at('run'))).status).toBe(403);
  });

  it('watches the same in the metrics', async () => {
    const headers = { authorization: `Bearer ${METRICS_TOKEN}` };
    const { text } = await server.api.send('GET', '/metrics', { headers });
    expect(text).toContain('khen_task_runs_total{task="spec.counting",outcome="completed"} 2');
    expect(text).toMatch(/khen_task_last_success_timestamp_seconds\{task="spec\.counting"\} \d{10}/);
  });
});
