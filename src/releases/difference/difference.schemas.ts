import { z } from 'zod';
import { BlockDifference } from '../../platform/html/index.js';
import { WordDifference } from '../../platform/text/index.js';

const one = z.union([z.string(), z.boolean(), z.int(), z.looseObject({})]);
const field = z.string().meta({
  description:
    'Member of the document, with a dot before a member of it: `title`, `contact.phone`, `topics`.',
});
const absent = 'As in that document; absent if it has none.';

const ValueDifference = z
  .strictObject({
    field,
    before: one.optional().meta({ description: absent }),
    after: one.optional().meta({ description: absent }),
    words: z
      .array(WordDifference)
      .optional()
      .meta({ description: 'For texts, what changed in them by words.' }),
  })
  .meta({ id: 'ValueDifference', description: 'A member that has another value, or came or went.' });

const ListedDifference = z
  .union([
    z.strictObject({
      change: z.enum(['same', 'removed', 'added']),
      value: one,
      moved: z.int().min(1).optional().meta({
        description:
          'A removal and an addition with the same number are one thing that stands elsewhere now.',
      }),
    }),
    z.strictObject({
      change: z.literal('changed'),
      before: one,
      after: one,
      words: z
        .array(WordDifference)
        .optional()
        .meta({ description: 'What changed in its text, if it is one or has one.' }),
    }),
  ])
  .meta({ id: 'ListedDifference', description: 'One of a list, in the order in which they are read.' });
export type ListedDifference = z.infer<typeof ListedDifference>;

const ListDifference = z.strictObject({ field, items: z.array(ListedDifference) }).meta({
  id: 'ListDifference',
  description: 'A list in which something came, went, moved or changed: all of it.',
});

export const FieldDifference = z.union([ValueDifference, ListDifference]).meta({
  id: 'FieldDifference',
  description: 'What became of one member; those that stayed as they are are not told.',
});
export type FieldDifference = z.infer<typeof FieldDifference>;

/** What every answer about the difference of two versions holds, whoever asks. */
export const differenceMembers = {
  fields: z.array(FieldDifference),
  body: z.array(BlockDifference).meta({
    description:
      'The whole body, by blocks: all that is not `added` is the text before, all that is not `removed` the text after.',
  }),
};
