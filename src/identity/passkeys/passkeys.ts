import { Injectable } from '@nestjs/common';
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
  VerifiedAuthenticationResponse,
  VerifiedRegistrationResponse,
} from '@simplewebauthn/server';
import { Config } from '../../platform/config/index.js';
import type { Queryable } from '../../platform/database/index.js';
import { Ids } from '../../platform/ids/index.js';
import { passkeyError } from './passkey.errors.js';
import { type PasskeyRow, PasskeysRepository, type ShownPasskeyRow } from './passkeys.repository.js';

/** As long as a person may take: to find the key, to enter its PIN. */
const CHALLENGE_MS = 5 * 60_000;
const CHALLENGE_BYTES = 32;
const MOST_OF_ONE = 10;
/** Three hundred modules, for the few who come by passkey: every start would wait for them. */
const webAuthn = () => import('@simplewebauthn/server');

/** What a browser is asked, and the name under which the answer is expected. */
export interface Asked<Options> {
  readonly id: string;
  readonly options: Options;
}

/**
 * Ceremonies of WebAuthn. The library checks what the standard asks (origin, relying party, presence, signature); here is
 * said which challenge, that the person was verified, and that the challenge is used up whatever comes of it.
 */
@Injectable()
export class Passkeys {
  constructor(
    private readonly config: Config,
    private readonly ids: Ids,
    private readonly repository: PasskeysRepository,
  ) {}

  async askToAdd(
    on: Queryable,
    account: { readonly id: string; readonly email: string; readonly name: string },
    others: readonly PasskeyRow[],
    now: Date,
  ): Promise<Asked<PublicKeyCredentialCreationOptionsJSON>> {
    const { id, challenge } = await this.challenge(on, account.id, now);
    const { generateRegistrationOptions } = await webAuthn();
    const options = await generateRegistrationOptions({
      rpName: 'Khen',
      rpID: this.relyingParty.id,
      userID: new Uint8Array(handleOf(account.id)),
      userName: account.email,
      userDisplayName: account.name,
      challenge,
      timeout: CHALLENGE_MS,
      attestationType: 'none',
      excludeCredentials: others.map(({ credential_id, transports }) => ({
        id: credential_id.toString('base64url'),
        transports,
      })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    return { id, options };
  }

  /** Throws `passkey.too-late`, `passkey.unfit`. */
  async checkAdded(on: Queryable, accountId: string, answer: Answered<RegistrationResponseJSON>, now: Date) {
    const expected = await this.expected(on, answer.challenge, accountId, now);
    const { verifyRegistrationResponse } = await webAuthn();
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: answer.credential,
      ...expected,
    }).catch((): VerifiedRegistrationResponse => ({ verified: false }));
    if (!verified) throw passkeyError('unfit');
    return registrationInfo;
  }

  /** Of whoever comes: the passkey itself says whose it is. */
  async askToSignIn(on: Queryable, now: Date): Promise<Asked<PublicKeyCredentialRequestOptionsJSON>> {
    const { id, challenge } = await this.challenge(on, null, now);
    const { generateAuthenticationOptions } = await webAuthn();
    const options = await generateAuthenticationOptions({
      rpID: this.relyingParty.id,
      challenge,
      timeout: CHALLENGE_MS,
      userVerification: 'required',
    });
    return { id, options };
  }

  /** What the authenticator said if the passkey signed this challenge, else undefined. Its counter is not looked at here. */
  async checkSigned(
    passkey: ShownPasskeyRow,
    expected: Expected,
    credential: AuthenticationResponseJSON,
  ): Promise<VerifiedAuthenticationResponse['authenticationInfo'] | undefined> {
    const { userHandle } = credential.response;
    if (userHandle !== undefined && userHandle !== handleOf(passkey.account_id).toString('base64url'))
      return undefined;
    const { verifyAuthenticationResponse } = await webAuthn();
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: credential,
      credential: {
        id: credential.id,
        publicKey: new Uint8Array(passkey.public_key),
        counter: 0,
      },
      ...expected,
    }).catch(() => ({ verified: false, authenticationInfo: undefined }));
    return verified ? authenticationInfo : undefined;
  }

  /** Throws `passkey.too-late`. */
  async expected(on: Queryable, id: string, accountId: string | null, now: Date): Promise<Expected> {
    const challenge = await this.repository.takeChallenge(on, id, accountId, now);
    if (!challenge) throw passkeyError('too-late');
    return {
      expectedChallenge: challenge.toString('base64url'),
      expectedOrigin: this.relyingParty.origin,
      expectedRPID: this.relyingParty.id,
      requireUserVerification: true,
    };
  }

  private async challenge(on: Queryable, accountId: string | null, now: Date) {
    const id = this.ids.uuid();
    const challenge = this.ids.bytes(CHALLENGE_BYTES);
    const expiresAt = new Date(now.getTime() + CHALLENGE_MS);
    await this.repository.addChallenge(on, { id, accountId, challenge, expiresAt });
    return { id, challenge: new Uint8Array(challenge) };
  }

  /** For whom passkeys sign. An address of numbers can't be one, so without PUBLIC_URL it is this machine by its name. */
  private get relyingParty(): { readonly id: string; readonly origin: string } {
    const { origin, hostname } = new URL(this.config.publicUrl ?? `http://localhost:${this.config.port}`);
    return { id: hostname, origin };
  }
}

/** Whether one more may come to these of one account. Throws `passkey.too-many`. */
export function expectRoom(passkeys: readonly PasskeyRow[]): void {
  if (passkeys.length >= MOST_OF_ONE) throw passkeyError('too-many', { most: MOST_OF_ONE });
}

/** What a browser answered to a challenge. */
export interface Answered<Credential> {
  readonly challenge: string;
  readonly credential: Credential;
}

interface Expected {
  readonly expectedChallenge: string;
  readonly expectedOrigin: string;
  readonly expectedRPID: string;
  readonly requireUserVerification: true;
}

/** By which an authenticator knows whose passkey it is: tells nothing of the person. */
const handleOf = (accountId: string): Buffer => Buffer.from(accountId.replaceAll('-', ''), 'hex');
