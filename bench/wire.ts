import { compare, type Comparison } from './compare.js';
import { startMemoryControl } from './controls/start.js';
import { sample, type Target } from './load.js';
import { readAnswers } from './reads.js';
import { Clients, type Exchange, get } from './sockets.js';

export const AGENCIES = 2000;
/** Of so many polls one comes from an agency that was away for up to three acts; the others have everything. */
const NEWS_EVERY = 20;
const MISSED = [1, 2, 3];
const WARM_UP_SECONDS = 3;
const TARGET = 0.8;

export const wirePath = (from: number): string => `/api/v1/wire?from=${from}`;

/** Agencies that poll the wire, nearly always in vain, against the same answers of a bare server. */
export async function compareWire(
  ours: Target,
  { rounds, seconds }: { readonly rounds: number; readonly seconds: number },
): Promise<Comparison> {
  const size = await sizeOfLog(ours.url);
  const paths = [size, ...MISSED.map((acts) => size - acts)].map(wirePath);
  const answers = await readAnswers(ours.url, paths);
  const nothing: Exchange = { request: get(paths[0]!, { 'if-none-match': answers[0]!.etag }), status: 304 };
  const news = paths.slice(1).map((path): Exchange => ({ request: get(path), status: 200 }));
  let turn = 0;
  const next = (): Exchange => {
    turn += 1;
    return turn % NEWS_EVERY > 0 ? nothing : news[(turn / NEWS_EVERY) % news.length]!;
  };
  const control = await startMemoryControl(answers, ours);
  const open = await Promise.all([ours, control].map(({ url }) => Clients.open(url, AGENCIES)));
  const [agenciesOfOurs, agenciesOfControl] = open as [Clients, Clients];
  try {
    const sides = {
      ours: () => sample(ours, () => agenciesOfOurs.talk(seconds, { next })),
      control: () => sample(control, () => agenciesOfControl.talk(seconds, { next })),
    };
    await agenciesOfOurs.talk(WARM_UP_SECONDS, { next });
    await agenciesOfControl.talk(WARM_UP_SECONDS, { next });
    const name = `${AGENCIES} agencies polling, 95 % nothing new`;
    return await compare({ name, against: 'bare Fastify, 304s from memory', target: TARGET }, rounds, sides);
  } finally {
    for (const clients of open) clients.close();
    await control.stop();
  }
}

/** How many acts everybody can see by now: where an agency that has everything asks on. */
export async function sizeOfLog(url: string): Promise<number> {
  const checkpoint = await (await fetch(`${url}/ledger/checkpoint`)).text();
  return Number(checkpoint.split('\n')[1]);
}
