import { readFile } from 'node:fs/promises';
import { verifyCommand } from '../../src/ledger/index.js';
import type { Transport } from './api.js';

/** What `khen verify` says: its exit code, its report, and why it is not satisfied. */
export async function verify(
  transport: Transport,
  args: readonly string[],
): Promise<{ code: number; said: string[]; wrong: string[] }> {
  const said: string[] = [];
  const wrong: string[] = [];
  const code = await verifyCommand(args, {
    stdout: (line) => said.push(line),
    stderr: (line) => wrong.push(line),
    readFile,
    fetch: async (address) => {
      const { pathname, search } = new URL(
        typeof address === 'string' ? address : 'url' in address ? address.url : address.href,
      );
      const { status, headers, bytes } = await transport({
        method: 'GET',
        path: `${pathname}${search}`,
        headers: {},
        payload: undefined,
      });
      const type = headers['content-type'];
      return new Response(new Uint8Array(bytes), {
        status,
        ...(type && { headers: { 'content-type': type } }),
      });
    },
  });
  return { code, said, wrong };
}

/**
 * What `khen verify` finds wrong with the whole log of a server, or with its growth since the checkpoint in the file
 * `old`; nothing if all of it holds. `key`: the public key to pin.
 */
export async function faultsInLog(transport: Transport, key: string, old?: string): Promise<string[]> {
  const args = ['https://khen.test/ledger/', '--key', key, ...(old ? ['--old', old] : [])];
  const { code, wrong } = await verify(transport, args);
  return code === 0 ? [] : [`khen verify ended with ${code}`, ...wrong];
}
