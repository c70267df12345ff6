// npm run bench [-- memory wire visibility search official portal lighthouse reads publishing starts --rounds N --seconds N --releases N --publications N
//                 --clones N --name NAME --profile FOLDER]
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compareAll } from './comparisons.js';
import { measureLighthouse } from './lighthouse/lighthouse.js';
import { keepReports } from './lighthouse/report.js';
import { measureLimits } from './limits.js';
import { commit, machine, versions } from './machine.js';
import { measureOfficial } from './official/official.js';
import { comparePeers } from './peers/compare-peers.js';
import { cores, endAll, pin } from './processes.js';
import { fingerprintProvince } from './province/official-index.js';
import { keptProvince } from './province/province.js';
import { indexProvince } from './province/search-index.js';
import { writeReport } from './report.js';
import { measureSearch } from './search.js';
import { measureStarts } from './starts.js';

/** Releases of a province of usual size: what an answer from memory takes does not depend on it. */
const PROVINCE = 10_000;
const PEERS_PROVINCE = 100_000;
const OFFICIAL_PROVINCE = 100_000;
const SIZES = [10_000, 100_000, 1_000_000];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '8' },
    releases: { type: 'string', default: '200' },
    publications: { type: 'string', default: '60' },
    queries: { type: 'string', default: '200' },
    sizes: { type: 'string', default: SIZES.join() },
    clones: { type: 'string', default: '3' },
    name: { type: 'string', default: commit() ?? 'run' },
    profile: { type: 'string' },
  },
});
const wants = (part: string): boolean => positionals.length === 0 || positionals.includes(part);
// Never with everything else: it installs some hundred megabytes, which must be wanted.
const peers = positionals.includes('peers');
const [reads, publishing] = [wants('reads'), wants('publishing')];
const [memory, portal] = [wants('memory'), wants('portal')];
const [wire, visibility] = [wants('wire'), wants('visibility')];
const [rounds, seconds, releases] = [values.rounds, values.seconds, values.releases].map(Number) as [
  number,
  number,
  number,
];

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, endAll);
const folder = mkdtempSync(join(tmpdir(), 'khen-bench-'));
// As root PostgreSQL runs under another account, which must be able to enter.
chmodSync(folder, 0o755);
try {
  const facts = { name: values.name, at: new Date().toISOString(), commit: commit(), machine, versions };
  // First, and the province next, because then this process and whatever it starts are bound to one core.
  const starts = wants('starts') ? await measureStarts(folder, Number(values.clones)) : undefined;
  // A browser needs more than the core that clients get.
  const lighthouse = wants('lighthouse') ? await measureLighthouse(folder) : undefined;
  const limited = memory || portal || wire || visibility;
  const province = limited ? await keptProvince(PROVINCE) : undefined;
  const sizes = wants('search') ? values.sizes.split(',').map(Number) : [];
  const searched: { releases: number; dataDir: string }[] = [];
  for (const size of sizes) {
    const dataDir = await keptProvince(size);
    await indexProvince(dataDir);
    searched.push({ releases: size, dataDir });
  }
  const officialProvince = wants('official') ? await keptProvince(OFFICIAL_PROVINCE) : undefined;
  if (officialProvince) await fingerprintProvince(officialProvince);
  const peersProvince = peers ? await keptProvince(PEERS_PROVINCE, 'long') : undefined;
  if (peersProvince) await indexProvince(peersProvince);
  // What starts from here inherits it: PostgreSQL shares a core with the clients, the servers get the other one.
  const pinned = pin(process.pid, cores.others);
  const limits = province
    ? await measureLimits(province, folder, {
        memory,
        portal,
        wire,
        visibility,
        rounds,
        seconds,
        releases,
        publications: Number(values.publications),
        profile: values.profile,
      })
    : undefined;
  const compared =
    reads || publishing
      ? await compareAll(folder, { reads, publishing, rounds, seconds, releases, profile: values.profile })
      : undefined;
  const search =
    searched.length > 0
      ? await measureSearch(searched, { rounds, queries: Number(values.queries) })
      : undefined;
  const official = officialProvince
    ? await measureOfficial(OFFICIAL_PROVINCE, officialProvince, { rounds, queries: Number(values.queries) })
    : undefined;
  const beside = peersProvince ? await comparePeers(peersProvince, folder, { rounds, seconds }) : undefined;
  const settings = { rounds, seconds, releases, pinned, profiled: Boolean(values.profile) };
  const { summary, path } = writeReport({
    ...facts,
    settings,
    postgres: compared?.postgres ?? limits?.postgres ?? {},
    comparisons: [...(limits?.comparisons ?? []), ...(compared?.comparisons ?? [])],
    ...(limits && { limits }),
    ...(search && { search }),
    ...(official && { official }),
    ...(lighthouse && { lighthouse: { version: lighthouse.version, pages: lighthouse.pages } }),
    ...(beside && { peers: beside }),
    ...(starts && { starts }),
  });
  if (lighthouse) keepReports(path, lighthouse);
  console.log(`\n${summary}\nWritten to ${path}.json and ${path}.md`);
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
