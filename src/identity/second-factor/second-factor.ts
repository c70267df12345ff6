import { Injectable } from '@nestjs/common';
import { generateSecret, generateURI, verify } from 'otplib';
import type { Transaction } from '../../platform/database/index.js';
import { Ids } from '../../platform/ids/index.js';
import { CredentialsRepository, type TotpRow } from '../credentials.repository.js';
import { SecretBox } from '../keys/secret-box.js';
import { looksLikeRecoveryCode, newRecoveryCodes, recoveryCodeHash } from './recovery-codes.js';

/** A code may be one step (30 s) old or early: clocks differ and typing takes time (RFC 6238, 5.2). */
const TOLERANCE_SECONDS = 30;
const SECRET_BYTES = 20;

export type CodeVerdict = 'right' | 'wrong' | 'off';

/** Codes of authenticator apps (TOTP, RFC 6238) and recovery codes. */
@Injectable()
export class SecondFactor {
  constructor(
    private readonly credentials: CredentialsRepository,
    private readonly box: SecretBox,
    private readonly ids: Ids,
  ) {}

  /** Keeps a new secret that counts once it is confirmed. Undefined if the account already has a confirmed one. */
  async begin(
    tx: Transaction,
    accountId: string,
    email: string,
  ): Promise<{ secret: string; uri: string } | undefined> {
    const secret = generateSecret({ length: SECRET_BYTES });
    const { keyId, bytes } = this.box.seal(secret, accountId);
    if (!(await this.credentials.beginTotp(tx, accountId, keyId, bytes))) return undefined;
    return { secret, uri: generateURI({ issuer: 'Khen', label: email, secret }) };
  }

  /** Turns the begun secret on, if the code shows that the app has it, and answers with recovery codes. */
  async confirm(
    tx: Transaction,
    accountId: string,
    code: string,
    now: Date,
  ): Promise<string[] | 'wrong' | 'not-begun'> {
    const totp = await this.credentials.lockTotp(tx, accountId);
    if (!totp || totp.confirmed_at) return 'not-begun';
    if (!(await this.isCurrent(tx, accountId, totp, code, now))) return 'wrong';
    await this.credentials.confirmTotp(tx, accountId, now);
    return this.renewCodes(tx, accountId);
  }

  /** Whether the account has a confirmed second factor. */
  async isOn(tx: Transaction, accountId: string): Promise<boolean> {
    return Boolean((await this.credentials.lockTotp(tx, accountId))?.confirmed_at);
  }

  /** Checks a code of the app or a recovery code, and uses it up: neither is right twice. */
  async check(tx: Transaction, accountId: string, code: string, now: Date): Promise<CodeVerdict> {
    const totp = await this.credentials.lockTotp(tx, accountId);
    if (!totp?.confirmed_at) return 'off';
    const right = looksLikeRecoveryCode(code)
      ? await this.credentials.useCode(tx, accountId, recoveryCodeHash(code), now)
      : await this.isCurrent(tx, accountId, totp, code, now);
    return right ? 'right' : 'wrong';
  }

  /** Ten new recovery codes; the earlier ones are worth nothing any more. */
  async renewCodes(tx: Transaction, accountId: string): Promise<string[]> {
    const codes = newRecoveryCodes(this.ids);
    await this.credentials.replaceCodes(tx, accountId, codes.map(recoveryCodeHash));
    return codes;
  }

  /** False if it was off. */
  turnOff(tx: Transaction, accountId: string): Promise<boolean> {
    return this.credentials.removeTotp(tx, accountId);
  }

  private async isCurrent(
    tx: Transaction,
    accountId: string,
    totp: TotpRow,
    code: string,
    now: Date,
  ): Promise<boolean> {
    const token = code.replace(/\s/g, '');
    if (!/^\d{6}$/.test(token)) return false;
    const result = await verify({
      secret: this.box.open({ keyId: totp.key_id, bytes: totp.sealed_secret }, accountId),
      token,
      epoch: Math.floor(now.getTime() / 1000),
      epochTolerance: TOLERANCE_SECONDS,
    });
    return result.valid && 'timeStep' in result && this.credentials.useStep(tx, accountId, result.timeStep);
  }
}
