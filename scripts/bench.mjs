// npm run bench: installs and builds what is missing, then runs bench/main.ts against the built server.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './paths.mjs';
import { prepare } from './prepare.mjs';
import { exitWith, runNode } from './run.mjs';

await exitWith(async () => {
  await prepare();
  const loader = pathToFileURL(join(root, 'test', 'support', 'typescript.mjs')).href;
  return runNode(['--import', loader, join(root, 'bench', 'main.ts'), ...process.argv.slice(2)]);
});
