// npm run screens [-- desk portal]: pictures of the screens into docs/screens/, on a phone and at a desk, light and dark.
import { join } from 'node:path';
import { root } from './paths.mjs';
import { prepare } from './prepare.mjs';
import { exitWith, runNode } from './run.mjs';

await exitWith(async () => {
  await prepare();
  const typescript = new URL('../test/support/typescript.mjs', import.meta.url).href;
  return runNode([
    '--import',
    typescript,
    join(root, 'test', 'browser', 'take-screens.ts'),
    ...process.argv.slice(2),
  ]);
});
