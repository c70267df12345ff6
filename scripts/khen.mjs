// npm start, npm run khen -- COMMAND: installs and builds what is missing, then runs Khen on its own Node.
import { join } from 'node:path';
import { dist, nodeOptions } from './paths.mjs';
import { prepare } from './prepare.mjs';
import { exitWith, runNode, runServer } from './run.mjs';

await exitWith(async () => {
  await prepare();
  const [command, ...rest] = process.argv.slice(2);
  if (command === 'start') return runServer(rest);
  const args = command === undefined ? [] : [command, ...rest];
  return runNode([...nodeOptions(), join(dist, 'cli.js'), ...args]);
});
