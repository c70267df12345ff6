import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { Scheduler } from '../../src/platform/schedule/index.js';
import { startApplication, type TestApplication } from '../support/application.js';
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

  it('is somebody who acts for an organisation at the top', async () => {
    const below = await server.given.organisation({ parent: top.organisation });
    const { api } = await server.given.person(below, 'administrator');
    expect((await api.get('/api/v1/desk/tasks')).status).toBe(403);
    expect((await api.post(at('run'))).status).toBe(403);
  });

  it('watches the same in the metrics', async () => {
    const headers = { authorization: `Bearer ${METRICS_TOKEN}` };
    const { text } = await server.api.send('GET', '/metrics', { headers });
    expect(text).toContain('khen_task_runs_total{task="spec.counting",outcome="completed"} 2');
    expect(text).toMatch(/khen_task_last_success_timestamp_seconds\{task="spec\.counting"\} \d{10}/);
  });
});
