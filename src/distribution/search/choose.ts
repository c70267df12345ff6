import { holdsPhrase } from './highlights.js';
import { syllablesOf } from './lexemes.js';
import type { SearchQuery } from './search-query.js';
import { linesOf, namesOf, type SearchableDocument } from './searchable.js';

interface Readable {
  readonly document: SearchableDocument;
}

/** The language that holds most of what is asked for; of those that hold the same, the one that was written. */
export function choose<Candidate extends Readable>(
  query: SearchQuery,
  candidates: readonly Candidate[],
): Candidate | undefined {
  const holding = candidates.filter(({ document }) => holdsPhrases(query, document));
  const [first, ...more] = holding;
  if (more.length === 0) return first;
  const counts = holding.map(({ document }) => {
    const words = new Set(
      readAll(document)
        .flatMap(syllablesOf)
        .map(({ folded }) => folded),
    );
    return query.syllables.filter(({ folded }) => words.has(folded)).length;
  });
  return holding[counts.indexOf(Math.max(...counts))];
}

/** Without marks: that the pairs of a phrase are there with them, the index has told. */
function holdsPhrases({ longPhrases }: SearchQuery, document: SearchableDocument): boolean {
  if (longPhrases.length === 0) return true;
  const lines = readAll(document);
  return longPhrases.every((phrase) => holdsPhrase(lines, phrase));
}

const readAll = (document: SearchableDocument): string[] => [
  document.content.title,
  ...linesOf(document),
  ...namesOf(document),
];
