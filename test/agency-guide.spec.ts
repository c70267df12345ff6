import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { followCommand, SearchIndex } from '../src/distribution/index.js';
import { Ledger } from '../src/ledger/index.js';
import { Acts } from './support/acts.js';
import { startApplication, type TestApplication } from './support/application.js';
import { repository } from './support/faults-server.js';
import { temporaryFolder, type TemporaryFolder } from './support/index.js';

const guide = readFileSync(join(repository, 'docs', 'agency-guide.md'), 'utf8');
/** The programs of the guide by their names, as they stand there. */
const programs = [...guide.matchAll(/^```js\n\/\/ (\w+\.mjs):.*?^```$/gms)].map(([block, name = '']) => ({
  name,
  text: block.replace(/^```(js)?$/gm, ''),
}));

let server: TestApplication;
let acts: Acts;
let address: string;
let key: string;
let folder: TemporaryFolder;
const running = new Set<ChildProcess>();
const proxies = new Set<Server>();

beforeAll(async () => {
  server = await startApplication();
  acts = new Acts(server);
  await server.app.listen(0, '127.0.0.1');
  address = `http://127.0.0.1:${(server.app.getHttpServer().address() as AddressInfo).port}`;
  key = (await server.api.get('/ledger/key')).text.trim();
  folder = temporaryFolder();
  for (const { name, text } of programs) writeFileSync(join(folder.path, name), text);
});
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  for (const proxy of proxies) proxy.close();
  await server.close();
  folder.remove();
});

interface Run {
  readonly output: () => string;
  readonly kill: () => Promise<void>;
  readonly ended: Promise<number | null>;
}

/** Runs the program of the guide, as it stands there. */
function run(into: string, at = address, pinned = key): Run {
  const child = spawn(process.execPath, [join(folder.path, 'follow.mjs'), at, pinned, into], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return {
    output: () => printed,
    ended,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

const next = (into: string): number =>
  existsSync(join(into, 'next')) ? Number(readFileSync(join(into, 'next'), 'utf8')) : 0;
async function caughtUp(into: string): Promise<void> {
  while (next(into) < (await server.app.get(Ledger).size())) await sleep(20);
}
const filesOf = (into: string, id: string): string[] =>
  existsSync(join(into, id)) ? readdirSync(join(into, id)) : [];

/** A server in between, which changes what it likes. */
async function between(
  change: (path: string, text: string) => string,
): Promise<{ at: string; server: Server }> {
  const pass = async ({ url = '/' }: IncomingMessage, reply: ServerResponse): Promise<void> => {
    const { status, text, headers } = await server.api.get(url);
    reply.writeHead(status, { 'x-poll-interval': headers['x-poll-interval'] ?? '1' });
    reply.end(change(url, text));
  };
  const proxy = createServer((request, reply) => void pass(request, reply));
  proxies.add(proxy);
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return { at: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, server: proxy };
}

describe('the follower in the guide for agencies', () => {
  it('follows, verifies, resumes after a kill, and deletes what was taken back', async () => {
    const into = join(folder.path, 'one');
    const kept = await server.given.release();
    const erased = await server.given.release();
    await acts.translate(kept, 'en');
    await acts.correct(erased, { words: { title: 'Một người dân' } });
    const first = run(into);
    await caughtUp(into);
    await first.kill();
    expect([filesOf(into, kept.id).length, filesOf(into, erased.id).length]).toEqual([2, 2]);
    await acts.redact(erased, [{ version: 1, lang: 'vi' }]);
    await acts.retract(kept);
    const last = await server.given.release();
    const second = run(into);
    await caughtUp(into);
    await second.kill();
    expect(second.output()).not.toContain('release.translated');
    expect(filesOf(into, erased.id)).toHaveLength(1);
    expect(filesOf(into, kept.id)).toHaveLength(1);
    const notice = readFileSync(join(into, kept.id, filesOf(into, kept.id)[0]!), 'utf8');
    expect(JSON.parse(notice)).toMatchObject({ document: { type: 'notice' } });
    expect(filesOf(into, last.id)).toHaveLength(1);
  }, 60_000);

  it('keeps what khen follow keeps', async () => {
    const [own, khen] = [join(folder.path, 'own'), join(folder.path, 'khen')];
    const program = run(own);
    await caughtUp(own);
    await program.kill();
    const said: string[] = [];
    const code = await followCommand([address, '--into', khen, '--key', key, '--once'], {
      stdout: () => undefined,
      stderr: (line) => said.push(line),
      fetch,
      readFile: (path) => readFile(path),
      pause: (milliseconds) => sleep(milliseconds),
      signal: new AbortController().signal,
    });
    expect([code, said]).toEqual([0, []]);
    const proofs = readdirSync(khen, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.proof.json'))
      .map((name) => JSON.parse(readFileSync(join(khen, name), 'utf8')) as { document: object });
    const kept = readdirSync(own, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.json'))
      .map((name) => JSON.parse(readFileSync(join(own, name), 'utf8')) as { document: object });
    const documents = (files: { document: object }[]) =>
      files.map(({ document }) => JSON.stringify(document)).toSorted();
    expect(documents(proofs)).toEqual(documents(kept));
    expect(kept.length).toBeGreaterThan(0);
  }, 60_000);

  it('ends rather than take what the pinned key does not vouch for', async () => {
    const { id } = await server.given.release();
    for (const [name, change] of [
      [
        'document',
        (path: string, text: string) =>
          path.includes(`${id}/versions`) ? text.replace('Lũng Cú', 'Lũng Cu') : text,
      ],
      [
        'entry',
        (path: string, text: string) =>
          path.includes(`${id}/versions`) ? text.replace('"change":"new"', '"change":"same"') : text,
      ],
      [
        'root',
        (path: string, text: string) =>
          path.includes(`${id}/versions`) ? text.replace(/(khen\.test\/ledger\\n\d+\\n)./, '$1_') : text,
      ],
      [
        'digest',
        (path: string, text: string) =>
          path.includes('wire')
            ? text.replaceAll(/"sha256":"[0-9a-f]{64}"/g, `"sha256":"${'0'.repeat(64)}"`)
            : text,
      ],
      [
        'place',
        (path: string, text: string) =>
          path.includes('wire') ? text.replaceAll(id, '../../../../../../../../../../etc/passwd') : text,
      ],
    ] as const) {
      const { at, server: proxy } = await between(change);
      const into = join(folder.path, name);
      const { ended, output } = run(into, at);
      expect([name, await ended]).toEqual([name, 1]);
      expect(output()).toMatch(/Error: (The (entry|key)|This is)/);
      expect(filesOf(into, id)).toEqual([]);
      expect(next(into)).toBe(0);
      proxy.close();
    }
    const another = 'khen.test/ledger+9c9ae3d5+AazW+6LcLLxGuPJjL2OKTMxsBE1dp3jSjoXx4Nlrxv4j';
    const { ended, output } = run(join(folder.path, 'key'), address, another);
    expect([await ended, output()]).toEqual([1, expect.stringContaining('did not sign this')]);
  }, 60_000);

  it('ends when the log was replaced', async () => {
    const into = join(folder.path, 'ahead');
    const { at, server: proxy } = await between((_, text) => text);
    const first = run(into, at);
    await caughtUp(into);
    await first.kill();
    writeFileSync(join(into, 'next'), '1000000');
    const { ended, output } = run(into, at);
    expect([await ended, output()]).toEqual([1, expect.stringContaining('log-replaced')]);
    proxy.close();
  }, 60_000);
});

describe('the search of the guide', () => {
  it('finds everything, page after page, with what was asked for in brackets', async () => {
    for (let count = 0; count < 2; count += 1) await server.given.release();
    while ((await server.app.get(SearchIndex).follow()) === 'more');
    const child = spawn(process.execPath, [join(folder.path, 'search.mjs'), address, 'đường lên "lũng cú"']);
    running.add(child);
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    expect(await once(child, 'close')).toEqual([0, null]);
    const { body } = await server.api.get<{ items: unknown[] }>('/api/v1/releases?limit=100');
    const lines = printed.trim().split('\n');
    expect(lines.length).toBeGreaterThanOrEqual(2);
    expect(lines.length).toBeLessThanOrEqual(body.items.length);
    expect(lines[0]).toMatch(/Z vi Mở lại \[đường lên Lũng Cú\] http:\S+\?lang=vi$/);
  }, 60_000);
});
