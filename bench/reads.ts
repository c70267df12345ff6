import type autocannon from 'autocannon';
import { compare, type Comparison } from './compare.js';
import type { Answer } from './controls/start.js';
import { load, type Target } from './load.js';

const AT_ONCE = 16;
const WARM_UP_SECONDS = 3;
const TARGET = 0.8;

/** Addresses of what the public reads, here and, as the key of the stored bytes, at the control. */
export const listPath = '/api/v1/releases?limit=20';
export const releasePath = (id: string): string => `/api/v1/releases/${id}`;
const controlPath = (path: string): string => `/answers/${encodeURIComponent(path)}`;

interface Options {
  readonly rounds: number;
  readonly seconds: number;
  readonly releases: readonly string[];
}

/** What the server answers at these addresses, to be stored for the control. */
export async function readAnswers(url: string, paths: readonly string[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const path of paths) {
    const response = await fetch(url + path);
    const etag = response.headers.get('etag');
    if (response.status !== 200 || !etag) throw new Error(`${path} answered ${response.status}.`);
    answers.push({ key: path, bytes: Buffer.from(await response.arrayBuffer()), etag });
  }
  return answers;
}

/** Public reads against stored bytes out of one named query. */
export async function compareReads(ours: Target, control: Target, options: Options): Promise<Comparison[]> {
  const { rounds, seconds, releases } = options;
  const workloads = [
    { name: 'a public release by id', paths: releases.map(releasePath) },
    { name: 'the list of 20', paths: [listPath] },
  ];
  const comparisons: Comparison[] = [];
  for (const { name, paths } of workloads) {
    await expectSameAnswers(ours, control, paths);
    const requests = (toPath = (path: string) => path): autocannon.Request[] =>
      paths.map((path) => ({ path: toPath(path) }));
    const read = { atOnce: AT_ONCE, seconds };
    const sides = {
      ours: () => load(ours, { ...read, requests: requests() }),
      control: () => load(control, { ...read, requests: requests(controlPath) }),
    };
    await load(ours, { ...read, seconds: WARM_UP_SECONDS, requests: requests() });
    await load(control, { ...read, seconds: WARM_UP_SECONDS, requests: requests(controlPath) });
    const against = 'bare Fastify, one named query for the stored bytes';
    comparisons.push(await compare({ name, against, target: TARGET }, rounds, sides));
  }
  return comparisons;
}

async function expectSameAnswers(ours: Target, control: Target, paths: readonly string[]): Promise<void> {
  const expected = await readAnswers(ours.url, paths);
  const found = await readAnswers(control.url, paths.map(controlPath));
  const differ = expected.some(
    ({ bytes, etag }, i) => etag !== found[i]!.etag || !bytes.equals(found[i]!.bytes),
  );
  if (differ) throw new Error('The control answers with other bytes than the server.');
}
