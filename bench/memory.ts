import { compare, type Comparison } from './compare.js';
import { startMemoryControl } from './controls/start.js';
import { sample, type Target } from './load.js';
import { listPath, readAnswers, releasePath } from './reads.js';
import { Clients, type Exchange, get } from './sockets.js';

const AT_ONCE = 32;
const WARM_UP_SECONDS = 3;
const TARGET = 0.8;

/** Public reads that are at hand against the same bytes out of the memory of a bare server. */
export async function compareMemory(
  ours: Target,
  releases: readonly string[],
  { rounds, seconds }: { readonly rounds: number; readonly seconds: number },
): Promise<Comparison[]> {
  const workloads = [
    { name: 'a public release by id, from memory', paths: releases.map(releasePath) },
    { name: 'the list of 20, from memory', paths: [listPath] },
  ];
  const answers = await readAnswers(ours.url, [listPath, ...releases.map(releasePath)]);
  const control = await startMemoryControl(answers, ours);
  try {
    const comparisons: Comparison[] = [];
    for (const { name, paths } of workloads) {
      const exchanges = paths.map((path): Exchange => ({ request: get(path), status: 200 }));
      const read = async (target: Target, during: number) => {
        const clients = await Clients.open(target.url, AT_ONCE);
        let turn = 0;
        const next = () => exchanges[(turn += 1) % exchanges.length]!;
        return sample(target, () => clients.talk(during, { next })).finally(() => clients.close());
      };
      await read(ours, WARM_UP_SECONDS);
      await read(control, WARM_UP_SECONDS);
      const against = 'bare Fastify, the same bytes from memory';
      const sides = { ours: () => read(ours, seconds), control: () => read(control, seconds) };
      comparisons.push(await compare({ name, against, target: TARGET }, rounds, sides));
    }
    return comparisons;
  } finally {
    await control.stop();
  }
}
