import { randomUUID } from 'node:crypto';
import type autocannon from 'autocannon';
import { compare, type Comparison } from './compare.js';
import { load, type Target } from './load.js';
import type { Approved } from './seed.js';

/** How many publish at once, and how many releases each round takes. */
const publications = [
  { atOnce: 1, perRound: 40 },
  { atOnce: 16, perRound: 160 },
];

/** Publishing by HTTP, with everything that guards it, against the same rows written bare. */
export async function comparePublishing(
  ours: Target,
  control: Target,
  {
    rounds,
    approved,
    authorization,
  }: { rounds: number; approved: readonly Approved[]; authorization: string },
): Promise<Comparison[]> {
  const comparisons: Comparison[] = [];
  let taken = 0;
  for (const { atOnce, perRound } of publications) {
    const first = taken;
    taken += perRound * (rounds + 1);
    // Round -1 warms up.
    const requests = (round: number, toRequest: (release: Approved) => autocannon.Request) =>
      approved.slice(first + perRound * (round + 1), first + perRound * (round + 2)).map(toRequest);
    const publish = ({ id, etag }: Approved): autocannon.Request => ({
      method: 'POST',
      path: `/api/v1/desk/releases/${id}/versions/open/publish`,
      headers: { authorization, 'if-match': etag, 'idempotency-key': randomUUID() },
    });
    const write = ({ id }: Approved): autocannon.Request => ({ method: 'POST', path: `/publications/${id}` });
    const sides = {
      ours: (round: number) => load(ours, { atOnce, requests: requests(round, publish) }),
      control: (round: number) => load(control, { atOnce, requests: requests(round, write) }),
    };
    await sides.ours(-1);
    await sides.control(-1);
    const against = 'bare Fastify, the same rows in one transaction';
    comparisons.push(await compare({ name: `publishing, ${atOnce} at once`, against }, rounds, sides));
  }
  return comparisons;
}

/** How many approved releases all of that takes. */
export function releasesToPublish(rounds: number): number {
  return publications.reduce((sum, { perRound }) => sum + perRound * (rounds + 1), 0);
}
