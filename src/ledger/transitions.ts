import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/index.js';
import { Database, type Transaction } from '../platform/database/index.js';
import { DomainError } from '../platform/errors/index.js';
import { type Caller, expectRevision, httpError, once, type Principal } from '../platform/http/index.js';
import type { Lifecycle } from '../platform/lifecycle/index.js';
import { type AuditChange, AuditTrail } from './audit.js';
import { type Act, type Appended, Ledger } from './ledger.js';

/** One row with a life cycle, as its module found it for this caller. */
export interface Found<Subject> {
  readonly object: { readonly type: string; readonly id: string };
  /** The row that If-Match speaks of. */
  readonly row: { readonly id: string; readonly revision: number };
  readonly organisation: string;
  readonly subject: Subject;
}

/** An act with its place in the log. */
export interface EnteredAct extends Appended, Pick<Act, 'act' | 'documents'> {}

/** What a verb changed, beyond the state. */
export interface Effects {
  readonly changes?: readonly AuditChange[];
  /** For an official verb: what the ledger says of it. */
  readonly act?: Pick<Act, 'on' | 'documents' | 'detail'>;
}

interface Performance<State extends string, Verb extends string, Subject, Row extends Found<Subject>> {
  readonly lifecycle: Lifecycle<State, Verb, Subject, Principal>;
  readonly verb: Verb;
  readonly caller: Caller;
  readonly ifMatch: string;
  readonly reason?: string | undefined;
  /** Saves of one person in one sitting become one audit record; never for an official verb. */
  readonly sitting?: boolean;
  /** Reads and locks the row; throws not-found for one that the caller may not read. */
  readonly find: (tx: Transaction) => Promise<Row>;
  /** Compare-and-set of state and revision; false if somebody was faster. */
  readonly move: (tx: Transaction, found: Row, to: State, now: Date) => Promise<boolean>;
  /** The lines that are special to the verb. */
  readonly effects?: (tx: Transaction, found: Row, now: Date) => Promise<Effects>;
  /** Writes the act's place in the log back to the row, under the ledger's lock: one statement at most. */
  readonly recorded?: (tx: Transaction, found: Row, act: EnteredAct) => Promise<void>;
}

/** The one way in which a row with a life cycle changes: everything that is the same for all verbs of all modules. */
@Injectable()
export class Transitions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
    private readonly ledger: Ledger,
  ) {}

  /**
   * Does one verb in one transaction: authorises the row, collects every reason why not (409), moves the state by
   * compare-and-set (412 if somebody was faster), writes the audit record, and for an official verb appends the act.
   */
  async perform<State extends string, Verb extends string, Subject, Row extends Found<Subject>>(
    performance: Performance<State, Verb, Subject, Row>,
  ): Promise<void> {
    const { caller } = performance;
    await this.database.transaction((tx) =>
      once(tx, caller.once, async () => {
        await this.performIn(tx, performance);
        return true;
      }),
    );
  }

  private async performIn<State extends string, Verb extends string, Subject, Row extends Found<Subject>>(
    tx: Transaction,
    {
      lifecycle,
      verb,
      caller,
      ifMatch,
      reason,
      sitting = false,
      find,
      move,
      effects,
      recorded,
    }: Performance<State, Verb, Subject, Row>,
  ): Promise<void> {
    const { principal } = caller;
    const found = await find(tx);
    const { object, row, organisation, subject } = found;
    const { permission, from: leaves } = lifecycle.transition(verb);
    const official = lifecycle.actOf(verb, subject);
    if (!principal.mayFor(permission, organisation)) throw httpError('forbidden', { permission });
    expectRevision(ifMatch, row.id, row.revision);
    if (!reason && lifecycle.needsReason(verb, subject)) throw httpError('reason-required');
    const reasons = lifecycle.reasonsAgainst(verb, subject, principal);
    if (reasons.length > 0)
      throw new DomainError(reasons[0]!.code, 'conflict', reasons[0]!.parameters, { reasons });
    const from = leaves.length > 0 ? lifecycle.stateOf(subject) : undefined;
    const to = lifecycle.target(verb, from);
    const now = await this.clock.now(tx);
    if (!(await move(tx, found, to, now))) throw httpError('stale');
    const { changes = [], act } = (await effects?.(tx, found, now)) ?? {};
    const { digest } = await this.audit.record(tx, {
      actor: principal.actor,
      actingFor: principal.actingFor,
      at: now,
      verb,
      object,
      from,
      to,
      reason,
      changes,
      sitting,
    });
    if (!official) return;
    if (!act) throw new Error(`The official verb ${verb} of ${lifecycle.name} says nothing to the ledger.`);
    const appended = await this.ledger.append(tx, {
      // The ledger refuses an act that it does not declare.
      act: official,
      for: organisation,
      audit: digest,
      ...act,
    });
    await recorded?.(tx, found, { ...appended, act: official, documents: act.documents });
  }
}
