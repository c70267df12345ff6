import { vectorOf } from './lexemes.js';
import { linesOf, namesOf, type SearchableDocument } from './searchable.js';

/** A release in force, as search is told of it. */
export interface SearchableRelease {
  readonly id: string;
  readonly version: number;
  /** When the public got to know it first: corrections leave a release where it is. */
  readonly at: Date;
  /** One a language; the one that it was written in comes first. */
  readonly documents: readonly SearchableDocument[];
}

/** A row of `distribution.search_text`; `words` is a tsvector as text. */
export interface SearchRow {
  readonly release_id: string;
  readonly lang: string;
  readonly version: number;
  readonly at: Date;
  readonly words: string;
}

/** The columns of a row, in the order of the table. */
export const searchColumns = ['release_id', 'lang', 'version', 'at', 'words'] as const;

/** ISO 639-2 for more languages than one. */
const ALL_LANGUAGES = 'mul';

/** What a release is filed under, as lexemes. No syllable begins with the sign. */
export const filedUnder = {
  topic: (id: string) => `#topic ${id}`,
  place: (id: string) => `#place ${id}`,
  organisation: (id: string) => `#organisation ${id}`,
  kind: (kind: string) => `#kind ${kind}`,
  lang: (lang: string) => `#lang ${lang}`,
  anyLang: '#lang *',
};

/**
 * A release as search finds it: one row with the words of all its languages, for whoever looks in any, and, if it has more
 * than one, one for each of them.
 */
export function toSearchRows({ id, version, at, documents }: SearchableRelease): SearchRow[] {
  const row = (
    lang: string,
    languages: readonly string[],
    some: readonly SearchableDocument[],
  ): SearchRow => ({
    release_id: id,
    lang,
    version,
    at,
    words: vectorOf(
      some.map(({ content }) => content.title),
      some.flatMap((document) => [...linesOf(document), ...namesOf(document)]),
      [...languages, ...filed(some[0]!)],
    ),
  });
  const [only, ...more] = documents;
  if (!only) return [];
  if (more.length === 0) return [row(only.lang, [filedUnder.anyLang, filedUnder.lang(only.lang)], [only])];
  return [
    row(ALL_LANGUAGES, [filedUnder.anyLang], documents),
    ...documents.map((document) => row(document.lang, [filedUnder.lang(document.lang)], [document])),
  ];
}

function filed({ issuer, coIssuers = [], content }: SearchableDocument): string[] {
  return [
    filedUnder.kind(content.kind),
    ...[issuer, ...coIssuers].map(({ id }) => filedUnder.organisation(id)),
    ...(content.topics ?? []).map(({ id }) => filedUnder.topic(id)),
    ...(content.places ?? []).map(({ id }) => filedUnder.place(id)),
  ];
}
