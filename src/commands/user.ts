import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { AddAccount, CreateOrganisation, Organisations } from '../identity/index.js';
import { migrate } from '../platform/database/index.js';
import { withDatabase, withModules } from './connection.js';

const USAGE =
  'Usage: npm run khen -- user add --email E --name N --organisation CODE --role ROLE [--scope own|subtree]\n' +
  '       [--organisation-name NAME]   makes the organisation, at the top of the tree, if there is none with that code\n' +
  '       The password is read from standard input, one line.';

/** Makes an account that can sign in at once: the first administrator, or whoever lost every other way in. */
export async function userAddCommand([verb, ...args]: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      email: { type: 'string' },
      name: { type: 'string' },
      organisation: { type: 'string' },
      'organisation-name': { type: 'string' },
      role: { type: 'string' },
      scope: { type: 'string', default: 'own' },
    },
  });
  const { email, name, organisation: code, 'organisation-name': newName, role, scope } = values;
  if (verb !== 'add' || !email || !name || !code || !role || (scope !== 'own' && scope !== 'subtree')) {
    console.error(USAGE);
    return 2;
  }
  const password = await readPassword();
  await withDatabase(async (config) => {
    await migrate(config.databaseUrl!);
    await withModules(config, async (modules) => {
      const found = await modules.get(Organisations).idOf(code);
      if (!found && !newName)
        throw new Error(`There is no organisation ${code}; give --organisation-name to make it.`);
      const top = { code, kind: 'authority', parentId: null, names: { vi: newName! } } as const;
      const organisation = found ?? (await modules.get(CreateOrganisation).byOperator(top)).id;
      const memberships = [{ organisation, role, scope }] as const;
      const person = { email: email.toLowerCase(), name, lang: 'vi' } as const;
      await modules.get(AddAccount).execute({ ...person, password, memberships });
    });
  });
  console.log(`${email} can sign in as ${role} of ${code}.`);
  return 0;
}

async function readPassword(): Promise<string> {
  if (process.stdin.isTTY) console.error('Password (it is shown):');
  for await (const line of createInterface({ input: process.stdin })) return line;
  throw new Error('No password was given on standard input.');
}
