import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { Database } from '../../platform/database/index.js';
import { type ScheduledTask, Scheduler } from '../../platform/schedule/index.js';
import { CredentialsRepository } from '../credentials.repository.js';
import { DevicesRepository } from '../devices.repository.js';
import { PasskeysRepository } from '../passkeys/passkeys.repository.js';
import { SessionsRepository } from '../sessions.repository.js';
import { ThrottleRepository } from '../throttle.repository.js';

/** Ended sessions stay this long, so that a token of one is still known as stolen rather than unknown. */
const KEPT_MS = 24 * 3_600_000;

/** Deletes what nobody needs any more: ended sessions with their tokens, spent links, old attempts and devices. */
@Injectable()
export class IdentitySweep implements ScheduledTask, OnModuleInit {
  readonly id = 'identity.sweep';
  readonly everySeconds = 600;

  constructor(
    private readonly scheduler: Scheduler,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly sessions: SessionsRepository,
    private readonly credentials: CredentialsRepository,
    private readonly throttle: ThrottleRepository,
    private readonly devices: DevicesRepository,
    private readonly passkeys: PasskeysRepository,
  ) {}

  onModuleInit(): void {
    this.scheduler.add(this);
  }

  readonly run = async (): Promise<void> => {
    const now = await this.clock.now();
    const before = new Date(now.getTime() - KEPT_MS);
    await inBatches(() => this.sessions.forgetEnded(this.database, before));
    await inBatches(() => this.credentials.forgetTokens(this.database, before));
    await inBatches(() => this.throttle.forget(this.database, now));
    await inBatches(() => this.devices.forget(this.database, now));
    await inBatches(() => this.passkeys.forgetChallenges(this.database, now));
  };
}

async function inBatches(deleteSome: () => Promise<number>): Promise<void> {
  while ((await deleteSome()) > 0);
}
