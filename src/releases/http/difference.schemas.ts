import { z } from 'zod';
import { languageTagSchema } from '../../platform/i18n/index.js';
import { differenceMembers } from '../difference/difference.schemas.js';

const versionId = z.uuid().meta({ description: 'Id of a version of this release.' });

export const DifferenceQuery = z.strictObject({
  from: versionId,
  to: versionId,
  lang: languageTagSchema
    .optional()
    .meta({ description: 'Language (BCP 47); without it that in which the version `to` was written.' }),
});

const Compared = z.strictObject({
  id: z.uuid(),
  number: z.int().optional().meta({ description: 'What the public calls it; only once published.' }),
  state: z.string(),
  etag: z
    .string()
    .meta({ description: 'Of the version as it was compared: for If-Match of what is decided on it.' }),
});

export const DeskDifference = z
  .strictObject({
    release: z.uuid(),
    lang: z.string(),
    from: Compared,
    to: Compared,
    ...differenceMembers,
  })
  .meta({ id: 'DeskDifference', description: 'What changed between two versions, as they are now.' });
export type DeskDifference = z.infer<typeof DeskDifference>;
