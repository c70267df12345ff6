import { readFileSync } from 'node:fs';

/** What the desk was built into; its fonts have our letters, and names that change with their bytes. */
const manifest = new URL('../../web/dist/.vite/manifest.json', import.meta.url);

const faces = [
  ['Source Serif 4', 400, 'generated/serif-400.woff2'],
  ['Source Serif 4', 600, 'generated/serif-600.woff2'],
  ['Be Vietnam Pro', 400, 'generated/sans-400.woff2'],
  ['Be Vietnam Pro', 600, 'generated/sans-600.woff2'],
] as const;

let made: string | undefined;

/**
 * The fonts by address. Whoever has them in time sees them; nobody waits for them, and no text moves when they come
 * late (`optional`).
 */
export function fontFaces(): string {
  if (made !== undefined) return made;
  const files = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, { readonly file: string }>;
  made = faces
    .map(
      ([family, weight, source]) =>
        `@font-face{font-family:'${family}';font-weight:${weight};font-display:optional;` +
        `src:url(/app/${files[source]!.file}) format('woff2')}`,
    )
    .join('');
  return made;
}
