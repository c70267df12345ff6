import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

interface Asked {
  readonly challenge: string;
  readonly rp?: { readonly id: string };
  readonly rpId?: string;
  readonly user?: { readonly id: string };
}

interface Manners {
  /** Where the browser says that it is. */
  readonly origin?: string;
  readonly rpId?: string;
  /** By PIN, finger or face. */
  readonly verified?: boolean;
  readonly userHandle?: string;
  /** What its counter says; default: one more than the last time. */
  readonly counter?: number;
}

const [PRESENT, VERIFIED, ATTESTED] = [0x01, 0x04, 0x40];

const bytesOf = (text: string): Buffer => Buffer.from(text, 'base64url');
const sha256 = (content: Buffer | string): Buffer => createHash('sha256').update(content).digest();
/** Byte strings and texts of CBOR (RFC 8949, 3.1), as long as any here. */
const cborBytes = (bytes: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0x59, bytes.length >> 8, bytes.length & 0xff]), bytes]);
const cborText = (text: string): Buffer =>
  Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)]);

/** A browser with an authenticator that holds one passkey (Web Authentication, ES256), where a test needs no real one. */
export class Authenticator {
  readonly id = randomBytes(32).toString('base64url');
  private readonly keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  private counter = 0;
  private userHandle: string | undefined;

  constructor(private readonly origin = 'https://khen.test') {}

  create(asked: Asked, manners: Manners = {}) {
    this.userHandle = asked.user!.id;
    const { x, y } = this.keys.publicKey.export({ format: 'jwk' });
    const coseKey = Buffer.concat([
      Buffer.from('a5010203262001215820', 'hex'),
      bytesOf(x!),
      Buffer.from('225820', 'hex'),
      bytesOf(y!),
    ]);
    const id = bytesOf(this.id);
    const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, coseKey]);
    const authData = Buffer.concat([this.data(asked, manners, ATTESTED), attested]);
    const attestationObject = Buffer.concat([
      Buffer.from([0xa3]),
      cborText('fmt'),
      cborText('none'),
      cborText('attStmt'),
      Buffer.from([0xa0]),
      cborText('authData'),
      cborBytes(authData),
    ]);
    return {
      ...this.head,
      response: {
        clientDataJSON: this.clientData('webauthn.create', asked, manners).toString('base64url'),
        attestationObject: attestationObject.toString('base64url'),
        transports: ['internal'],
      },
    };
  }

  get(asked: Asked, manners: Manners = {}) {
    const clientData = this.clientData('webauthn.get', asked, manners);
    const authenticatorData = this.data(asked, manners, 0);
    const signature = sign(
      'sha256',
      Buffer.concat([authenticatorData, sha256(clientData)]),
      this.keys.privateKey,
    );
    return {
      ...this.head,
      response: {
        clientDataJSON: clientData.toString('base64url'),
        authenticatorData: authenticatorData.toString('base64url'),
        signature: signature.toString('base64url'),
        userHandle: manners.userHandle ?? this.userHandle!,
      },
    };
  }

  private get head() {
    return { id: this.id, rawId: this.id, type: 'public-key', clientExtensionResults: {} };
  }

  private clientData(type: string, { challenge }: Asked, { origin = this.origin }: Manners): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  }

  private data({ rp, rpId }: Asked, manners: Manners, more: number): Buffer {
    const { verified = true } = manners;
    this.counter = manners.counter ?? this.counter + 1;
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.counter);
    return Buffer.concat([
      sha256(manners.rpId ?? rp?.id ?? rpId!),
      Buffer.from([PRESENT | (verified ? VERIFIED : 0) | more]),
      counter,
    ]);
  }
}
