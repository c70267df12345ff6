/**
 * What was taken away on the way in: `removed` an element with all that was in it, `unwrapped` an element whose content
 * stayed, `attribute`, `link` (by its scheme; its words stayed), `character` (as `U+202E`), or `omitted` a part of an
 * office document that a text has no place for (`comment`, `letterhead` …). `count` is how often.
 */
export interface Dropped {
  readonly kind: 'removed' | 'unwrapped' | 'attribute' | 'link' | 'character' | 'omitted';
  readonly name: string;
  readonly count: number;
}

const MOST_ENTRIES = 100;
const LONGEST_NAME = 40;

/** Counts what is dropped, bounded whatever names an attacker thinks of. */
export class DroppedList {
  private readonly entries = new Map<string, Dropped>();

  add(kind: Dropped['kind'], givenName: string): void {
    const name = givenName.slice(0, LONGEST_NAME).replace(/[^\x21-\x7e]/g, '?');
    const key = `${kind} ${name}`;
    const count = (this.entries.get(key)?.count ?? 0) + 1;
    if (count > 1 || this.entries.size < MOST_ENTRIES) this.entries.set(key, { kind, name, count });
  }

  list(): Dropped[] {
    return [...this.entries.values()];
  }
}
