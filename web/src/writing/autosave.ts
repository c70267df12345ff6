import { isProblem, isPassing } from '../api/problem';
import { forget, keep, keptAt } from './kept';
import { type Clash, isClash, mergeBlocks, same } from './merge';
import { unsaved } from './unsaved';

/** What the server has of a record, and the tag under which it can be changed. */
export interface Stored<Fields> {
  readonly etag: string;
  readonly fields: Fields;
}

/** A field that somebody else changed too. Of a text in blocks, only the blocks that clash. */
export interface Conflict<Fields> {
  readonly field: keyof Fields & string;
  readonly clashes: readonly Clash<unknown>[];
}

interface AutosaveOptions<Fields extends object> {
  /** Under this name it is kept on this device until the server has it: whose, and what. */
  readonly key: string;
  readonly stored: Stored<Fields>;
  /** Reads it anew, after somebody else changed it. */
  readonly read: () => Promise<Stored<Fields>>;
  readonly save: (changes: Partial<Fields>, etag: string) => Promise<Stored<Fields>>;
  /** Fields that are texts in blocks, which are merged block by block. */
  readonly blocks?: { readonly [Name in keyof Fields]?: Blocks };
}
interface Blocks {
  readonly split: (text: string) => string[];
  readonly join: (blocks: readonly string[]) => string;
}

/**
 * `away`: the network or the server is; it is tried again. `refused`: the server says why, and waits for another change.
 * `conflict`: a person has to choose.
 */
type Status = 'saved' | 'changed' | 'saving' | 'away' | 'refused' | 'conflict';

export interface AutosaveState<Fields> {
  readonly fields: Fields;
  readonly status: Status;
  readonly savedAt?: Date;
  readonly error?: unknown;
  readonly conflicts: readonly Conflict<Fields>[];
  /** Changes with every replacement of fields that did not come from this page. */
  readonly replaced: number;
  /** Why they were: found on this device, or taken over from somebody else. */
  readonly because?: 'kept' | 'merged' | undefined;
}

const PAUSE_MS = 700;
const AGAIN_MS = 5000;

/**
 * A record that is saved while somebody writes. Nothing that was typed is lost: until the server has it, it is kept on this
 * device; what somebody else changed meanwhile is merged, and where both changed the same, a person chooses.
 */
export class Autosave<Fields extends object> {
  /** What the server had when the two last agreed, and what this page had then: the server may write it otherwise. */
  private base: Stored<Fields>;
  private agreed: Fields;
  private theirs: Stored<Fields> | undefined;
  private state: AutosaveState<Fields>;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private saving: Promise<void> | undefined;
  private readonly listeners = new Set<() => void>();

  /** The work on this record that this page has not saved yet, else a new one. */
  static of<Fields extends object>(options: AutosaveOptions<Fields>): Autosave<Fields> {
    const going = unsaved.get(options.key) as Autosave<Fields> | undefined;
    if (!going) return new Autosave(options);
    going.options = options;
    going.soon(0);
    return going;
  }

  private constructor(private options: AutosaveOptions<Fields>) {
    const { stored } = options;
    this.base = stored;
    this.agreed = stored.fields;
    this.state = { fields: stored.fields, status: 'saved', conflicts: [], replaced: 0 };
    this.goOnWithKept();
  }

  readonly current = (): AutosaveState<Fields> => this.state;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  get etag(): string {
    return this.base.etag;
  }

  change(changes: Partial<Fields>): void {
    const fields = { ...this.state.fields, ...changes };
    if (same(fields, this.state.fields)) return;
    const { status } = this.state;
    const waits = status === 'conflict' || status === 'saving';
    this.become({ fields, ...(!waits && { status: 'changed', error: undefined }) });
    this.keep();
    // What was typed meanwhile may clash as well, or no more.
    if (status === 'conflict') this.meet(this.theirs!);
    else if (!waits) this.soon(PAUSE_MS);
  }

  /** Saves what is not saved yet. True when the server has everything. */
  readonly flush = async (): Promise<boolean> => {
    clearTimeout(this.timer);
    while (this.saving) await this.saving;
    if (this.state.status === 'conflict') return false;
    if (this.changes()) {
      this.saving = this.send().finally(() => (this.saving = undefined));
      await this.saving;
      if (this.state.status === 'changed') return this.flush();
    } else this.rest();
    return this.state.status === 'saved';
  };

  /** Ends the conflict: of each clash, in the order of the conflicts, whose version stays. */
  choose(choices: readonly (keyof Clash<unknown>)[]): void {
    const { fields } = this.state;
    const theirs = this.theirs!;
    const left = [...choices];
    const chosen = this.merge(fields, theirs.fields, (clash) => clash[left.shift() ?? 'mine']);
    this.takeOver(theirs, chosen.fields, 'merged');
    void this.flush();
  }

  /** What was read anew: taken over when nothing is unsaved here. */
  refresh(stored: Stored<Fields>): void {
    if (stored.etag === this.base.etag || this.saving) return;
    // What was refused then may be taken now.
    if (this.state.status === 'refused') this.soon(0);
    if (this.state.status !== 'saved') return;
    if (same(stored.fields, this.base.fields)) this.base = stored;
    else this.takeOver(stored, stored.fields, 'merged');
  }

  /** Goes on with what the server has; what is not saved is lost. */
  async giveUp(): Promise<void> {
    clearTimeout(this.timer);
    while (this.saving) await this.saving;
    const stored = await this.options.read();
    this.takeOver(stored, stored.fields);
  }

  readonly stop = (): void => {
    clearTimeout(this.timer);
  };

  private changes(): Partial<Fields> | undefined {
    const { fields } = this.state;
    const names = (Object.keys(fields) as (keyof Fields)[]).filter(
      (name) => !same(fields[name], this.agreed[name]),
    );
    if (names.length === 0) return undefined;
    return Object.fromEntries(names.map((name) => [name, fields[name]])) as Partial<Fields>;
  }

  private async send(): Promise<void> {
    const changes = this.changes()!;
    const sent = this.state.fields;
    this.become({ status: 'saving' });
    try {
      this.base = await this.options.save(changes, this.base.etag);
      this.agreed = sent;
      this.become({ status: 'changed', savedAt: new Date(), error: undefined });
      if (this.changes()) this.soon(PAUSE_MS);
      else this.rest();
    } catch (error) {
      if (isProblem(error, 'http.stale')) await this.meetTheirs(error);
      else this.fail(error);
    }
  }

  /** Somebody else was faster. */
  private async meetTheirs(stale: unknown): Promise<void> {
    try {
      const theirs = await this.options.read();
      // Nobody was: it is not there any more where it is saved.
      if (theirs.etag === this.base.etag) this.fail(stale);
      else this.meet(theirs);
    } catch (error) {
      this.fail(error);
    }
  }

  private meet(theirs: Stored<Fields>): void {
    this.theirs = theirs;
    const { fields, conflicts } = this.merge(this.state.fields, theirs.fields);
    if (conflicts.length > 0) {
      this.become({ status: 'conflict', conflicts });
      return;
    }
    this.takeOver(theirs, fields, 'merged');
    if (this.changes()) this.soon(0);
  }

  private fail(error: unknown): void {
    const passes = isPassing(error);
    this.become({ status: passes ? 'away' : 'refused', error });
    if (passes) this.soon(AGAIN_MS);
  }

  /** Nothing is left to be saved. */
  private rest(): void {
    if (this.state.status === 'saved') return;
    this.become({ status: 'saved', error: undefined });
    unsaved.delete(this.options.key);
    forget(this.options.key);
  }

  private takeOver(stored: Stored<Fields>, fields: Fields, because?: 'merged'): void {
    this.base = stored;
    this.agreed = stored.fields;
    this.theirs = undefined;
    const isOther = !same(fields, this.state.fields);
    this.become({
      fields,
      status: 'changed',
      conflicts: [],
      error: undefined,
      ...(isOther && { replaced: this.state.replaced + 1, because }),
    });
    if (this.changes()) this.keep();
    else this.rest();
  }

  private merge(
    mine: Fields,
    theirs: Fields,
    choose?: (clash: Clash<unknown>) => unknown,
  ): { fields: Fields; conflicts: Conflict<Fields>[] } {
    const conflicts: Conflict<Fields>[] = [];
    const merged = (field: keyof Fields & string): unknown => {
      if (same(mine[field], this.agreed[field])) return theirs[field];
      if (same(theirs[field], this.base.fields[field])) return mine[field];
      if (same(mine[field], theirs[field])) return mine[field];
      const blocks = this.options.blocks?.[field];
      const parts = blocks
        ? mergeBlocks(
            blocks.split(mine[field] as string),
            blocks.split(this.base.fields[field] as string),
            blocks.split(theirs[field] as string),
          )
        : [{ mine: mine[field], theirs: theirs[field] }];
      const clashes = parts.filter(isClash) as Clash<unknown>[];
      if (clashes.length > 0 && !choose) {
        conflicts.push({ field, clashes });
        return mine[field];
      }
      const decided = parts.map((part) => (isClash(part) ? choose!(part as Clash<unknown>) : part));
      return blocks ? blocks.join(decided.flat() as string[]) : decided[0];
    };
    const names = Object.keys(mine) as (keyof Fields & string)[];
    const fields = Object.fromEntries(names.map((name) => [name, merged(name)])) as Fields;
    return { fields, conflicts };
  }

  private soon(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), ms);
  }

  private become(change: Partial<AutosaveState<Fields>>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }

  private keep(): void {
    const { etag, fields: base } = this.base;
    unsaved.set(this.options.key, this);
    keep(this.options.key, { etag, base, agreed: this.agreed, mine: this.state.fields });
  }

  private goOnWithKept(): void {
    const { stored, key } = this.options;
    const kept = keptAt<Fields>(key);
    if (!kept) return;
    if (same(kept.mine, stored.fields)) {
      localStorage.removeItem(key);
      return;
    }
    // A newer desk may know more fields than the one that kept it.
    const whole = (fields: Fields): Fields => ({ ...stored.fields, ...fields });
    this.base = { etag: kept.etag, fields: whole(kept.base) };
    this.agreed = whole(kept.agreed);
    this.state = { ...this.state, fields: whole(kept.mine), status: 'changed', replaced: 1, because: 'kept' };
    this.keep();
    this.soon(0);
  }
}
