import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

interface RunningProcess {
  /** Changes when the number is given to another process: boot and start time. */
  readonly identity: string;
  readonly command: string;
}

/** The process that has this number now; undefined when there is none, or when it has ended and only waits to be reaped. */
export function runningProcess(pid: number): RunningProcess | undefined {
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  try {
    if (process.platform === 'linux') return onLinux(pid);
    if (process.platform === 'win32') return onWindows(pid);
    return onUnix(pid);
  } catch {
    return undefined;
  }
}

function onLinux(pid: number): RunningProcess | undefined {
  // proc(5): the name in brackets may hold anything, so fields count from the last bracket: state is 3, start time 22.
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ');
  return { identity: `${boot}/${fields[19]}`, command };
}

function onUnix(pid: number): RunningProcess | undefined {
  const ps = (column: string) =>
    execFileSync('ps', ['-ww', '-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).trim();
  if (ps('state').startsWith('Z')) return undefined;
  return { identity: ps('lstart'), command: ps('command') };
}

function onWindows(pid: number): RunningProcess | undefined {
  const query = `Get-CimInstance Win32_Process -Filter 'ProcessId=${pid}' | ForEach-Object { "$($_.CreationDate.Ticks)|$($_.CommandLine)" }`;
  const line = execFileSync('powershell', ['-NoProfile', '-Command', query], { encoding: 'utf8' }).trim();
  if (line === '') return undefined;
  const bar = line.indexOf('|');
  return { identity: line.slice(0, bar), command: line.slice(bar + 1) };
}
