import { quantile } from '../statistics.js';
import { type OfficialMeasured, type Tally, TARGET_MS } from './official.js';

/** How long it took, by what was pasted, and how often the answer was the one it has to be. */
export function reportOfficial({ releases, byKind, p95, judged, generated }: OfficialMeasured): string[] {
  const milliseconds = (times: readonly number[]): string =>
    [0.5, 0.95, 1].map((share) => quantile(times, share).toFixed(1)).join(' | ');
  const all = Object.values(byKind).flat();
  return [
    `## Is it official? Over ${releases} releases`,
    '',
    'Pasted once each, one at a time.',
    '',
    '| pasted | times | p50 ms | p95 ms | most |',
    '| --- | --- | --- | --- | --- |',
    ...Object.entries(byKind).map(
      ([kind, times]) => `| ${kind} | ${times.length} | ${milliseconds(times)} |`,
    ),
    `| all (p95 < ${TARGET_MS} ms: ${p95 < TARGET_MS ? 'met' : 'MISSED'}) | ${all.length} | ${milliseconds(all)} |`,
    '',
    'Judged by people, the originals among all the others:',
    '',
    ...tallyTable(judged),
    '',
    'Rewritten by the machine:',
    '',
    ...tallyTable(generated),
  ];
}

const tallyTable = (tallies: readonly Tally[]): string[] => [
  '| pasted | asked | answered right | named a release that it is not |',
  '| --- | --- | --- | --- |',
  ...tallies.map(
    ({ kind, asked, right, wrongly }) =>
      `| ${kind} | ${asked} | ${right} (${((100 * right) / asked).toFixed(1)} %) | ${wrongly} |`,
  ),
];
