// npm test: installs what is missing, runs the checks, then every test; arguments go to Jest.
// npm run test:faults and test:fuzz (--long FOLDER …): the tests of some folders in their long form, without the checks.
import { join } from 'node:path';
import { check } from './check.mjs';
import { modules } from './paths.mjs';
import { prepare } from './prepare.mjs';
import { exitWith, runNode } from './run.mjs';

await exitWith(async () => {
  const [first, ...rest] = process.argv.slice(2);
  const long = first === '--long';
  await prepare();
  const failedChecks = long ? 0 : await check();
  const jest = [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    join(modules, 'jest', 'bin', 'jest.js'),
  ];
  const args = long ? rest : process.argv.slice(2);
  // The last line counts a failed check as a failure too.
  const env = { KHEN_FAILED_CHECKS: String(failedChecks), ...(long ? { KHEN_LONG: '1' } : {}) };
  const code = await runNode([...jest, ...args], { env });
  return code === 0 && failedChecks > 0 ? 1 : code;
});
