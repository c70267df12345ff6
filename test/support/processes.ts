import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

interface Running {
  readonly pid: number;
  readonly group: number;
  readonly command: string;
}

/** Everything that runs on this machine and is not only waiting to be reaped. */
export function runningProcesses(): Running[] {
  const all = process.platform === 'linux' ? fromProc() : fromPs();
  return all.filter(({ command }) => command !== '');
}

function fromProc(): Running[] {
  // Small installations have no ps(1).
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        const [state, , group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0').join(' ');
        return state === 'Z' ? [] : [{ pid: Number(name), group: Number(group), command }];
      } catch {
        // It ended between being listed and being read.
        return [];
      }
    });
}

function fromPs(): Running[] {
  const lines = execFileSync('ps', ['-ww', '-Ao', 'pid=,pgid=,state=,args='], { encoding: 'utf8' }).split(
    '\n',
  );
  return lines.flatMap((line) => {
    const [, pid, group, state, command = ''] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    return !pid || state?.startsWith('Z') ? [] : [{ pid: Number(pid), group: Number(group), command }];
  });
}
