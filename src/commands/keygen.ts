import { parseArgs } from 'node:util';
import { makeKeys } from '../keys.js';

/** Makes what the folder lacks; keys that are there stay. */
export async function keygenCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { origin: { type: 'string' } },
    allowPositionals: true,
  });
  const [folder] = positionals;
  if (!folder || !values.origin) {
    console.error('Usage: npm run khen -- keygen FOLDER --origin khen.example.gov.vn/ledger');
    return 2;
  }
  const publicKey = await makeKeys(folder, values.origin);
  console.log(`The keys are in ${folder}. Keep a copy apart from the backups: they are not in them.`);
  if (publicKey) console.log(`Public key of the ledger, for whoever wants to pin it:\n${publicKey}`);
  return 0;
}
