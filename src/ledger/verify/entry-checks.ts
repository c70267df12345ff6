import { ENTRY_FORMAT, ENTRY_LIMIT, readEntry, type ReadEntry } from '../entry.js';
import { NotGenuine } from '../not-genuine.js';
import { canonicalValue } from '../strict-json.js';

/**
 * Checks entries one after the other: form, size, order of time, the chain of each object, and that the log was opened
 * once. What has a later format is counted and otherwise left to its hash.
 */
export class EntryChecks {
  private readonly last = new Map<string, number>();
  private readonly unread = new Set<number>();
  private lastTime = '';

  /** `from`: the first entry that will be checked; chains that began before it can't be followed to their beginning. */
  constructor(
    private readonly origin: string,
    private readonly from = 0,
  ) {}

  /** How many entries had a format of which this program knows nothing. */
  get unknown(): number {
    return this.unread.size;
  }

  /** Throws NotGenuine; returns the entry, or undefined when its format is not known. */
  check(index: number, bytes: Uint8Array): ReadEntry | undefined {
    if (bytes.length > ENTRY_LIMIT) throw new NotGenuine('entry-too-large', { index });
    const value = valueAt(index, bytes);
    const format = (value as { format?: unknown } | null)?.format;
    if (typeof format === 'string' && format !== ENTRY_FORMAT) {
      this.unread.add(index);
      return undefined;
    }
    const entry = readEntry(value);
    if (!entry) throw new NotGenuine('entry-malformed', { index });
    const opens = entry.act === 'ledger.opened' && entry.detail['origin'] === this.origin;
    if (index === 0 && !opens) throw new NotGenuine('not-opened', { log: this.origin });
    if (index > 0 && entry.act === 'ledger.opened') throw new NotGenuine('opened-again', { index });
    if (entry.at < this.lastTime) throw new NotGenuine('time-goes-back', { index, at: entry.at });
    this.lastTime = entry.at;
    this.follow(index, entry);
    return entry;
  }

  private follow(index: number, entry: ReadEntry): void {
    const { on, previous } = entry;
    const object = JSON.stringify([on.type, on.id]);
    const expected = this.last.get(object);
    // Not seen here: it may have begun before what is checked.
    const wrong = expected === undefined ? (previous ?? -1) >= this.from : previous !== expected;
    if (wrong && !continuesUnread(entry, expected ?? -1, this.unread))
      throw new NotGenuine('chain-broken', { index });
    this.last.set(object, index);
  }
}

/**
 * Whether an act follows on an entry that could not be read and came after `last`, the last act on its object that could:
 * that entry may well have been about the same object.
 */
export function continuesUnread({ previous }: ReadEntry, last: number, unread: ReadonlySet<number>): boolean {
  return previous !== undefined && previous > last && unread.has(previous);
}

function valueAt(index: number, bytes: Uint8Array): unknown {
  try {
    return canonicalValue(bytes);
  } catch (error) {
    if ((error as Error).name !== 'NotGenuine') throw error;
    throw new NotGenuine('entry-not-canonical', { index });
  }
}
