import { readFile } from 'node:fs/promises';
import { verifyCommand } from '../../src/ledger/index.js';
import type { Transport } from './api.js';

/**
 * What `khen verify` finds wrong with the whole log of a server, or with its growth since the checkpoint in the file
 * `old`; nothing if all of it holds. `key`: the public key to pin.
 */
export async function faultsInLog(transport: Transport, key: string, old?: string): Promise<string[]> {
  const wrong: string[] = [];
  const code = await verifyCommand(
    ['https://khen.test/ledger/', '--key', key, ...(old ? ['--old', old] : [])],
    {
      stdout: () => undefined,
      stderr: (line) => wrong.push(line),
      readFile,
      fetch: async (address) => {
        const { pathname, search } = new URL(
          typeof address === 'string' ? address : 'url' in address ? address.url : address.href,
        );
        const { status, bytes } = await transport({
          method: 'GET',
          path: `${pathname}${search}`,
          headers: {},
          payload: undefined,
        });
        return new Response(new Uint8Array(bytes), { status });
      },
    },
  );
  return code === 0 ? [] : [`khen verify ended with ${code}`, ...wrong];
}
