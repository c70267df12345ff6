import { join } from 'node:path';
import type { Comparison } from './compare.js';
import { makeControlDatabase, startControl } from './controls/start.js';
import { postgresFacts } from './machine.js';
import { comparePublishing, releasesToPublish } from './publishing.js';
import { compareReads, listPath, readAnswers, releasePath } from './reads.js';
import { makeApproved, publish, readWords, signIn, untilPrinted } from './seed.js';
import { startServer } from './server.js';

export interface Options {
  readonly reads: boolean;
  readonly publishing: boolean;
  readonly rounds: number;
  /** Of each side in each round of the reads. */
  readonly seconds: number;
  /** How many the public can read. */
  readonly releases: number;
  /** Folder for a profile of the server; it slows the server down. */
  readonly profile?: string | undefined;
}

/** Makes the data, then runs server and control beside each other and loads them in turn. */
export async function compareAll(folder: string, options: Options) {
  const dataDir = join(folder, 'data');
  const { published, approved } = await makeData(dataDir, options);
  const server = await startServer(
    dataDir,
    options.profile ? ['--cpu-prof', `--cpu-prof-dir=${options.profile}`] : [],
  );
  try {
    const control = await startControl(dataDir, server);
    try {
      const comparisons: Comparison[] = [];
      if (options.reads)
        comparisons.push(...(await compareReads(server, control, { ...options, releases: published })));
      if (options.publishing) {
        const authorization = (await signIn(server.url)).approver;
        comparisons.push(
          ...(await comparePublishing(server, control, { ...options, approved, authorization })),
        );
      }
      return { comparisons, postgres: await postgresFacts(control.databaseUrl) };
    } finally {
      await control.stop();
    }
  } finally {
    await server.stop();
  }
}

/** Everything goes through the verbs of the API; the control gets a copy of the database as it is then. */
async function makeData(dataDir: string, { releases, publishing, rounds }: Options) {
  const server = await startServer(dataDir);
  try {
    const desk = await signIn(server.url);
    const count = releases + (publishing ? releasesToPublish(rounds) : 0);
    console.log(`Making ${count} releases …`);
    const approved = await makeApproved(server.url, desk, await readWords(server.url), count);
    const first = approved.splice(0, releases);
    await publish(server.url, desk, first);
    const published = first.map(({ id }) => id);
    await untilPrinted(server.url, published);
    const answers = await readAnswers(server.url, [listPath, ...published.map(releasePath)]);
    await server.stop();
    await makeControlDatabase(dataDir, answers);
    return { published, approved };
  } finally {
    await server.stop();
  }
}
