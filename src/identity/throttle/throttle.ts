import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { Database, type Transaction } from '../../platform/database/index.js';
import { networkOf } from '../../platform/http/index.js';
import { identityError } from '../identity.errors.js';
import { type Pace, ThrottleRepository } from '../throttle.repository.js';
import { Devices } from './devices.js';

const HOUR = 3600;
const KNOWN_MS = 30 * 24 * HOUR * 1000;

/** The paces of everything that could be tried again and again. */
const paces = {
  /** Passwords of one account on a device of its owner: nobody elsewhere can make them wait. */
  device: { free: 5, longestSeconds: 15, windowSeconds: HOUR },
  /** Passwords of one account from one network. Where its owner signed in lately, neighbours can't hold them up for long. */
  account: { free: 5, longestSeconds: 900, longestKnownSeconds: 15, windowSeconds: HOUR },
  /** Whatever comes from one network, whomever it names: generous, since an office may share one address. */
  network: { free: 60, longestSeconds: 60, windowSeconds: 900 },
  /** Second factors of one account from anywhere: only who has its password comes this far. */
  code: { free: 20, longestSeconds: 900, windowSeconds: HOUR },
  /** Proofs of identity inside one session. */
  session: { free: 5, longestSeconds: 900, windowSeconds: HOUR },
} as const satisfies Record<string, Pace>;

/** An attempt that was let in; `succeeded` takes it back. */
export interface Attempt {
  succeeded(tx: Transaction): Promise<void>;
}

/** Slows down whoever guesses. Counted in the database, so that all processes count together. */
@Injectable()
export class Throttle {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly throttle: ThrottleRepository,
    private readonly devices: Devices,
  ) {}

  /**
   * An attempt to sign in. Throws 429 when it comes too early. On a device of the account's owner nobody else's attempts
   * count; from a network where the account signed in lately, only those at this account do.
   */
  async signIn(
    email: string,
    { address, device }: { readonly address: string; readonly device: string },
  ): Promise<Attempt> {
    const network = networkOf(address);
    const [pair, all] = [digest('account', email, network), digest('network', network)];
    const counted = await this.database.transaction(async (tx) => {
      const now = await this.clock.now(tx);
      const own = await this.devices.own(tx, email, device, now);
      const key = own ? digest('device', ...own) : pair;
      const { known } = await this.admit(tx, key, own ? paces.device : paces.account, now);
      if (own || known) return key;
      await this.admit(tx, all, paces.network, now);
      return all;
    });
    return {
      succeeded: async (tx) => {
        const now = await this.clock.now(tx);
        await this.throttle.remember(tx, pair, now, new Date(now.getTime() + KNOWN_MS));
        if (counted !== pair) await this.throttle.giveBack(tx, counted, now);
      },
    };
  }

  /**
   * A machine that could not be authenticated. Only these count: of 256 random bits nothing can be guessed, so the right
   * secret is let in whatever others try, and this bounds the work and the noise.
   */
  async refusedClient(clientId: string, address: string): Promise<void> {
    const network = networkOf(address);
    await this.database.transaction(async (tx) => {
      const now = await this.clock.now(tx);
      await this.admit(tx, digest('client', clientId, network), paces.account, now);
      await this.admit(tx, digest('client-network', network), paces.network, now);
    });
  }

  /** A passkey that was not accepted. As with machines, nothing can be guessed, and who shows the right one never waits. */
  async refusedPasskey(address: string): Promise<void> {
    await this.single(digest('passkey', networkOf(address)), paces.network);
  }

  /** Somebody comes back from the provider of identities, which is asked about each. */
  async signOn(address: string): Promise<Attempt> {
    return this.single(digest('sign-on', networkOf(address)), paces.network);
  }

  /** Somebody asks for a link: a count of its own, since these can't succeed and would use up the sign-ins of an office. */
  async linkRequest(address: string): Promise<Attempt> {
    return this.single(digest('link-request', networkOf(address)), paces.network);
  }

  /** Somebody uses a link. */
  async link(address: string): Promise<Attempt> {
    return this.single(digest('link', networkOf(address)), paces.network);
  }

  /** A second factor of somebody whose password was right. */
  async code(accountId: string): Promise<Attempt> {
    return this.single(digest('code', accountId), paces.code);
  }

  /** A password or code asked for again within a session. */
  async inSession(sessionId: string): Promise<Attempt> {
    return this.single(digest('session', sessionId), paces.session);
  }

  private async single(key: Buffer, pace: Pace): Promise<Attempt> {
    await this.database.transaction(async (tx) => this.admit(tx, key, pace, await this.clock.now(tx)));
    return { succeeded: async (tx) => this.throttle.giveBack(tx, key, await this.clock.now(tx)) };
  }

  /** Throws, and so takes back what the same transaction counted before. */
  private async admit(tx: Transaction, key: Buffer, pace: Pace, now: Date) {
    const admission = await this.throttle.admit(tx, key, pace, now);
    if (admission.admitted) return admission;
    const seconds = Math.max(1, Math.ceil((admission.open_at.getTime() - now.getTime()) / 1000));
    throw identityError('too-many-attempts', { seconds }, { retryAfter: seconds });
  }
}

function digest(...parts: string[]): Buffer {
  return createHash('sha256').update(parts.join('\0')).digest();
}
