import type { NamesThenAndNow } from '../../reference/index.js';
import { type Syllable, syllablesOf } from './lexemes.js';

/** A name that text or query may hold, and the names of the same land at other times. */
interface Known {
  readonly marked: string;
  readonly others: ReadonlyMap<string, readonly Syllable[]>;
}

/** A place found in a query: how many syllables it takes, and under which other names it is looked for. */
export interface FoundPlace {
  readonly length: number;
  readonly others: readonly (readonly Syllable[])[];
}

/** Names beyond these are left aside: a district became a dozen communes at most. */
const MOST_OTHERS = 20;

const joined = (some: readonly Syllable[], form: 'folded' | 'marked'): string =>
  some.map((syllable) => syllable[form]).join(' ');

/** The names of places, by their syllables without marks. */
export class PlaceNames {
  private readonly known = new Map<string, Known[]>();
  private longest = 0;

  constructor(places: readonly NamesThenAndNow[]) {
    for (const { names, others } of places) {
      if (others.length === 0) continue;
      const lookedFor = new Map(
        others.map((name) => [joined(syllablesOf(name), 'marked'), syllablesOf(name)]),
      );
      for (const name of names.map(syllablesOf)) {
        const key = joined(name, 'folded');
        const marked = joined(name, 'marked');
        this.known.set(key, [...(this.known.get(key) ?? []), { marked, others: lookedFor }]);
        this.longest = Math.max(this.longest, name.length);
      }
    }
  }

  /**
   * The longest name that begins at this place of a query, if it had others. `exact`: marks count. A single syllable is a
   * name only where it is all that is asked for.
   */
  at(query: readonly Syllable[], index: number, exact: boolean): FoundPlace | undefined {
    const shortest = query.length === 1 ? 1 : 2;
    for (let length = Math.min(this.longest, query.length - index); length >= shortest; length -= 1) {
      const part = query.slice(index, index + length);
      const itself = joined(part, 'marked');
      const known = (this.known.get(joined(part, 'folded')) ?? []).filter(
        ({ marked }) => !exact || marked === itself,
      );
      const others = new Map(known.flatMap((place) => [...place.others]));
      others.delete(itself);
      if (others.size > 0) return { length, others: [...others.values()].slice(0, MOST_OTHERS) };
    }
    return undefined;
  }
}
