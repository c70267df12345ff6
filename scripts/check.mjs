// npm run check: everything that can be told without running a test, each by name.
import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { environment, dist, modules, pinnedNode, root } from './paths.mjs';
import { prepare } from './prepare.mjs';
import { exitWith } from './run.mjs';

const AT_ONCE = 2;
const tool = (...path) => join(modules, ...path);

const checks = [
  // Rules that know types need the compiler anyway; its own errors come with it.
  { name: 'types and lint', args: [tool('oxlint', 'bin', 'oxlint'), '--deny-warnings', '--type-check'] },
  { name: 'size of the desk', args: [join('web', 'budget.mjs')] },
  { name: 'unused code and packages', args: [tool('knip', 'bin', 'knip.js'), '--no-progress'] },
  { name: 'format', args: [tool('oxfmt', 'bin', 'oxfmt'), '--check'] },
  {
    name: 'structure',
    args: [tool('dependency-cruiser', 'bin', 'dependency-cruiser.mjs'), 'src', 'web/src'],
  },
  { name: 'what is made from the code', args: [join(dist, 'cli.js'), 'describe', '--check'] },
  {
    name: 'API description',
    args: [
      tool('@stoplight', 'spectral-cli', 'dist', 'index.js'),
      'lint',
      'docs/api/openapi.json',
      '--ruleset=.spectral.yaml',
      '--fail-severity=hint',
    ],
  },
];

/** Runs every check and answers with how many failed. `beside`: on what other work leaves of the processors. */
export async function check({ beside = false } = {}) {
  const waiting = [...checks];
  const results = [];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results.push(await passes(next, beside));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const failed = results.filter((passed) => !passed).length;
  console.log(
    failed === 0 ? `All ${checks.length} checks passed.` : `${failed} of ${checks.length} checks failed.`,
  );
  return failed;
}

function passes({ name, args }, beside) {
  const started = Date.now();
  const child = spawn(pinnedNode(), args, {
    cwd: root,
    env: environment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (beside) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  const output = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      const seconds = ((Date.now() - started) / 1000).toFixed(1);
      console.log(`check ${code === 0 ? 'passed' : 'FAILED'}: ${name} (${seconds} s)`);
      if (code !== 0) console.log(Buffer.concat(output).toString());
      resolve(code === 0);
    });
  });
}

if (process.argv[1] === import.meta.filename) {
  await exitWith(async () => {
    await prepare();
    return (await check()) === 0 ? 0 : 1;
  });
}
