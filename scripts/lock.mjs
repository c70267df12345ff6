import { readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const BEAT = 2_000;
const FORGOTTEN = 30_000;

/**
 * Does `work` while no other process does work under the same lock file. A lock whose process is gone, or has not
 * touched it for half a minute, is taken over.
 */
export async function withLock(path, waiting, work) {
  let told = false;
  while (!take(path)) {
    if (isStale(path)) remove(path);
    else {
      if (!told) console.log(waiting);
      told = true;
      await sleep(200);
    }
  }
  const beat = setInterval(() => utimesSync(path, new Date(), new Date()), BEAT);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    rmSync(path, { force: true });
  }
}

function take(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function isStale(path) {
  try {
    if (Date.now() - statSync(path).mtimeMs > FORGOTTEN) return true;
    const pid = Number(readFileSync(path, 'utf8'));
    return pid > 0 && !isAlive(pid);
  } catch (error) {
    if (error.code === 'ENOENT') return false;
    throw error;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Of several that find one stale lock, only one moves it away. */
function remove(path) {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
    rmSync(aside);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}
