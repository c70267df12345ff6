import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../platform/config/index.js';
import { StartError } from '../platform/errors/index.js';
import { NoteSigner } from './note/key.js';

/** The log's signing key, read from its file when the server starts; keys are never rows. */
@Injectable()
export class Signing {
  private loaded: NoteSigner | undefined;

  constructor(private readonly config: Config) {}

  get signer(): NoteSigner {
    if (!this.loaded) throw new Error('The signing key of the ledger is not loaded yet.');
    return this.loaded;
  }

  /** Reads the key file. Throws `StartError`. */
  async load(): Promise<void> {
    const { ledgerOrigin: origin, keysDir } = this.config;
    const path = ledgerKeyPath(keysDir);
    const text = await readFile(path, 'utf8').catch((cause: unknown) => {
      throw new StartError(
        `The signing key of the ledger can't be read: ${path}. Put it back from its copy; on a first installation make one with: npm run khen -- keygen FOLDER --origin ${origin}`,
        `Không đọc được khóa ký của sổ cái: ${path}. Hãy chép lại từ bản lưu; nếu cài đặt lần đầu, hãy tạo khóa bằng lệnh: npm run khen -- keygen FOLDER --origin ${origin}`,
        { cause },
      );
    });
    const signer = NoteSigner.parse(text.trimEnd());
    if (!signer) {
      throw new StartError(
        `${path} holds no signing key of a ledger: put the key back from its copy.`,
        `${path} không chứa khóa ký của sổ cái: hãy chép lại khóa từ bản lưu.`,
      );
    }
    if (signer.name !== origin) {
      throw new StartError(
        `The key in ${path} is for the log ${signer.name}, but LEDGER_ORIGIN is ${origin}: set LEDGER_ORIGIN back, or set KEYS_DIR to the right folder.`,
        `Khóa trong ${path} là của sổ cái ${signer.name}, nhưng LEDGER_ORIGIN là ${origin}: hãy đặt lại LEDGER_ORIGIN, hoặc đặt KEYS_DIR đúng thư mục.`,
      );
    }
    this.loaded = signer;
  }
}

/** Where the signing key lies in the folder of keys. */
export function ledgerKeyPath(keysDir: string): string {
  return join(keysDir, 'ledger.key');
}

/** Makes a new signing key for a log; returns its public key. Rejects with EEXIST rather than touch a key that is there. */
export async function createLedgerKey(keysDir: string, origin: string): Promise<string> {
  const signer = new NoteSigner(origin, randomBytes(32));
  const path = ledgerKeyPath(keysDir);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(`${signer.secret()}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  return signer.public.toString();
}
