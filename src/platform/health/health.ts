import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Clock } from '../clock/index.js';
import type { Language } from '../i18n/index.js';
import { within } from '../waiting/index.js';

type Words = Readonly<Record<Language, string>>;

/** How a part is doing, in a sentence. A warning is somebody's to look at, what failed is somebody's to mend. */
export interface PartState {
  readonly state: 'ok' | 'warning' | 'failed';
  readonly says: Words;
}

/** A part of the installation; each module adds its own. */
export interface HealthPart {
  readonly name: string;
  readonly title: Words;
  /** Rejects, or takes too long, when it can't be asked. */
  readonly examine: () => Promise<PartState>;
}

export interface PartSeen extends PartState {
  readonly name: string;
  readonly title: Words;
  /** When this process first saw it so. */
  readonly since: Date;
}

export interface HealthSeen {
  readonly at: Date;
  readonly parts: readonly PartSeen[];
}

const PATIENCE_MS = 4000;
/** However many look, parts are asked this often at most. */
const KEPT_MS = 2000;
const LOOK_MS = 30_000;

const silent: PartState = {
  state: 'failed',
  says: { vi: 'Không trả lời.', en: 'It does not answer.' },
};

/** How every part is doing, and since when: this process looks every half a minute, and when somebody asks. */
@Injectable()
export class Health {
  private readonly parts: HealthPart[] = [];
  private readonly seen = new Map<string, PartSeen>();
  private last: { readonly asked: number; readonly answer: Promise<HealthSeen> } | undefined;
  private watching = false;

  constructor(private readonly clock: Clock) {}

  /** Throws for a part that there is already. */
  add(part: HealthPart): void {
    if (this.parts.some(({ name }) => name === part.name))
      throw new Error(`There are two parts ${part.name}.`);
    this.parts.push(part);
  }

  /** From now on it is noted when a part changes, also while nobody asks. */
  start(): void {
    this.watching = true;
  }

  stop(): void {
    this.watching = false;
  }

  look(): Promise<HealthSeen> {
    const asked = performance.now();
    if (!this.last || asked - this.last.asked > KEPT_MS) this.last = { asked, answer: this.ask() };
    return this.last.answer;
  }

  @Interval(LOOK_MS)
  async watch(): Promise<void> {
    // A clock that can't be asked is told of by whoever asks next.
    if (this.watching) await this.look().catch(() => undefined);
  }

  private async ask(): Promise<HealthSeen> {
    const at = await this.clock.now();
    const states = await Promise.all(
      this.parts.map(({ examine }) =>
        within(
          PATIENCE_MS,
          examine().catch(() => silent),
          () => silent,
        ),
      ),
    );
    const parts = this.parts.map(({ name, title }, index) => {
      const now = states[index]!;
      const before = this.seen.get(name);
      const since = before?.state === now.state ? before.since : at;
      const seen = { name, title, ...now, since };
      this.seen.set(name, seen);
      return seen;
    });
    return { at, parts };
  }
}
