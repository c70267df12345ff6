import { LRUCache } from 'lru-cache';

interface Kept {
  readonly value: object;
  readonly names: readonly string[];
  readonly bytes: number;
}

/** What an entry, a name and a small value weigh beside their bytes and the key. */
const ROUGH_OVERHEAD = 1024;

/** Values under keys, within a budget of bytes, each with the names of what it depends on. */
export class KeptAnswers {
  private readonly keysOf = new Map<string, Set<string>>();
  private readonly kept: LRUCache<string, Kept>;

  /** `gone` is told of each key whose value is forgotten, for whatever reason. */
  constructor(budget: number, gone?: (key: string) => void) {
    this.kept = new LRUCache<string, Kept>({
      maxSize: budget,
      sizeCalculation: ({ bytes }, key) => bytes + 2 * key.length + ROUGH_OVERHEAD,
      dispose: ({ names }, key) => {
        this.unlink(key, names);
        gone?.(key);
      },
    });
  }

  /** Bytes that are kept now. */
  get size(): number {
    return this.kept.calculatedSize;
  }

  get(key: string): object | undefined {
    return this.kept.get(key)?.value;
  }

  set(key: string, kept: Kept): void {
    this.kept.set(key, kept);
    // What is larger than the whole budget was not taken.
    if (!this.kept.has(key)) return;
    for (const name of kept.names) {
      const keys = this.keysOf.get(name);
      if (keys) keys.add(key);
      else this.keysOf.set(name, new Set([key]));
    }
  }

  /** Forgets what depends on one of these names, or everything. Answers how many that were. */
  drop(names: readonly string[] | undefined): number {
    const before = this.kept.size;
    if (!names) this.kept.clear();
    for (const name of names ?? []) for (const key of this.keysOf.get(name) ?? []) this.kept.delete(key);
    return before - this.kept.size;
  }

  private unlink(key: string, names: readonly string[]): void {
    for (const name of names) {
      const keys = this.keysOf.get(name);
      keys?.delete(key);
      if (keys?.size === 0) this.keysOf.delete(name);
    }
  }
}
