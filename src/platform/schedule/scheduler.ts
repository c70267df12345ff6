import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Clock } from '../clock/index.js';
import { Config } from '../config/index.js';
import { type AddedTask, checkedTask, type ScheduledTask } from './task.js';
import { type Claim, TasksRepository } from './tasks.repository.js';

/** A run has to have ended, and that to be recorded, well before others take its process for dead. */
const LEASE_GRACE_SECONDS = 5;
/** Runs under way when the server ends have this long. */
const STOP_GRACE_MS = 10_000;
const LONGEST_TEXT = 500;
/** Less than the shortest rhythm, so that each of its seconds has a tick, whatever the one before was late by. */
const TICK_MS = 900;

/** Why a run was given up. */
class GivenUp extends Error {
  override readonly name = 'GivenUp';

  constructor(
    message: string,
    /** Through no fault of its own, so that it is due again. */
    readonly again: boolean,
  ) {
    super(message);
  }
}

/** Who counts runs. */
export interface TaskObserver {
  /** This process has run it. */
  ran(task: string, succeeded: boolean): void;
  /** When it last succeeded, in this process or, on start, in any. */
  succeeded(task: string, at: Date): void;
}

interface Running {
  readonly abort: AbortController;
  /** Ends the run as failed, whether or not its work ever ends. */
  readonly giveUp: (reason: GivenUp) => void;
  readonly end: Promise<void>;
}

/**
 * Runs due tasks, beside one another but each in one process at a time: the clock ticks everywhere, the database decides
 * who. What was missed is caught up with once.
 */
@Injectable()
export class Scheduler {
  private readonly log = new Logger('schedule');
  private readonly tasks = new Map<string, AddedTask>();
  private readonly running = new Set<Running>();
  private readonly observers: TaskObserver[] = [];
  private started = false;
  private claiming: Promise<unknown> | undefined;

  constructor(
    private readonly repository: TasksRepository,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** Declares a task; before `start`. Throws for an id that is taken, or a rhythm that is none. */
  add(task: ScheduledTask): void {
    if (this.tasks.has(task.id)) throw new Error(`There are two tasks ${task.id}.`);
    this.tasks.set(task.id, checkedTask(task, this.config.timeZone));
  }

  observe(observer: TaskObserver): void {
    this.observers.push(observer);
  }

  async start(): Promise<void> {
    await this.repository.announce([...this.tasks.values()], await this.clock.now());
    for (const { id, lastSucceededAt } of await this.repository.list(undefined, null)) {
      if (lastSucceededAt && this.tasks.has(id)) this.tell((each) => each.succeeded(id, lastSucceededAt));
    }
    this.started = true;
  }

  /** Tells running tasks to end, waits for them for ten seconds, and leaves the rest for the next process to do again. */
  async stop(): Promise<void> {
    this.started = false;
    await this.claiming;
    const ended = new GivenUp('The server ended.', true);
    const late = setTimeout(() => {
      for (const { giveUp } of this.running) giveUp(ended);
    }, STOP_GRACE_MS);
    for (const { abort } of this.running) abort.abort(ended);
    await Promise.all([...this.running].map(({ end }) => end));
    clearTimeout(late);
  }

  @Interval(TICK_MS)
  async tick(): Promise<void> {
    if (!this.started || this.claiming) return;
    // A database that is away makes this tick fail; the next one tries again.
    this.claiming = this.begin().catch(() => undefined);
    await this.claiming;
    this.claiming = undefined;
  }

  /** Runs every task that is due now, to its end. */
  async runDue(): Promise<void> {
    await Promise.all((await this.begin()).map(({ end }) => end));
  }

  private async begin(): Promise<Running[]> {
    const leases = [...this.tasks.values()].map(({ id, timeoutSeconds }) => ({
      id,
      leaseSeconds: timeoutSeconds + LEASE_GRACE_SECONDS,
    }));
    const claims = await this.repository.claimDue(leases, await this.clock.now());
    return claims.map((claim) => this.run(this.tasks.get(claim.id)!, claim));
  }

  private run(task: AddedTask, claim: Claim): Running {
    const abort = new AbortController();
    const { promise: givenUp, reject: giveUp } = Promise.withResolvers<never>();
    const timer = setTimeout(() => {
      const reason = new GivenUp(`It took longer than ${task.timeoutSeconds} s.`, false);
      giveUp(reason);
      abort.abort(reason);
    }, task.timeoutSeconds * 1000);
    const work = Promise.race([begun(task, abort.signal), givenUp]);
    const end = this.finish(task, claim, work, abort.signal).finally(() => {
      clearTimeout(timer);
      this.running.delete(running);
    });
    const running = { abort, giveUp, end };
    this.running.add(running);
    return running;
  }

  private async finish(
    { id, rhythm }: AddedTask,
    claim: Claim,
    work: Promise<unknown>,
    signal: AbortSignal,
  ): Promise<void> {
    const outcome = await work.then(
      (result) => ({ error: null, result: typeof result === 'string' ? shortened(result) : null }),
      (error: unknown) => ({
        error: shortened(error instanceof Error ? error.message : String(error)),
        result: null,
      }),
    );
    const { error } = outcome;
    // Whoever ends early because the server does has not failed.
    const again = error !== null && signal.reason instanceof GivenUp && signal.reason.again;
    if (error !== null && !again) this.log.warn(`The task ${id} failed: ${error}`);
    try {
      const at = await this.clock.now();
      await this.repository.recordEnd(claim, rhythm, { at, again, ...outcome });
      if (error === null) this.tell((each) => each.succeeded(id, at));
    } catch (cause) {
      // The lease ends by itself, and it is due again.
      this.log.warn(`The end of the task ${id} could not be recorded: ${(cause as Error).message}`);
    }
    if (!again) this.tell((each) => each.ran(id, error === null));
  }

  private tell(what: (observer: TaskObserver) => void): void {
    for (const observer of this.observers) what(observer);
  }
}

/** Also what throws at once is a run that failed. */
async function begun({ run }: AddedTask, signal: AbortSignal): Promise<unknown> {
  return run(signal);
}

const shortened = (text: string): string => text.slice(0, LONGEST_TEXT);
