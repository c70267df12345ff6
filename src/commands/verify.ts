import { readFile } from 'node:fs/promises';
import { verifyCommand } from '../ledger/index.js';
import { processEnvironment } from '../platform/config/index.js';

/** `khen verify` on this process's files, network and terminal. */
export function verify(args: readonly string[]): Promise<number> {
  return verifyCommand(args, {
    stdout: (line) => console.log(line),
    stderr: (line) => console.error(line),
    fetch,
    readFile: (path) => readFile(path),
    locale: processEnvironment()['LANG'],
  });
}
