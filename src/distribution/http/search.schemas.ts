import { z } from 'zod';
import { pageOf, pageQuery } from '../../platform/http/index.js';
import { languageTagSchema } from '../../platform/i18n/index.js';
import { kind, Notice, PublicReleaseItem } from './schemas.js';

const LONGEST = 200;
const instant = z.iso.datetime({ offset: true });
const q = z.string().min(1).max(LONGEST);

export const SearchQuery = z.strictObject({
  ...pageQuery,
  q: q.meta({
    description:
      'Words, with or without marks; “quoted” ones stand together. Only the first 32 syllables are looked at.',
    example: 'lễ hội hoa tam giác mạch',
  }),
  topic: z.uuid().optional().meta({ description: 'Only releases filed under this topic.' }),
  place: z
    .uuid()
    .optional()
    .meta({ description: 'Only releases of this place, under its names then and now.' }),
  organisation: z
    .uuid()
    .optional()
    .meta({ description: 'Only releases of this organisation, alone or with others.' }),
  kind: kind.optional().meta({ description: 'Only releases of this kind.' }),
  lang: languageTagSchema.optional().meta({ description: 'Only texts in this language (BCP 47).' }),
  from: instant
    .optional()
    .meta({ description: 'Only releases that the public got to know at this time or later.' }),
  to: instant.optional().meta({ description: 'Only releases that the public got to know before this time.' }),
  facets: z.literal('true').optional().meta({ description: 'With `facets` in the answer.' }),
});

export const SuggestionsQuery = z.strictObject({
  q: q.meta({
    description: 'What has been typed so far; the last word may be unfinished.',
    example: 'hoa tam g',
  }),
  lang: languageTagSchema.optional().meta({ description: 'Only titles in this language (BCP 47).' }),
});

const Pieces = z
  .array(z.strictObject({ text: z.string(), hit: z.literal(true).optional() }))
  .meta({ id: 'Pieces', description: 'A text in pieces; `hit` where it is what was asked for.' });

const FoundRelease = PublicReleaseItem.extend({
  highlights: z.strictObject({
    title: Pieces.optional(),
    text: Pieces.optional().meta({ description: 'The first place in the text that says it.' }),
  }),
}).meta({ id: 'FoundRelease', description: 'A release in the language in which it was found.' });

const count = z.int().min(1);
const Facet = z
  .strictObject({ id: z.uuid(), name: z.string(), count })
  .meta({ id: 'Facet', description: 'Ask for its id as well, and so many releases are found.' });
const Facets = z
  .strictObject({
    count: z.int().meta({
      description:
        'How many releases are counted; at most the newest 400, or 100 where a phrase is asked for.',
    }),
    complete: z.boolean().meta({
      description: 'Whether that is all that is found. If not, each count is one that there is at least.',
    }),
    kinds: z.array(z.strictObject({ id: kind, count })),
    topics: z.array(Facet),
    organisations: z.array(Facet),
    places: z.array(
      Facet.extend({
        endedOn: z.iso.date().optional().meta({ description: 'When the name came out of use.' }),
      }),
    ),
  })
  .meta({
    id: 'Facets',
    description:
      'What the found releases are filed under, most first, at most 40 of a kind; none of what the question chose already. ' +
      'Names are in the language of `lang`, else in Vietnamese.',
  });

export const FoundReleases = pageOf(FoundRelease, 'FoundReleases')
  .extend({ facets: Facets.optional(), notices: z.array(Notice).optional() })
  .meta({ id: 'FoundReleases' });

export const Suggestions = z
  .strictObject({
    items: z.array(
      z.strictObject({
        title: z.string(),
        lang: z.string(),
        id: z.uuid(),
        links: z.strictObject({ self: z.string() }),
      }),
    ),
  })
  .meta({ id: 'Suggestions', description: 'Titles that begin so somewhere; at most eight.' });

/** Tier, time, id of the last hit. Times of four-digit years: PostgreSQL reads no others as JavaScript writes them. */
export const FoundCursor = z.tuple([
  z.int().min(0).max(5),
  z.int().min(Date.parse('0001-01-01')).max(Date.parse('9999-12-31')),
  z.uuid(),
]);
