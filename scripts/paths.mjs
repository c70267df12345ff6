import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const modules = join(root, 'node_modules');
export const dist = join(root, 'dist');
export const webDist = join(root, 'web', 'dist');

/**
 * How Khen itself is run. Settings may stand in a file. On a large machine Node would set aside a large place for what is
 * new, and be slow to look for what is not needed any more: thousands of requests at once fill both, and half of the memory
 * they took was never used again.
 */
export function nodeOptions() {
  const settings = join(root, '.env');
  const settingsFile = existsSync(settings) ? [`--env-file=${settings}`] : [];
  return ['--max-semi-space-size=8', '--max-old-space-size=1024', ...settingsFile];
}

/** The Node that Khen is made for, from its own dependencies; the one at hand where that was not installed but is new enough. */
export function pinnedNode() {
  const own = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(own)) return own;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  throw new Error(
    'Node 24 is missing from node_modules: npm did not run the install script of the package "node". ' +
      'Allow install scripts (npm config get ignore-scripts) and delete node_modules, or start with Node 24 itself.',
  );
}

/** What Node compiled, for the next process: a start is mostly loading thousands of modules. */
const compiled = join(modules, '.cache', 'node');

/** The environment of everything we run: our Node and the tools of node_modules come first. */
export function environment(extra = {}) {
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  const separator = process.platform === 'win32' ? ';' : ':';
  const path = [dirname(pinnedNode()), join(modules, '.bin'), process.env[name]].join(separator);
  return { NODE_COMPILE_CACHE: compiled, ...process.env, [name]: path, ...extra };
}
