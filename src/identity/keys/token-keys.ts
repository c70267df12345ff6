import { createPrivateKey, createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/index.js';
import { StartError } from '../../platform/errors/index.js';
import { TOKEN_KEYS } from './key-folder.js';
import { KeyRing } from './key-ring.js';

interface KeyPair {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/** A public key as RFC 7517 writes it. */
export type PublicJwk = JsonWebKey & { readonly kid: string; readonly use: 'sig'; readonly alg: 'ES256' };

/** The keys of access tokens. The newest signs, all verify. */
@Injectable()
export class TokenKeys {
  private readonly ring: KeyRing<KeyPair>;

  constructor({ keysDir }: Config) {
    this.ring = new KeyRing(keysDir, TOKEN_KEYS, (content, kid) => {
      const privateKey = createPrivateKey(content);
      if (privateKey.asymmetricKeyDetails?.namedCurve !== 'prime256v1') {
        throw new StartError(
          `The key token-${kid}.pem in ${keysDir} is not a P-256 key: put it back from its copy, or move it away and make another with keygen.`,
          `Khóa token-${kid}.pem trong ${keysDir} không phải là khóa P-256: hãy chép lại từ bản lưu, hoặc bỏ đi rồi tạo khóa khác bằng keygen.`,
        );
      }
      return { privateKey, publicKey: createPublicKey(privateKey) };
    });
  }

  /** The key that signs. Throws, saying what to do, if the folder has none or one that can't be used. */
  newest(): { readonly kid: string; readonly key: KeyPair } {
    return this.ring.all()[0]!;
  }

  /** The key that verifies what this id signed, if there is one. */
  find(kid: string): KeyObject | undefined {
    return this.ring.find(kid)?.publicKey;
  }

  /** All public keys, newest first (a JWK set, RFC 7517). */
  jwks(): { keys: PublicJwk[] } {
    const keys = this.ring.recent().map(({ kid, key }) => ({
      ...key.publicKey.export({ format: 'jwk' }),
      kid,
      use: 'sig' as const,
      alg: 'ES256' as const,
    }));
    return { keys };
  }
}
