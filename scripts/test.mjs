// npm test: installs what is missing, then runs every test and, beside them, the checks; arguments go to Jest.
// npm run test:faults and test:fuzz (--long FOLDER …): the tests of some folders in their long form, without the checks.
import { join } from 'node:path';
import { modules } from './paths.mjs';
import { prepare } from './prepare.mjs';
import { exitWith, runNode } from './run.mjs';

await exitWith(async () => {
  const [first, ...rest] = process.argv.slice(2);
  const long = first === '--long';
  await prepare();
  const jest = [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    join(modules, 'jest', 'bin', 'jest.js'),
  ];
  const args = long ? rest : process.argv.slice(2);
  return runNode([...jest, ...args], { env: long ? { KHEN_LONG: '1' } : { KHEN_CHECKS: '1' } });
});
