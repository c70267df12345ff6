import { type Form, inTitle, pairsOf, quoted, syllablesOf } from './lexemes.js';
import type { Tier } from './search-query.js';

/** One letter begins almost every title. */
const FEWEST_LETTERS = 2;
const MOST_SYLLABLES = 12;

/** What somebody is still typing: titles are looked for in which the words stand so, the last of them maybe unfinished. */
export class SuggestionQuery {
  /** Without marks too: a word that is being typed has not got all of them. */
  private readonly wanted: readonly {
    readonly form: Form;
    readonly whole: readonly string[];
    readonly begun: string | undefined;
  }[];
  /** The same for everything that is understood alike. */
  readonly key: string;

  constructor(q: string) {
    const syllables = syllablesOf(q).slice(0, MOST_SYLLABLES);
    const isBegun = /[\p{L}\p{M}\p{N}]$/u.test(q);
    const letters = syllables.reduce((sum, { folded }) => sum + folded.length, 0);
    const isMarked = syllables.some(({ folded, marked }) => folded !== marked);
    const forms: readonly Form[] = isMarked ? ['marked', 'folded'] : ['folded'];
    this.key = `${syllables.map(({ marked }) => marked).join(' ')}${isBegun ? '' : ' '}`;
    this.wanted =
      letters < FEWEST_LETTERS
        ? []
        : forms.map((form) => {
            const pairs = pairsOf(syllables, form);
            return isBegun
              ? { form, whole: pairs.slice(0, -1), begun: pairs.at(-1) }
              : { form, whole: pairs, begun: undefined };
          });
  }

  get isEmpty(): boolean {
    return this.wanted.length === 0;
  }

  tiers(): Tier[] {
    const queries = this.wanted.map(({ whole, begun }) =>
      [
        ...whole.map((lexeme) => quoted(inTitle(lexeme))),
        ...(begun === undefined ? [] : [`${quoted(inTitle(begun))}:*`]),
      ].join(' & '),
    );
    return queries.map((query, rank) => ({ rank, query, better: rank > 0 ? queries[rank - 1]! : null }));
  }

  /** Whether it stands in this title: a release has one in each of its languages. */
  isIn(title: string, rank: number): boolean {
    const { form, whole, begun } = this.wanted[rank]!;
    const syllables = syllablesOf(title);
    const lexemes = [...syllables.map((syllable) => syllable[form]), ...pairsOf(syllables, form)];
    return (
      whole.every((lexeme) => lexemes.includes(lexeme)) &&
      (begun === undefined || lexemes.some((lexeme) => lexeme.startsWith(begun)))
    );
  }
}
