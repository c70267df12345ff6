import { type Form, inTitle, pairsOf, quoted, type Syllable, syllablesOf } from './lexemes.js';
import type { PlaceNames } from './place-names.js';

/** Syllables beyond these say nothing that the ones before have not said. */
const MOST_SYLLABLES = 32;
/** Rank of the first tier without marks, for a query with marks. */
const FIRST_FOLDED = 4;
const QUOTED = /["“”„«»]([^"“”„«»]*)["“”„«»]/;

/** Syllables that follow one another: a place with the other names of its land, or anything else. */
interface Part {
  readonly syllables: readonly Syllable[];
  readonly others: readonly (readonly Syllable[])[];
}

/** What stands between two quotation marks, or outside of any. */
interface Segment {
  readonly syllables: readonly Syllable[];
  readonly isPhrase: boolean;
  readonly parts: Readonly<Record<Form, readonly Part[]>>;
}

/** One way to understand what is asked for; a lower rank is nearer to it. `query` and `better` are tsqueries. */
export interface Tier {
  readonly rank: number;
  readonly query: string;
  /** What the tiers before find. */
  readonly better: string | null;
}

/** What is looked for in a text that is shown: syllables, and by the first of two the second ones. */
export interface Needles {
  readonly form: Form;
  readonly singles: ReadonlySet<string>;
  readonly pairs: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The best needles first, and the syllables without marks with one of which each hit begins. */
export interface Wanted {
  readonly needles: readonly Needles[];
  readonly starts: ReadonlySet<string>;
}

/** What somebody asks for, understood. */
export class SearchQuery {
  private readonly segments: readonly Segment[];
  /** Whoever writes marks means them; whoever writes none at all is spared the difference. */
  readonly forms: readonly Form[];

  constructor(q: string, places: PlaceNames) {
    let left = MOST_SYLLABLES;
    // Odd ones are what the expression captured.
    const pieces = q.split(QUOTED).map((piece, index) => {
      const syllables = syllablesOf(piece).slice(0, left);
      left -= syllables.length;
      return { syllables, isPhrase: index % 2 === 1 };
    });
    this.segments = pieces
      .filter(({ syllables }) => syllables.length > 0)
      .map(({ syllables, isPhrase }) => {
        const partsIn = (exact: boolean) =>
          isPhrase ? [{ syllables, others: [] }] : partsOf(syllables, places, exact);
        return { syllables, isPhrase, parts: { marked: partsIn(true), folded: partsIn(false) } };
      });
    const isMarked = this.segments.some(({ syllables }) =>
      syllables.some(({ folded, marked }) => folded !== marked),
    );
    this.forms = isMarked ? ['marked', 'folded'] : ['folded'];
  }

  get isEmpty(): boolean {
    return this.segments.length === 0;
  }

  /** The same for everything that is understood alike. */
  get key(): string {
    return this.segments
      .map(({ syllables, isPhrase }) => {
        const words = syllables.map(({ marked }) => marked).join(' ');
        return isPhrase ? `"${words}"` : words;
      })
      .join(' ');
  }

  /**
   * From what is surely meant to what may be: the very words in a title, the very words, places under their other names,
   * all words somewhere; then the last two without marks.
   */
  tiers(): Tier[] {
    const [first] = this.forms as readonly [Form];
    const found: { rank: number; query: string }[] = [];
    const add = (rank: number, query: string): void => {
      if (found.every((each) => each.query !== query)) found.push({ rank, query });
    };
    add(0, this.neighbours(first, inTitle));
    add(1, this.neighbours(first));
    for (const form of this.forms) {
      add(form === 'marked' ? 2 : FIRST_FOLDED, this.withPlaces(form, pairsOf));
      add(form === 'marked' ? 3 : FIRST_FOLDED + 1, this.withPlaces(form, apart));
    }
    return found.map((tier, index) => {
      // Each finds what the one before does, but for the two kinds of marks: those are two steps apart.
      const before = found.slice(Math.max(index - 2, 0), index).map(({ query }) => `(${query})`);
      return { ...tier, better: before.length > 0 ? before.join(' | ') : null };
    });
  }

  /** Whatever any of them finds, each once: what is found with marks is found without them. */
  get everything(): Tier {
    return { rank: 0, query: this.withPlaces('folded', apart), better: null };
  }

  /** What is shown as found: neighbours and what is asked for by itself, first with marks; then all syllables. */
  wanted(): Wanted {
    const none = new Map<string, Set<string>>();
    const needles = [
      ...this.forms.map((form) => {
        const parts = this.segments.flatMap((segment) => segment.parts[form]);
        const runs = [this.segments, parts].flat().map(({ syllables }) => syllables);
        return toNeedles(form, [...runs, ...parts.flatMap(({ others }) => others)]);
      }),
      ...this.forms.map((form) => ({
        form,
        pairs: none,
        singles: new Set(this.syllables.map((syllable) => syllable[form])),
      })),
    ];
    const folded = needles.filter(({ form }) => form === 'folded');
    return {
      needles,
      starts: new Set(folded.flatMap(({ singles, pairs }) => [...singles, ...pairs.keys()])),
    };
  }

  get syllables(): readonly Syllable[] {
    return this.segments.flatMap(({ syllables }) => syllables);
  }

  /** Quoted words that pairs of neighbours alone don't prove. */
  get longPhrases(): readonly (readonly Syllable[])[] {
    return this.segments
      .filter(({ isPhrase, syllables }) => isPhrase && syllables.length > 2)
      .map(({ syllables }) => syllables);
  }

  private neighbours(form: Form, lexemeOf = (lexeme: string) => lexeme): string {
    return allOf(this.segments.flatMap(({ syllables }) => pairsOf(syllables, form)).map(lexemeOf));
  }

  private withPlaces(form: Form, own: typeof pairsOf): string {
    return this.segments
      .flatMap(({ isPhrase, parts }) =>
        parts[form].map(({ syllables, others }) => {
          const itself = allOf((isPhrase ? pairsOf : own)(syllables, form));
          const instead = others.map((some) => ` | (${allOf(pairsOf(some, form))})`);
          return instead.length > 0 ? `((${itself})${instead.join('')})` : itself;
        }),
      )
      .join(' & ');
  }
}

function toNeedles(form: Form, runs: readonly (readonly Syllable[])[]): Needles {
  const singles = new Set<string>();
  const pairs = new Map<string, Set<string>>();
  for (const run of runs) {
    if (run.length === 1) singles.add(run[0]![form]);
    run.slice(1).forEach((second, index) => {
      const first = run[index]![form];
      pairs.set(first, (pairs.get(first) ?? new Set()).add(second[form]));
    });
  }
  return { form, singles, pairs };
}

const allOf = (lexemes: readonly string[]): string => lexemes.map(quoted).join(' & ');

const isHan = (syllable: Syllable | undefined): boolean =>
  syllable !== undefined && /^\p{Script=Han}$/u.test(syllable.folded);

/** Each syllable by itself; Han characters beside one another are no words by themselves and stay together. */
function apart(some: readonly Syllable[], form: Form): string[] {
  return some.flatMap((syllable, index) => {
    if (!isHan(syllable)) return [syllable[form]];
    const next = some[index + 1];
    if (isHan(next)) return [`${syllable[form]} ${next![form]}`];
    return isHan(some[index - 1]) ? [] : [syllable[form]];
  });
}

function partsOf(syllables: readonly Syllable[], places: PlaceNames, exact: boolean): Part[] {
  const parts: Part[] = [];
  let from = 0;
  let index = 0;
  const close = (): void => {
    if (from < index) parts.push({ syllables: syllables.slice(from, index), others: [] });
  };
  while (index < syllables.length) {
    const place = places.at(syllables, index, exact);
    if (place) {
      close();
      parts.push({ syllables: syllables.slice(index, index + place.length), others: place.others });
      index += place.length;
      from = index;
    } else index += 1;
  }
  close();
  return parts;
}
