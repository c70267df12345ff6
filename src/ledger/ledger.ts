import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/index.js';
import { Config } from '../platform/config/index.js';
import { Database, type Queryable, type Transaction } from '../platform/database/index.js';
import { StartError } from '../platform/errors/index.js';
import { bringsNewVersion } from './acts.js';
import { type Entry, ENTRY_FORMAT, readEntry, type ReadEntry, writeEntry } from './entry.js';
import { EquivocationGuard } from './guard.js';
import { ledgerError } from './ledger.errors.js';
import { type Changes, type ChangeSequence, LedgerRepository } from './ledger.repository.js';
import { leafHash } from './merkle/hashing.js';

/** Something official that happened. */
export interface Act {
  /** One of docs/ledger-acts.md. */
  readonly act: string;
  /** The organisation for which it was done. */
  readonly for: string;
  readonly on: { readonly type: string; readonly id: string; readonly version?: number };
  /** All that this act makes public. */
  readonly documents: Entry['documents'];
  /** Digest of its audit record. */
  readonly audit: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** Where and when an act was entered. */
export interface Appended {
  readonly index: number;
  readonly at: Date;
}

/** The log that another one follows, as its last published checkpoint had it. */
export interface PreviousLog {
  readonly origin: string;
  readonly size: number;
  /** Lower-case hexadecimal. */
  readonly root: string;
}

/** One entry of the log with its place. */
export interface LoggedEntry {
  readonly index: number;
  /** What is hashed: RFC 8785 bytes. */
  readonly bytes: Buffer;
  readonly entry: ReadEntry;
}

/** What officially happened: a log that only grows. */
@Injectable()
export class Ledger {
  private readonly finished = new WeakSet<Transaction>();
  private readonly listeners: (() => void)[] = [];

  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly guard: EquivocationGuard,
    private readonly repository: LedgerRepository,
  ) {}

  /**
   * Enters an act, as the last step of the transaction that did it: from here to the commit nobody else can enter one,
   * so the order of entries is the order in which others see them, without holes. Throws `ledger.equivocation` when the
   * log is not the one that was published, `ledger.version-taken` for a new version that the log has already (it may
   * know more than the rows, after a recovery), `ledger.too-large`, and an Error for a second act in one transaction.
   */
  async append(tx: Transaction, act: Act): Promise<Appended> {
    if (this.finished.has(tx)) throw new Error('A transaction can hold one official act only.');
    this.finished.add(tx);
    await this.repository.lock(tx);
    const head = await this.repository.headFor(tx, act.on);
    await this.guard.confirm(tx, head);
    if (head.size === 0) throw ledgerError('not-open');
    const { version } = act.on;
    if (bringsNewVersion(act.act) && version !== undefined && version <= (head.version ?? 0)) {
      throw ledgerError('version-taken', { version, last: head.version! });
    }
    return this.enter(tx, head, { format: ENTRY_FORMAT, ...act });
  }

  /**
   * Opens the log with entry 0, if no process has done so yet. Throws an Error when the database holds a log of another
   * origin, and `ledger.equivocation` when entries were published that the database does not have. `audit`: digest of
   * the record of the opening, made only when needed. `previous`: the log that this one follows. Resolves to whether
   * this call opened it.
   */
  async open(
    audit: (tx: Transaction, at: Date) => Promise<string>,
    previous?: PreviousLog,
  ): Promise<boolean> {
    const origin = this.config.ledgerOrigin;
    return this.database.transaction(async (tx) => {
      await this.repository.lock(tx);
      const on = { type: 'log', id: origin };
      const head = await this.repository.headFor(tx, on);
      if (head.size > 0) {
        await this.expectOrigin(tx, origin);
        await this.guard.confirm(tx, head);
        return false;
      }
      await this.guard.confirm(tx, head);
      await this.enter(tx, head, {
        format: ENTRY_FORMAT,
        act: 'ledger.opened',
        on,
        documents: [],
        audit: await audit(tx, await this.clock.now(tx)),
        detail: { origin, ...(previous && { previous }) },
      });
      return true;
    });
  }

  /** How many entries others can see by now. */
  async size(on: Queryable = this.database): Promise<number> {
    return (await this.repository.head(on)).size;
  }

  /** The entry at a place. Throws `ledger.no-such-entry`. */
  async entry(index: number, on: Queryable = this.database): Promise<LoggedEntry> {
    const [found] = await this.entries(index, 1, on);
    if (found?.index !== index) throw ledgerError('no-such-entry');
    return found;
  }

  /** At most `limit` entries from a place on, in order. */
  async entries(from: number, limit: number, on: Queryable = this.database): Promise<LoggedEntry[]> {
    return (await this.repository.entries(on, from, limit)).map(toLogged);
  }

  /** The entries at these places, in order. */
  async entriesAt(indexes: readonly number[], on: Queryable = this.database): Promise<LoggedEntry[]> {
    return (await this.repository.entriesAt(on, indexes)).map(toLogged);
  }

  /** Whether anything public has changed since that state, and what: by official acts, and otherwise. One query. */
  changesSince(known: ChangeSequence | undefined): Promise<Changes> {
    return this.repository.changesSince(this.database, known);
  }

  /** Whether a copy of the database has come as far, with the very same log. */
  hasReached(sequence: ChangeSequence, on: Queryable): Promise<boolean> {
    return this.repository.hasReached(on, sequence);
  }

  /** Calls back after an act of this process is visible to others. A hint: a crash may skip it. */
  onAppended(listener: () => void): void {
    this.listeners.push(listener);
  }

  private async enter(
    tx: Transaction,
    head: { readonly size: number; readonly lastAt: Date; readonly previous: number | undefined },
    draft: Omit<Entry, 'at' | 'previous' | 'detail'> & { readonly detail: Readonly<Record<string, unknown>> },
  ): Promise<Appended> {
    const now = await this.clock.now(tx);
    const at = new Date(Math.max(head.lastAt.getTime(), now.getTime()));
    const bytes = writeEntry({
      ...draft,
      at: at.toISOString(),
      ...(head.previous !== undefined && { previous: head.previous }),
    });
    const appended = { index: head.size, at };
    const done = await this.repository.append(tx, {
      ...appended,
      bytes,
      leafHash: leafHash(bytes),
      object: draft.on,
    });
    if (!done) throw new Error('The head of the ledger moved under its lock.');
    tx.hintAtChange();
    tx.afterCommit(() => {
      for (const listener of this.listeners) listener();
    });
    return appended;
  }

  private async expectOrigin(tx: Transaction, origin: string): Promise<void> {
    const { entry } = await this.entry(0, tx);
    const found = entry.detail['origin'];
    if (found !== origin) {
      throw new StartError(
        `The database holds the log ${String(found)}, but LEDGER_ORIGIN is ${origin}. The origin of a log never changes: set LEDGER_ORIGIN back.`,
        `Cơ sở dữ liệu chứa sổ cái ${String(found)}, nhưng LEDGER_ORIGIN là ${origin}. Tên gốc của sổ cái không bao giờ đổi: hãy đặt lại LEDGER_ORIGIN.`,
      );
    }
  }
}

function toLogged({ index, bytes }: { readonly index: number; readonly bytes: Buffer }): LoggedEntry {
  const entry = readEntry(JSON.parse(bytes.toString('utf8')));
  if (!entry) throw new Error(`The entry ${index} of the ledger is no entry.`);
  return { index, bytes, entry };
}
