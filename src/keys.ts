import { statSync } from 'node:fs';
import { chmod, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { makeMissingIdentityKeys } from './identity/index.js';
import { createLedgerKey } from './ledger/index.js';
import { StartError } from './platform/errors/index.js';
import { Ids } from './platform/ids/index.js';

/** Makes the keys that a folder lacks. Answers the ledger's public key if that one was made now. */
export async function makeKeys(folder: string, origin: string): Promise<string | undefined> {
  makeMissingIdentityKeys(folder, new Ids());
  return createLedgerKey(folder, origin).catch((error: unknown) => {
    if ((error as { code?: unknown }).code !== 'EEXIST') throw error;
    return undefined;
  });
}

/**
 * Looks at the modes of the folder of keys and of what lies in it. Throws `StartError` if another account of the machine
 * could put a key there or change one; answers with a warning for each key that others can read. A folder that is
 * missing passes: whoever reads the keys says so. Windows has no such modes.
 */
export async function checkKeys(folder: string): Promise<string[]> {
  if (process.platform === 'win32') return [];
  const names = await readdir(folder).catch(() => undefined);
  if (!names) return [];
  const warnings: string[] = [];
  for (const path of [folder, ...names.map((name) => join(folder, name))]) {
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found) continue;
    if (found.mode & 0o022) throw writable(path);
    if (found.isFile() && found.mode & 0o044) {
      warnings.push(
        `Warning: other accounts of this machine can read the key ${path}; take that away with: chmod go-rwx "${path}"`,
        `Cảnh báo: tài khoản khác trên máy này đọc được khóa ${path}; hãy bỏ quyền đó bằng lệnh: chmod go-rwx "${path}"`,
      );
    }
  }
  return warnings;
}

/** Takes the keys in a folder, and the folder, from everybody but their owner. */
export async function closeKeys(folder: string): Promise<void> {
  await chmod(folder, 0o700);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory() || entry.isFile())
      await chmod(join(entry.parentPath, entry.name), entry.isFile() ? 0o600 : 0o700);
  }
}

function writable(path: string): StartError {
  return new StartError(
    `Other accounts of this machine can write to ${path}, and so sign in your name: see that the keys are still yours, run chmod go-rwx "${path}", and start again.`,
    `Tài khoản khác trên máy này ghi được vào ${path} nên có thể ký thay bạn: hãy kiểm tra các khóa vẫn là của mình, chạy chmod go-rwx "${path}", rồi khởi động lại.`,
  );
}
