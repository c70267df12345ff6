import { availableParallelism } from 'node:os';
import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { IdentityMetrics } from '../identity.metrics.js';
import { Ids } from '../../platform/ids/index.js';
import { WorkQueue } from './work-queue.js';

/** Argon2id with 19 MiB and two passes: the least that OWASP's password storage guide recommends. */
const COST = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Hashes passwords outside the event loop, a few at a time: a flood of sign-ins may neither fill the memory nor all cores. */
@Injectable()
export class PasswordHasher {
  private readonly queue = new WorkQueue({
    atOnce: Math.min(4, Math.max(1, availableParallelism() - 1)),
    waiting: 100,
    waitingPerKey: 20,
  });
  private decoy: Promise<string> | undefined;

  constructor(
    private readonly metrics: IdentityMetrics,
    private readonly ids: Ids,
  ) {}

  /** A new salted hash (PHC string). `asker` is whoever the work is for; throws `identity.busy` when too much is waiting. */
  hash(password: string, asker: string): Promise<string> {
    return this.work(asker, () => hash(prepared(password), COST));
  }

  /** Whether it is the password; without a hash it is not, after exactly the same work. */
  async verify(stored: string | null | undefined, password: string, asker: string): Promise<boolean> {
    this.decoy ??= hash(this.ids.bytes(32).toString('hex'), COST);
    const against = stored ?? (await this.decoy);
    const right = await this.work(asker, () => verify(against, prepared(password)));
    return right && typeof stored === 'string';
  }

  private work<Result>(asker: string, run: () => Promise<Result>): Promise<Result> {
    return this.queue.run(asker, () => {
      this.metrics.passwordHashes.inc();
      return run();
    });
  }
}

/** One form of what people type: input methods compose Vietnamese letters differently (RFC 8265, 4.2). */
const prepared = (password: string): string => password.normalize('NFC');
