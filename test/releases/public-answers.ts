import { RouteInventory } from '../../src/platform/http/index.js';
import { statement } from '../../src/platform/database/index.js';
import type { TestApplication } from '../support/application.js';

const known = {
  releases: statement<{ id: string; versions: number }>(
    'test.known-releases',
    'select r.id, (select count(*) from releases.version v where v.release_id = r.id)::integer as versions from releases.release r where r.id = any($1)',
  ),
  files: statement<{ sha256: string }>('test.known-files', 'select sha256 from platform.file'),
  size: statement<{ size: string }>('test.size-of-log', 'select size from ledger.head'),
};
const LANGUAGES = ['vi', 'en', 'zh'];
/** Addresses that hold nothing but what their own body says, or what others have tests for. */
const GUARDED = new Set(['/metrics']);

/** Every public address, asked with everything there is: each release, version, language, file and tile. */
export async function publicAddresses(
  { app, database }: TestApplication,
  ids: readonly string[],
): Promise<string[]> {
  const releases = await database.query(known.releases, [ids]);
  const files = await database.query(known.files, []);
  const size = Number((await database.query(known.size, []))[0]!.size);
  const routes = app
    .get(RouteInventory, { strict: false })
    .routes()
    .filter(({ method, access, path }) => method === 'GET' && access.kind === 'public' && !GUARDED.has(path));
  return routes.flatMap(({ path }) => {
    if (path.startsWith('/ledger/tile')) return tiles(size);
    if (path.includes('/files/'))
      return files.map(({ sha256 }) => path.replace(':sha256', sha256).replace(':size', '320'));
    if (path.includes('/press-terms/')) return [path.replace(':version', '1')];
    if (path.includes(':id')) return releases.flatMap((release) => ofRelease(path, release));
    if (path === '/api/v1/wire')
      return [path, `${path}?include=document`, `${path}?from=${Math.max(0, size - 50)}`];
    if (path.startsWith('/feeds/')) return [path, ...LANGUAGES.map((lang) => `${path}?lang=${lang}`)];
    return path.startsWith('/api/v1/') ? [`${path}?limit=100`, path] : [path];
  });
}

function ofRelease(path: string, { id, versions }: { id: string; versions: number }): string[] {
  const here = path.replace(':id', id);
  const numbers = Array.from({ length: versions }, (_, index) => String(index + 1));
  if (path.endsWith('/difference'))
    return numbers.flatMap((number) => [
      `${here}?from=1&to=${number}`,
      `${here}?from=1&to=${number}&lang=en`,
    ]);
  const each = here.includes(':version') ? numbers.map((number) => here.replace(':version', number)) : [here];
  const formats = path === '/api/v1/releases/:id' ? ['ninjs', 'jsonld'] : [];
  return each.flatMap((address) => [
    address,
    ...formats.map((format) => `${address}?format=${format}`),
    ...LANGUAGES.map((lang) => `${address}?lang=${lang}`),
  ]);
}

function tiles(size: number): string[] {
  const parts = Array.from({ length: Math.floor(size / 256) + 1 }, (_, index) => {
    const name = String(index).padStart(3, '0');
    const width = Math.min(256, size - index * 256);
    return width === 256 ? name : `${name}.p/${width}`;
  }).filter((name) => !name.endsWith('/0'));
  return parts.flatMap((name) => [`/ledger/tile/entries/${name}`, `/ledger/tile/0/${name}`]);
}
