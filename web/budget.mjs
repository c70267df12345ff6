// What a browser loads to show the desk on a cold cache may not outgrow these, in bytes as they are sent (gzip: also where
// there is no https yet, and no brotli with it).
import { readFileSync, statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { deskColours } from '../dist/platform/theme/index.js';

const budgets = { JavaScript: 230_000, CSS: 20_000, fonts: 70_000 };
/** The first screen, and all that it needs before it is whole: its language, too. */
const texts = ['common', 'session', 'desk'].map((namespace) => `src/texts/vi/${namespace}.ts`);
const first = ['index.html', 'src/desk/desk.page.tsx', ...texts];
const fonts = ['sans-400', 'sans-600'];

const built = new URL('dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', built), 'utf8'));
const sent = (file) => statSync(new URL(file.endsWith('.woff2') ? file : `${file}.gz`, built)).size;
const sum = (files) => [...new Set(files)].reduce((bytes, file) => bytes + sent(file), 0);

/** Chunks that are loaded together with one, and it. */
function closure(key, seen = new Set()) {
  if (!seen.has(key)) {
    seen.add(key);
    for (const next of manifest[key].imports ?? []) closure(next, seen);
  }
  return seen;
}
const chunks = first.flatMap((key) => [...closure(key)]).map((key) => manifest[key]);
const used = {
  JavaScript: sum(chunks.map(({ file }) => file)),
  // The colours come from the server.
  CSS: sum(chunks.flatMap(({ css = [] }) => css)) + gzipSync(deskColours('#344188')).length,
  fonts: sum(fonts.map((name) => manifest[`generated/${name}.woff2`].file)),
};

for (const [what, most] of Object.entries(budgets)) {
  const verdict = used[what] > most ? 'TOO MUCH' : 'of';
  console.log(`${what}: ${used[what]} ${verdict} ${most} bytes`);
  if (used[what] > most) process.exitCode = 1;
}
