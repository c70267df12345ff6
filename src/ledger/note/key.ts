import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { strictBase64 } from '../base64.js';

const ED25519 = 0x01;
const KEY_BYTES = 32;
// RFC 8410: what stands before the 32 bytes in the DER of a public and a private Ed25519 key.
const PUBLIC_DER = Buffer.from('302a300506032b6570032100', 'hex');
const PRIVATE_DER = Buffer.from('302e020100300506032b657004220420', 'hex');
const PRIVATE_PREFIX = 'PRIVATE+KEY+';

/** Whether a note's key may be called so: no spaces, no plus (C2SP signed-note). */
export function isKeyName(name: string): boolean {
  return name.length > 0 && name.isWellFormed() && !/[\s+\p{White_Space}\p{Cc}]/u.test(name);
}

/** A public key that verifies notes. */
export class NoteKey {
  private constructor(
    readonly name: string,
    /** Eight lower-case hexadecimal digits. */
    readonly id: string,
    private readonly raw: Buffer,
    private readonly key: KeyObject,
  ) {}

  /** `raw`: the 32 bytes of an Ed25519 public key. */
  static of(name: string, raw: Buffer): NoteKey {
    const key = createPublicKey({ key: Buffer.concat([PUBLIC_DER, raw]), format: 'der', type: 'spki' });
    return new NoteKey(name, keyId(name, raw), raw, key);
  }

  /** Reads `name+id+base64`; undefined unless all of it is right. */
  static parse(text: string): NoteKey | undefined {
    const parts = readKey(text);
    const key = parts && NoteKey.of(parts.name, parts.bytes);
    return key?.id === parts?.id ? key : undefined;
  }

  /** `name+id+base64`, as `parse` reads it. */
  toString(): string {
    return `${this.name}+${this.id}+${typed(this.raw).toString('base64')}`;
  }

  /** Lower-case hexadecimal SHA-256 of the 32 bytes of the key, to be compared by people. */
  get fingerprint(): string {
    return createHash('sha256').update(this.raw).digest('hex');
  }

  verifies(text: string, signature: Uint8Array): boolean {
    return signature.length === 64 && verify(null, Buffer.from(text), this.key, signature);
  }
}

/** A private key that signs notes. */
export class NoteSigner {
  private readonly key: KeyObject;
  readonly public: NoteKey;

  /** `seed`: 32 random bytes. Throws for a name that can't stand in a note. */
  constructor(
    readonly name: string,
    private readonly seed: Buffer,
  ) {
    if (!isKeyName(name)) throw new Error(`A key can't be called "${name}".`);
    this.key = createPrivateKey({ key: Buffer.concat([PRIVATE_DER, seed]), format: 'der', type: 'pkcs8' });
    const der = createPublicKey(this.key).export({ format: 'der', type: 'spki' });
    this.public = NoteKey.of(name, der.subarray(-KEY_BYTES));
  }

  /** Reads `PRIVATE+KEY+name+id+base64`, the form of Go's note tools; undefined unless all of it is right. */
  static parse(text: string): NoteSigner | undefined {
    const parts = text.startsWith(PRIVATE_PREFIX) ? readKey(text.slice(PRIVATE_PREFIX.length)) : undefined;
    const signer = parts && new NoteSigner(parts.name, parts.bytes);
    return signer?.public.id === parts?.id ? signer : undefined;
  }

  /** The private key's text, as `parse` reads it: for a file that nobody else may read. */
  secret(): string {
    return `${PRIVATE_PREFIX}${this.name}+${this.public.id}+${typed(this.seed).toString('base64')}`;
  }

  /** 64 bytes over the text's UTF-8. */
  sign(text: string): Buffer {
    return sign(null, Buffer.from(text), this.key);
  }
}

function readKey(text: string): { name: string; id: string; bytes: Buffer } | undefined {
  const [name = '', id = '', ...rest] = text.split('+');
  // Base64 has pluses, too.
  const bytes = strictBase64(rest.join('+'));
  if (!isKeyName(name) || bytes?.length !== KEY_BYTES + 1 || bytes[0] !== ED25519) return undefined;
  return { name, id, bytes: bytes.subarray(1) };
}

const typed = (raw: Buffer): Buffer => Buffer.concat([Buffer.from([ED25519]), raw]);

function keyId(name: string, raw: Buffer): string {
  return createHash('sha256').update(`${name}\n`).update(typed(raw)).digest('hex').slice(0, 8);
}
