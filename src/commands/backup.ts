import { existsSync } from 'node:fs';
import { cp, mkdir, readdir } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { createApplication, stopApplication } from '../application.js';
import { checkKeys, closeKeys } from '../keys.js';
import { ledgerKeyPath } from '../ledger/index.js';
import { backup, noteBackup, restore } from '../platform/backup/index.js';
import type { Config } from '../platform/config/index.js';
import { migrate } from '../platform/database/index.js';
import { StartError } from '../platform/errors/index.js';
import { createLogger } from '../platform/logging/index.js';
import { TakeBackAgain } from '../releases/index.js';
import { withDatabase, withModules } from './connection.js';
import { verify } from './verify.js';

/** The newest checkpoint is copied before the snapshot, so that it is never ahead of it; files after, so that none is missing. */
const BEFORE = ['ledger'];
const AFTER = ['files'];

export async function backupCommand(args: readonly string[]): Promise<number> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
  const [folder] = positionals;
  if (!folder) return usage('backup FOLDER');
  await withDatabase(async ({ databaseUrl, dataDir }) => {
    const made = await backup({
      databaseUrl: databaseUrl!,
      dataDir,
      folder,
      before: BEFORE,
      after: AFTER,
    });
    await noteBackup(dataDir, made.madeAt);
  });
  console.log(`The backup is in ${folder}. The signing keys are not in it: keep them apart.`);
  return 0;
}

/** Restores, brings the schema up to date, and checks the whole ledger before it says that all is well. */
export async function restoreCommand(args: readonly string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { keys: { type: 'string' } },
  });
  const [folder] = positionals;
  if (!folder) return usage('restore FOLDER [--keys FOLDER]');
  return withDatabase(async (config) => {
    await takeKeys(config, values.keys);
    const { dataDir } = config;
    await restore({ databaseUrl: config.databaseUrl!, dataDir, folder, folders: [...BEFORE, ...AFTER] });
    await migrate(config.databaseUrl!);
    const again = await withModules(config, (modules) => modules.get(TakeBackAgain).execute());
    if (again > 0) console.log(`Erased or retracted again what the log says was taken back: ${again} acts.`);
    const code = await verifyLedger(config);
    if (code === 0) console.log('Restored; the ledger is whole and continues the one that was published.');
    return code;
  });
}

async function takeKeys({ keysDir }: Config, from: string | undefined): Promise<void> {
  if (from) {
    await mkdir(keysDir, { recursive: true, mode: 0o700 });
    if ((await readdir(keysDir)).length > 0)
      throw new StartError(
        `${keysDir} holds keys already: leave out --keys, or empty that folder first.`,
        `${keysDir} đã có khóa: hãy bỏ --keys, hoặc dọn trống thư mục đó trước.`,
      );
    await cp(from, keysDir, { recursive: true });
    await closeKeys(keysDir);
  }
  if (!existsSync(ledgerKeyPath(keysDir))) {
    throw new StartError(
      `${keysDir} does not hold the ledger's key. A backup has no keys in it: name the folder that does, with --keys FOLDER.`,
      `${keysDir} không có khóa của sổ cái. Bản sao lưu không chứa khóa: hãy chỉ ra thư mục có khóa bằng --keys FOLDER.`,
    );
  }
  for (const warning of await checkKeys(keysDir)) console.error(warning);
}

async function verifyLedger(config: Config): Promise<number> {
  const app = await createApplication(config, createLogger('silent'));
  try {
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as { port: number };
    const log = `http://127.0.0.1:${port}/ledger/`;
    const key = await (await fetch(`${log}key`, { signal: AbortSignal.timeout(10_000) })).text();
    return await verify([log, '--key', key.trim()]);
  } finally {
    await stopApplication(app);
  }
}

function usage(text: string): number {
  console.error(`Usage: npm run khen -- ${text}`);
  return 2;
}
