import type { Sample } from './load.js';
import { median } from './statistics.js';

/** One workload, done by the server and by the control in turn. */
export interface Comparison {
  readonly name: string;
  /** What the control does for the same answer. */
  readonly against: string;
  /** The least ratio that we ask of ourselves, if we do. */
  readonly target?: number;
  readonly ours: readonly Sample[];
  readonly control: readonly Sample[];
  /** Requests per second of ours to those of the control, round by round. */
  readonly ratios: readonly number[];
  readonly ratio: number;
  /** Processor time of the control for a request to that of ours, PostgreSQL's included, round by round. */
  readonly cpuRatios: readonly number[];
  readonly cpuRatio: number;
}

type Side = (round: number) => Promise<Sample>;

/** Runs both sides in turn, the other one first in every other round, so that what changes with time hits both alike. */
export async function compare(
  about: Pick<Comparison, 'name' | 'against' | 'target'>,
  rounds: number,
  sides: { readonly ours: Side; readonly control: Side },
): Promise<Comparison> {
  const ours: Sample[] = [];
  const control: Sample[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const turns = [
      async () => ours.push(await sides.ours(round)),
      async () => control.push(await sides.control(round)),
    ];
    if (round % 2 === 1) turns.reverse();
    for (const turn of turns) await turn();
    const pace = (samples: readonly Sample[]) => Math.round(samples[round]!.requestsPerSecond);
    console.log(`${about.name}, round ${round + 1}: ${pace(ours)}/s, control ${pace(control)}/s`);
  }
  const ratios = ours.map((sample, round) => sample.requestsPerSecond / control[round]!.requestsPerSecond);
  const cpuRatios = ours.map((sample, round) => cpuOf(control[round]!) / cpuOf(sample));
  return { ...about, ours, control, ratios, ratio: median(ratios), cpuRatios, cpuRatio: median(cpuRatios) };
}

const cpuOf = ({ serverCpu, postgresCpu }: Sample): number =>
  (serverCpu ?? Number.NaN) + (postgresCpu ?? Number.NaN);
