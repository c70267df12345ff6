// npm run bench [-- reads publishing starts --rounds N --seconds N --releases N --clones N --name NAME --profile FOLDER]
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compareAll } from './comparisons.js';
import { commit, machine, versions } from './machine.js';
import { endAll } from './processes.js';
import { writeReport } from './report.js';
import { measureStarts } from './starts.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '8' },
    releases: { type: 'string', default: '200' },
    clones: { type: 'string', default: '3' },
    name: { type: 'string', default: commit() ?? 'run' },
    profile: { type: 'string' },
  },
});
const wants = (part: string): boolean => positionals.length === 0 || positionals.includes(part);
const [reads, publishing] = [wants('reads'), wants('publishing')];

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, endAll);
const folder = mkdtempSync(join(tmpdir(), 'khen-bench-'));
// As root PostgreSQL runs under another account, which must be able to enter.
chmodSync(folder, 0o755);
try {
  const facts = { name: values.name, at: new Date().toISOString(), commit: commit(), machine, versions };
  // First, because comparing binds this process and whatever it starts to one core.
  const starts = wants('starts') ? await measureStarts(folder, Number(values.clones)) : undefined;
  const compared =
    reads || publishing
      ? await compareAll(folder, {
          reads,
          publishing,
          rounds: Number(values.rounds),
          seconds: Number(values.seconds),
          releases: Number(values.releases),
          profile: values.profile,
        })
      : { comparisons: [], settings: {}, postgres: {} };
  const { summary, path } = writeReport({ ...facts, ...compared, ...(starts && { starts }) });
  console.log(`\n${summary}\nWritten to ${path}.json and ${path}.md`);
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
