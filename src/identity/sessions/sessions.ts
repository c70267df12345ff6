import { Injectable } from '@nestjs/common';
import { ACCESS_TOKEN_SECONDS, AccessTokens } from '../access/access-tokens.js';
import type { Transaction } from '../../platform/database/index.js';
import { Ids } from '../../platform/ids/index.js';
import { SessionsRepository } from '../sessions.repository.js';
import { firstToken, tokenHash, writeToken } from './refresh-tokens.js';

const HOUR = 3_600_000;
/** Unused for a working day it ends; after a week it ends in any case. */
const IDLE_MS = 12 * HOUR;
const LONGEST_MS = 7 * 24 * HOUR;

/** What a client needs to go on: a short token to send, and one to get the next with. */
export interface Grant {
  readonly accessToken: string;
  /** Seconds. */
  readonly expiresIn: number;
  readonly refreshToken: string;
  /** When the refresh token ends, unless it is used before. */
  readonly refreshUntil: Date;
}

/** When a session that is used now ends by itself. */
export function sessionEnd(createdAt: Date, now: Date): Date {
  return new Date(Math.min(now.getTime() + IDLE_MS, createdAt.getTime() + LONGEST_MS));
}

/** Opens sessions and makes what their clients carry. */
@Injectable()
export class Sessions {
  constructor(
    private readonly repository: SessionsRepository,
    private readonly tokens: AccessTokens,
    private readonly ids: Ids,
  ) {}

  async open(
    tx: Transaction,
    session: { accountId: string; device: string; secondFactor: boolean },
    now: Date,
  ): Promise<Grant> {
    const id = this.ids.uuid();
    const token = firstToken(this.ids);
    const expiresAt = sessionEnd(now, now);
    await this.repository.add(tx, { id, ...session, now, expiresAt });
    await this.repository.addToken(tx, tokenHash(token), id, now);
    return this.grant(session.accountId, id, token, now, expiresAt);
  }

  async grant(accountId: string, sessionId: string, token: Buffer, now: Date, until: Date): Promise<Grant> {
    return {
      accessToken: await this.tokens.sign(accountId, sessionId, now),
      expiresIn: ACCESS_TOKEN_SECONDS,
      refreshToken: writeToken(token),
      refreshUntil: until,
    };
  }
}
