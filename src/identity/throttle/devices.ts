import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/index.js';
import { Ids } from '../../platform/ids/index.js';
import { DevicesRepository } from '../devices.repository.js';
import { firstToken, readToken, tokenHash, writeToken } from '../sessions/refresh-tokens.js';

const KNOWN_MS = 180 * 24 * 3_600_000;

/** What a browser keeps, so that its owner is told from those who guess. It opens nothing by itself. */
export interface Device {
  readonly token: string;
  readonly knownUntil: Date;
}

/** The devices on which people signed in. */
@Injectable()
export class Devices {
  constructor(
    private readonly devices: DevicesRepository,
    private readonly ids: Ids,
  ) {}

  /** Names the device and the account with this address, if that signed in on it; `sent` is what the client showed. */
  async own(tx: Transaction, email: string, sent: string, now: Date): Promise<string[] | undefined> {
    const token = readToken(sent);
    if (!token) return undefined;
    const hash = tokenHash(token);
    const accountId = await this.devices.findOwner(tx, hash, email, now);
    return accountId === undefined ? undefined : [accountId, hash.toString('hex')];
  }

  /** Keeps that the account signed in on the device. All who share one keep it; a token that we never gave is replaced. */
  async remember(tx: Transaction, accountId: string, sent: string, now: Date): Promise<Device> {
    const shown = readToken(sent);
    const isKnown = shown !== undefined && (await this.devices.isKnown(tx, tokenHash(shown), now));
    const token = isKnown ? shown : firstToken(this.ids);
    const knownUntil = new Date(now.getTime() + KNOWN_MS);
    await this.devices.keep(tx, tokenHash(token), accountId, knownUntil);
    return { token: writeToken(token), knownUntil };
  }
}
