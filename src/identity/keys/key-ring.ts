import { readKeys } from './key-folder.js';

const REREAD_MILLISECONDS = 5000;

/**
 * The keys of one kind, newest first. Another process may use a key that was added after this one started, so whoever
 * misses one looks into the folder again, at most every five seconds.
 */
export class KeyRing<Key> {
  private keys: readonly { readonly kid: string; readonly key: Key }[] | undefined;
  private readAt = 0;

  constructor(
    private readonly folder: string,
    private readonly kind: RegExp,
    /** Throws for a key that can't be used. */
    private readonly parse: (content: string, kid: string) => Key,
  ) {}

  /** Throws, saying what to do, if there is none or one that can't be used. */
  all(): readonly { readonly kid: string; readonly key: Key }[] {
    return this.keys ?? this.read();
  }

  find(kid: string): Key | undefined {
    return (this.all().find((each) => each.kid === kid) ?? this.recent().find((each) => each.kid === kid))
      ?.key;
  }

  /** As the folder was at most five seconds ago. */
  recent(): readonly { readonly kid: string; readonly key: Key }[] {
    return this.keys && performance.now() - this.readAt < REREAD_MILLISECONDS ? this.keys : this.read();
  }

  private read() {
    this.readAt = performance.now();
    this.keys = readKeys(this.folder, this.kind).map(({ kid, content }) => ({
      kid,
      key: this.parse(content, kid),
    }));
    return this.keys;
  }
}
