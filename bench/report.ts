import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Comparison } from './compare.js';
import type { LighthouseMeasured } from './lighthouse/lighthouse.js';
import { reportLighthouse } from './lighthouse/report.js';
import type { Limits } from './limits.js';
import type { Sample } from './load.js';
import type { machine, versions } from './machine.js';
import { reportOfficial } from './official/report.js';
import type { OfficialMeasured } from './official/official.js';
import { type SearchMeasured, TARGET_MS as SEARCH_TARGET_MS } from './search.js';
import type { Starts } from './starts.js';
import { OURS, type Peers } from './peers/compare-peers.js';
import { median, quantile } from './statistics.js';
import { TARGET_MS } from './visibility.js';

const MOST_MEMORY_MB = 400;

/** Everything that one run found out. */
export interface Report {
  readonly name: string;
  readonly at: string;
  readonly commit: string | undefined;
  readonly machine: typeof machine;
  readonly versions: typeof versions;
  readonly postgres: Readonly<Record<string, string>>;
  readonly settings: Readonly<Record<string, string | number | boolean>>;
  readonly comparisons: readonly Comparison[];
  readonly limits?: Limits;
  readonly search?: readonly SearchMeasured[];
  readonly official?: OfficialMeasured;
  readonly lighthouse?: Pick<LighthouseMeasured, 'version' | 'pages'>;
  readonly peers?: Peers;
  readonly starts?: Starts;
}

/** Writes the raw figures and the summary, and answers with the summary. */
export function writeReport(report: Report): { summary: string; path: string } {
  const folder = join(import.meta.dirname, 'results');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${report.at.slice(0, 10)}-${report.name}`);
  const summary = summarise(report);
  writeFileSync(`${path}.json`, `${JSON.stringify(report, null, 2)}\n`);
  writeFileSync(`${path}.md`, summary);
  return { summary, path };
}

function summarise({
  name,
  at,
  commit,
  machine,
  versions,
  postgres,
  settings,
  comparisons,
  limits,
  search,
  official,
  lighthouse,
  peers,
  starts,
}: Report): string {
  const gibibytes = (machine.memoryBytes / 2 ** 30).toFixed(1);
  const facts = (values: object) =>
    Object.entries(values)
      .map(([key, value]) => `${key} ${value}`)
      .join(', ');
  const lines = [
    `# ${name}, ${at}`,
    '',
    `- Commit ${commit ?? 'unknown'}`,
    `- Machine: ${machine.cpu}, ${machine.cores} cores, ${gibibytes} GiB, ${machine.kernel}; load before the run ${machine.loadBefore.toFixed(2)}`,
    `- Versions: ${facts(versions)}`,
    `- PostgreSQL: ${facts(postgres)}`,
    `- Run: ${facts(settings)}`,
  ];
  if (comparisons.length > 0) lines.push('', ...ratios(comparisons), '', ...figures(comparisons));
  if (limits && limits.visibility.length > 0) lines.push('', ...visible(limits.visibility));
  if (limits) lines.push('', ...memory(limits.peakBytes));
  if (search) lines.push('', ...searched(search));
  if (official) lines.push('', ...reportOfficial(official), '', ...sampleTable(sidesOf(official)));
  if (lighthouse) lines.push('', ...reportLighthouse(lighthouse));
  if (peers) lines.push('', ...beside(peers));
  if (starts) lines.push('', ...startTimes(starts));
  return `${lines.join('\n')}\n`;
}

function ratios(comparisons: readonly Comparison[]): string[] {
  return [
    '## Ratios',
    '',
    'Of the requests per second of the server to those of the control, and of the processor time (with that of PostgreSQL) of',
    'the control for a request to that of the server: the median of the rounds (least – most). A target is met by both, or not.',
    '',
    '| workload | control | requests/s | CPU | target |',
    '| --- | --- | --- | --- | --- |',
    ...comparisons.map(({ name, against, ratio, ratios: all, cpuRatio, cpuRatios, target }) => {
      const range = (values: readonly number[]) =>
        `(${Math.min(...values).toFixed(2)} – ${Math.max(...values).toFixed(2)})`;
      const isMet = target !== undefined && Math.min(ratio, cpuRatio) >= target;
      const verdict = target === undefined ? '' : `≥ ${target}: ${isMet ? 'met' : 'MISSED'}`;
      return `| ${name} | ${against} | **${ratio.toFixed(2)}** ${range(all)} | **${cpuRatio.toFixed(2)}** ${range(cpuRatios)} | ${verdict} |`;
    }),
  ];
}

function figures(comparisons: readonly Comparison[]): string[] {
  return [
    '## Figures',
    '',
    'Medians of the rounds. CPU: milliseconds of processor time for one request (the same number is seconds for 1,000).',
    'Clients: the share of a core that the load generator used; near 1 it was the limit, and only the CPU tells. Load: of the machine.',
    '',
    ...sampleTable(
      comparisons.flatMap(({ name, ours, control }) => [
        [name, 'ours', ours],
        [name, 'control', control],
      ]),
    ),
  ];
}

function sampleTable(
  rows: readonly (readonly [name: string, side: string, samples: readonly Sample[]])[],
): string[] {
  return [
    '| workload | side | requests/s | p50 ms | p95 ms | p99 ms | CPU server | CPU PostgreSQL | memory MiB | clients | load |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows.map((cells) => row(...cells)),
  ];
}

const sidesOf = ({ releases, alone, together }: OfficialMeasured) =>
  [
    [`official in ${releases}`, 'one at a time', alone],
    [`official in ${releases}`, 'four at once', together],
  ] as const;

function row(name: string, side: string, samples: readonly Sample[]): string {
  const middle = (pick: (sample: Sample) => number | undefined, digits: number) => {
    const values = samples.map(pick).filter((value) => value !== undefined);
    return values.length > 0 ? median(values).toFixed(digits) : 'unknown';
  };
  const cells = [
    middle((sample) => sample.requestsPerSecond, 0),
    middle((sample) => sample.p50, 2),
    middle((sample) => sample.p95, 2),
    middle((sample) => sample.p99, 2),
    middle((sample) => sample.serverCpu, 3),
    middle((sample) => sample.postgresCpu, 3),
    middle((sample) => sample.residentBytes && sample.residentBytes / 2 ** 20, 0),
    middle((sample) => sample.clientShare, 2),
    middle((sample) => sample.machineLoad, 1),
  ];
  return `| ${name} | ${side} | ${cells.join(' | ')} |`;
}

function visible(measured: Limits['visibility']): string[] {
  const cells = (times: readonly number[]) =>
    [0.5, 0.95, 1].map((share) => quantile(times, share).toFixed(0)).join(' | ');
  return [
    '## Publish → visible',
    '',
    'Milliseconds until what one process published was read from another one, which the agencies poll meanwhile: from the',
    'request to publish, and from its answer. The target counts from the request.',
    '',
    '| meanwhile | publications | p50 | p95 | most | after the answer: p50 | p95 | most | target |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...measured.map(({ name, sinceAsked, sinceAnswered, p95 }) => {
      const verdict = `p95 < ${TARGET_MS} ms: ${p95 < TARGET_MS ? 'met' : 'MISSED'}`;
      return `| ${name} | ${sinceAsked.length} | ${cells(sinceAsked)} | ${cells(sinceAnswered)} | ${verdict} |`;
    }),
    '',
    '| meanwhile | polls/s | p50 ms | p99 ms | CPU server | CPU PostgreSQL | clients |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...measured.map(
      ({ name, polled: { requestsPerSecond, p50, p99, serverCpu, postgresCpu, clientShare } }) =>
        `| ${name} | ${requestsPerSecond.toFixed(0)} | ${p50.toFixed(2)} | ${p99.toFixed(2)} | ${serverCpu?.toFixed(3)} | ${postgresCpu?.toFixed(3)} | ${clientShare.toFixed(2)} |`,
    ),
  ];
}

function memory(peakBytes: number | undefined): string[] {
  if (peakBytes === undefined) return [];
  const mebibytes = peakBytes / 2 ** 20;
  const verdict = mebibytes < MOST_MEMORY_MB ? 'met' : 'MISSED';
  return [
    `Memory of the server under test, from its start to the end of the run: at most ${mebibytes.toFixed(0)} MiB; target < ${MOST_MEMORY_MB}: ${verdict}.`,
  ];
}

function searched(measured: readonly SearchMeasured[]): string[] {
  const [first] = measured as readonly [SearchMeasured];
  const kinds = Object.keys(first.byKind);
  const milliseconds = (times: readonly number[], share: number) => quantile(times, share).toFixed(1);
  return [
    '## Search',
    '',
    'Of questions that were never asked before, one at a time; p95 by kind of question below. Growth: of the p95, since the size before.',
    '',
    '| releases | questions | p50 ms | p95 ms | p99 ms | growth | memory MiB | target |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...measured.map(({ releases, byKind, p95, peakBytes = Number.NaN }, at) => {
      const times = Object.values(byKind).flat();
      const before = measured[at - 1]?.p95;
      const cells = [
        releases,
        times.length,
        milliseconds(times, 0.5),
        `**${p95.toFixed(1)}**`,
        milliseconds(times, 0.99),
        before === undefined ? '' : `× ${(p95 / before).toFixed(2)}`,
        (peakBytes / 2 ** 20).toFixed(0),
        `p95 < ${SEARCH_TARGET_MS} ms: ${p95 < SEARCH_TARGET_MS ? 'met' : 'MISSED'}`,
      ];
      return `| ${cells.join(' | ')} |`;
    }),
    '',
    `| p95 ms | ${measured.map(({ releases }) => releases).join(' | ')} |`,
    `| --- | ${measured.map(() => '---').join(' | ')} |`,
    ...kinds.map(
      (kind) =>
        `| ${kind} | ${measured.map(({ byKind }) => milliseconds(byKind[kind] ?? [], 0.95)).join(' | ')} |`,
    ),
    '',
    ...sampleTable(
      measured.flatMap(({ releases, alone, together }) => [
        [`search in ${releases}`, 'one at a time', alone],
        [`search in ${releases}`, 'four at once', together],
      ]),
    ),
  ];
}

function beside({ directus, releases, same, comparisons, peakBytes }: Peers): string[] {
  const verdicts = comparisons.map(({ workload, target, cpuRatios }) => {
    const [variant, ratio] = Object.entries(cpuRatios).reduce((best, each) =>
      each[1] < best[1] ? each : best,
    );
    const others = Object.entries(cpuRatios).map(([name, value]) => `${name} ${value.toFixed(1)}`);
    const isMet = ratio >= target ? 'met' : 'MISSED';
    return `| ${workload} | **${ratio.toFixed(1)}** (${variant}) | ${others.join(', ')} | ≥ ${target}: ${isMet} |`;
  });
  return [
    `## Beside Directus ${directus}, ${releases} releases`,
    '',
    'How many times the processor time of ours, with that of PostgreSQL, Directus takes for a request: the median of the rounds,',
    'against its best variant and all of them.',
    '',
    '| workload | best | all | target |',
    '| --- | --- | --- | --- |',
    ...verdicts,
    '',
    `Found to be the same in both: ${same.join('; ')}.`,
    '',
    ...sampleTable(
      comparisons.flatMap(({ workload, ours, theirs }) => [
        [workload, OURS, ours],
        ...Object.entries(theirs).map(([name, samples]) => [workload, `Directus, ${name}`, samples] as const),
      ]),
    ),
    '',
    `Memory at most, MiB: ${Object.entries(peakBytes)
      .map(([name, bytes]) => `${name} ${((bytes ?? Number.NaN) / 2 ** 20).toFixed(0)}`)
      .join(', ')}.`,
  ];
}

function startTimes({ cold, warm }: Starts): string[] {
  const seconds = (values: readonly (number | undefined)[]) => {
    const known = values.filter((value) => value !== undefined);
    return known.length === 0
      ? ''
      : `${median(known).toFixed(1)} (${known.map((each) => each.toFixed(1)).join(', ')})`;
  };
  const cells = (starts: Starts['cold']) =>
    [starts.map((each) => each.total), starts.map((each) => each.install), starts.map((each) => each.build)]
      .map(seconds)
      .join(' | ');
  return [
    '## Start',
    '',
    'Seconds from `npm start` to the line with the address, in fresh clones of the committed tree: median (each).',
    '',
    '| start | total | of that install | build |',
    '| --- | --- | --- | --- |',
    `| cold, with what npm has in its cache | ${cells(cold)} |`,
    `| warm, the second in the same folder | ${cells(warm)} |`,
  ];
}
