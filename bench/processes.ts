import { type ChildProcess, execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** Of Linux's /proc/PID/stat, on every architecture that Node runs on. */
const TICKS_A_SECOND = 100;

/** Cores that the two sides of a comparison get, the same way: the server one, its clients and the database another. */
export const cores = { server: 0, others: 1 };

let pinned: boolean | undefined;

/** Keeps a process, and what it starts from now on, on one core. False where the system can not. */
export function pin(pid: number, core: number): boolean {
  if (pinned === false || availableParallelism() < 2) return false;
  try {
    execFileSync('taskset', ['--all-tasks', '--cpu-list', '--pid', String(core), String(pid)], {
      stdio: 'ignore',
    });
    pinned = true;
  } catch {
    pinned = false;
  }
  return pinned;
}

/** Seconds of processor time of a process, in user and kernel mode; undefined where there is no /proc. */
export function cpuSeconds(pid: number): number | undefined {
  const fields = readStat(pid);
  return fields && (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
}

/** The same of a process with all its children, those that ended included: a PostgreSQL with its sessions. */
export function familyCpuSeconds(pid: number): number | undefined {
  const fields = readStat(pid);
  if (!fields) return undefined;
  const own = fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / TICKS_A_SECOND;
  return childrenOf(pid).reduce((sum, child) => sum + (cpuSeconds(child) ?? 0), own);
}

/** Memory of a process that is in use, in bytes. */
export const residentBytes = (pid: number): number | undefined => memory(pid, 'VmRSS');

/** The most that it ever was, since the process began. */
export const peakResidentBytes = (pid: number): number | undefined => memory(pid, 'VmHWM');

function memory(pid: number, what: string): number | undefined {
  const kilobytes = new RegExp(`^${what}:\\s+(\\d+) kB$`, 'm').exec(read(`/proc/${pid}/status`) ?? '')?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
}

function childrenOf(pid: number): number[] {
  return (read(`/proc/${pid}/task/${pid}/children`) ?? '').split(' ').filter(Boolean).map(Number);
}

/** The fields after the name, which may hold blanks itself: state is the first. */
function readStat(pid: number): string[] | undefined {
  return read(`/proc/${pid}/stat`)
    ?.replace(/^.*\) /s, '')
    .split(' ');
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

const running = new Set<ChildProcess>();
let ending = false;

/** Remembers a process that we started, so that a signal to us ends it as well. */
export function track<Child extends ChildProcess>(child: Child): Child {
  running.add(child);
  child.once('exit', () => running.delete(child));
  if (ending) child.kill('SIGTERM');
  return child;
}

/** Ends a process that we started, and waits until it is gone. */
export async function stop(child: ChildProcess): Promise<void> {
  if (!running.has(child)) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

/** Ends everything that we started, now and later: whatever is being measured then fails. */
export function endAll(): void {
  ending = true;
  for (const child of running) child.kill('SIGTERM');
}
