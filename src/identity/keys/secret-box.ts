import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/index.js';
import { StartError } from '../../platform/errors/index.js';
import { Ids } from '../../platform/ids/index.js';
import { SECRET_KEYS } from './key-folder.js';
import { KeyRing } from './key-ring.js';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Something encrypted, and the id of the key that opens it. */
export interface Sealed {
  readonly keyId: string;
  readonly bytes: Buffer;
}

/** Keeps secrets that must be read again (second factors) out of the database's reach: AES-256-GCM under a key from a file. */
@Injectable()
export class SecretBox {
  private readonly ring: KeyRing<Buffer>;

  constructor(
    { keysDir }: Config,
    private readonly ids: Ids,
  ) {
    this.ring = new KeyRing(keysDir, SECRET_KEYS, (content, kid) => {
      if (!/^[0-9a-f]{64}$/i.test(content)) {
        throw new StartError(
          `The key secret-${kid}.key in ${keysDir} is not 32 bytes in hexadecimal: put it back from its copy.`,
          `Khóa secret-${kid}.key trong ${keysDir} không phải 32 byte dạng thập lục phân: hãy chép lại từ bản lưu.`,
        );
      }
      return Buffer.from(content, 'hex');
    });
  }

  /** Throws, saying what to do, unless there is at least one key and all can be used. */
  check(): void {
    this.ring.all();
  }

  /** `owner` is bound to the secret: it opens for nobody else. */
  seal(secret: string, owner: string): Sealed {
    const { kid, key } = this.ring.all()[0]!;
    const iv = this.ids.bytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', derived(key, 'seal'), iv, { authTagLength: TAG_BYTES });
    cipher.setAAD(Buffer.from(owner));
    const body = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return { keyId: kid, bytes: Buffer.concat([iv, cipher.getAuthTag(), body]) };
  }

  /** Throws if the key is not in the folder any more, or a bit was changed, or it is another owner's. */
  open({ keyId, bytes }: Sealed, owner: string): string {
    const key = this.ring.find(keyId);
    if (!key) throw new Error(`The key secret-${keyId}.key is not in KEYS_DIR any more.`);
    const iv = bytes.subarray(0, IV_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', derived(key, 'seal'), iv, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(owner)).setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    const body = bytes.subarray(IV_BYTES + TAG_BYTES);
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
  }

  /** 32 bytes that only the holder of the key can make of an id: one for each key, the newest first. */
  tokensFor(id: string): Buffer[] {
    return this.ring
      .recent()
      .map(({ key }) => createHmac('sha256', derived(key, 'token')).update(id).digest());
  }
}

/** A key for one purpose only (HKDF, RFC 5869). */
function derived(key: Buffer, purpose: 'seal' | 'token'): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', `khen.identity.${purpose}`, 32));
}
