import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';

const root = join(import.meta.dirname, '..');

export const machine = {
  cores: availableParallelism(),
  cpu: cpus()[0]?.model.trim() ?? 'unknown',
  memoryBytes: totalmem(),
  kernel: `${type()} ${release()}`,
  /** Of the last minute before the run: what others had the machine do. */
  loadBefore: loadavg()[0]!,
};

export const versions = {
  node: process.versions.node,
  ...Object.fromEntries(
    Object.entries({ fastify: 'fastify', nest: '@nestjs/core', pg: 'pg', autocannon: 'autocannon' }).map(
      ([name, folder]) => [name, versionOf(folder)],
    ),
  ),
};

/** The settings of the PostgreSQL that was measured which decide how safe, and so how fast, a commit is. */
export async function postgresFacts(url: string): Promise<Record<string, string>> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const names = ['server_version', 'fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers'];
  const { rows } = await client.query<{ name: string; setting: string }>(
    'select name, current_setting(name) as setting from unnest($1::text[]) as name',
    [names],
  );
  await client.end();
  return Object.fromEntries(rows.map(({ name, setting }) => [name, setting]));
}

/** Short commit of the tree that was measured, with a plus when files differ from it; undefined without git. */
export function commit(): string | undefined {
  try {
    const git = (...args: string[]) =>
      execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: 'pipe' }).trim();
    return git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain') ? '+' : '');
  } catch {
    return undefined;
  }
}

function versionOf(name: string): string {
  const text = readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
