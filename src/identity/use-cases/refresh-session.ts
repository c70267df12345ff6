import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../ledger/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Database, type Transaction } from '../../platform/database/index.js';
import { Ids } from '../../platform/ids/index.js';
import { AccountsRepository } from '../accounts.repository.js';
import { identityError } from '../identity.errors.js';
import { IdentityMetrics } from '../identity.metrics.js';
import { newNonce, readToken, successorOf, tokenHash } from '../sessions/refresh-tokens.js';
import { type Grant, sessionEnd, Sessions } from '../sessions/sessions.js';
import { type RefreshRow, SessionsRepository } from '../sessions.repository.js';

/** Two tabs, or one whose answer was lost, may send the same token within this time. */
const GRACE_MS = 30_000;

type Outcome = { readonly grant: Grant } | { readonly refused: 'unknown' | 'ended' | 'reused' };

/**
 * Hands out a new access token and the next refresh token. Each refresh token is followed by exactly one other, so within
 * the grace time everybody who sends it gets the same one and nobody is signed out; later it was stolen from one of two,
 * and the session ends for both (RFC 9700, 4.14.2).
 */
@Injectable()
export class RefreshSession {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly audit: AuditTrail,
    private readonly accounts: AccountsRepository,
    private readonly repository: SessionsRepository,
    private readonly sessions: Sessions,
    private readonly metrics: IdentityMetrics,
  ) {}

  /** Throws `identity.session-ended`. */
  async execute(text: string): Promise<Grant> {
    const token = readToken(text);
    const outcome: Outcome = token
      ? await this.database.transaction((tx) => this.refresh(tx, token))
      : { refused: 'unknown' };
    this.metrics.refreshes.labels('grant' in outcome ? 'renewed' : outcome.refused).inc();
    if ('grant' in outcome) return outcome.grant;
    throw identityError('session-ended');
  }

  /** Refusals are answers, not errors, so that the end of a stolen session is committed. */
  private async refresh(tx: Transaction, token: Buffer): Promise<Outcome> {
    const session = await this.repository.lockByToken(tx, tokenHash(token));
    if (!session) return { refused: 'unknown' };
    const now = await this.clock.now(tx);
    if (session.revoked_at || session.expires_at <= now || session.account_state !== 'active') {
      return { refused: 'ended' };
    }
    const current = await this.currentOf(tx, token, now);
    if (!current) {
      await this.endStolen(tx, session, now);
      return { refused: 'reused' };
    }
    const { account_id: account, session_id: id } = session;
    if (!current.equals(token)) {
      return { grant: await this.sessions.grant(account, id, current, now, session.expires_at) };
    }
    const nonce = newNonce(this.ids);
    const next = successorOf(token, nonce);
    const until = sessionEnd(session.created_at, now);
    await this.repository.useToken(tx, tokenHash(token), nonce, now);
    await this.repository.addToken(tx, tokenHash(next), id, now);
    await this.repository.prolong(tx, id, now, until);
    return { grant: await this.sessions.grant(account, id, next, now, until) };
  }

  /** The end of the chain that begins with this token; undefined if it was used too long ago. */
  private async currentOf(tx: Transaction, token: Buffer, now: Date): Promise<Buffer | undefined> {
    for (let current = token; ;) {
      const { used_at: usedAt, successor_nonce: nonce } = await this.repository.findToken(
        tx,
        tokenHash(current),
      );
      if (!usedAt || !nonce) return current;
      if (now.getTime() - usedAt.getTime() > GRACE_MS) return undefined;
      current = successorOf(current, nonce);
    }
  }

  private async endStolen(tx: Transaction, { account_id: account, session_id: id }: RefreshRow, now: Date) {
    await this.repository.revoke(tx, account, id, now);
    await this.audit.record(tx, {
      actor: { kind: 'system' },
      actingFor: await this.accounts.home(tx, account),
      at: now,
      verb: 'end-stolen',
      object: { type: 'session', id },
      changes: [],
    });
  }
}
