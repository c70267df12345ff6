import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Scheduler } from '../../src/platform/schedule/index.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { endAll, khen } from './khen.js';

describe('khen tasks', () => {
  let server: TestApplication;
  afterAll(async () => {
    await endAll();
    await server?.close();
  });

  beforeAll(async () => {
    server = await startApplication();
  });
  const tasks = async (...args: string[]): Promise<[number | string, string]> => {
    const { databaseUrl, dataDir, keysDir, ledgerOrigin } = server.config;
    const run = khen(['tasks', ...args], {
      DATABASE_URL: databaseUrl!,
      DATA_DIR: dataDir,
      KEYS_DIR: keysDir,
      LEDGER_ORIGIN: ledgerOrigin,
      PUBLIC_URL: 'http://khen.test',
    });
    return [await run.ended, run.output];
  };

  it('lists the tasks of a server, once one has run', async () => {
    expect(await tasks()).toEqual([0, expect.stringContaining('No server has run')]);
    const scheduler = server.app.get(Scheduler);
    await scheduler.start();
    await scheduler.runDue();
    const [, listed] = await tasks();
    expect(listed).toMatch(
      /^files\.sweep {2}every 3600 s {2}due \S+Z\n {2}last ended \S+Z in \S+ s, succeeded/m,
    );
  });

  it('pauses one, which then does not run, and resumes it', async () => {
    expect(await tasks('pause', 'files.sweep')).toEqual([0, expect.stringContaining('until it is resumed')]);
    const [[, listed], refused, unknown] = await Promise.all([
      tasks(),
      tasks('run', 'files.sweep'),
      tasks('run', 'no.such-task'),
    ]);
    expect(listed).toMatch(/^files\.sweep .* paused$/m);
    expect(refused).toEqual([1, expect.stringContaining('resume it first')]);
    expect(unknown).toEqual([1, expect.stringContaining('no such scheduled task')]);
    expect((await tasks('resume', 'files.sweep'))[0]).toBe(0);
    expect(await tasks('run', 'files.sweep')).toEqual([0, expect.stringContaining('due now')]);
  });

  it('explains itself to whoever asks for something else', async () => {
    const asked = [['stop', 'files.sweep'], ['run']].map((words) => tasks(...words));
    for (const answer of await Promise.all(asked)) {
      expect(answer).toEqual([2, expect.stringContaining('Usage:')]);
    }
  });
});
