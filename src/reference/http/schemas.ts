import { z } from 'zod';
import { pageOf, pageQuery } from '../../platform/http/index.js';
import { languageTagSchema } from '../../platform/i18n/index.js';
import { lineOfText } from '../../platform/text/index.js';
import { type Names, type Place, placeKinds, type Topic } from '../reference.types.js';

const LANGUAGES = 30;
const RELATIVES = 500;

const names = z.record(z.string(), z.string()).meta({
  description: 'Names by language (BCP 47); there is always one in Vietnamese.',
  example: { vi: 'Giao thông', en: 'Transport' },
});

/** What is sent to name something; Vietnamese is what every reader falls back to, so it is never missing. */
const newNames = z
  .record(languageTagSchema, lineOfText({ max: 200 }))
  .superRefine((given, context) => {
    if (given['vi'] === undefined) {
      const [vi, en] = ['Cần có tên tiếng Việt.', 'The Vietnamese name is missing.'];
      context.addIssue({ code: 'custom', path: ['vi'], message: en, params: { vi, en } });
    }
    if (Object.keys(given).length > LANGUAGES) {
      const [vi, en] = [`Tối đa ${LANGUAGES} ngôn ngữ.`, `At most ${LANGUAGES} languages.`];
      context.addIssue({ code: 'custom', message: en, params: { vi, en } });
    }
  })
  .transform((given) => given as Names)
  .meta({
    maxProperties: LANGUAGES,
    description: 'Names by language (BCP 47); `vi` is required.',
    example: { vi: 'Giao thông', en: 'Transport' },
  });

const code = (pattern: RegExp, example: string) => z.string().max(50).regex(pattern).meta({ example });
const day = z.iso.date().meta({ example: '2025-07-01' });
const kind = z.enum(placeKinds);
const revisionless = { id: z.uuid(), code: z.string() };

export const TopicSchema = z
  .strictObject({ ...revisionless, names })
  .meta({ id: 'Topic', description: 'What releases are filed under.' });

export const PlaceSchema = z
  .strictObject({
    ...revisionless,
    kind,
    parent: z.uuid().optional().meta({ description: 'The place above it; absent at the top.' }),
    names,
    validFrom: day
      .optional()
      .meta({ description: 'First day; absent when it is older than what is recorded.' }),
    validTo: day
      .optional()
      .meta({ description: 'First day on which it is no more; absent while it has no end.' }),
    predecessors: z.array(z.uuid()).meta({ description: 'Ended places whose land it took in.' }),
    successors: z.array(z.uuid()).meta({ description: 'Places that took in its land.' }),
  })
  .meta({ id: 'Place', description: 'An administrative unit, with the time during which it exists.' });

export const TopicPage = pageOf(TopicSchema, 'TopicPage');
export const PlacePage = pageOf(PlaceSchema, 'PlacePage');

export const topicListQuery = z.strictObject(pageQuery);
export const placeListQuery = z.strictObject({
  ...pageQuery,
  kind: kind.optional(),
  parent: z.uuid().optional().meta({ description: 'Only places directly below this one.' }),
  on: day
    .optional()
    .meta({ description: 'Only places that exist on this day; without it those of all times.' }),
});

export const idParameter = z.strictObject({ id: z.uuid() });

export const NewTopicSchema = z
  .strictObject({ code: code(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'transport'), names: newNames })
  .meta({ id: 'NewTopic' });

export const NewPlaceSchema = z
  .strictObject({
    code: code(/^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/, '00721').meta({
      description: 'Code in the national list of administrative units.',
    }),
    kind,
    parent: z.uuid().optional(),
    names: newNames,
    validFrom: day.optional(),
    validTo: day.optional().meta({ description: 'Only for a place of the past.' }),
    predecessors: z.array(z.uuid()).max(RELATIVES).default([]).meta({
      description: 'Ended places whose land it takes in.',
    }),
  })
  .meta({ id: 'NewPlace' });

export const NewNamesSchema = z.strictObject({ names: newNames }).meta({ id: 'NewNames' });

export const PlaceEndSchema = z
  .strictObject({
    validTo: day.meta({ description: 'First day on which it is no more, past or to come.' }),
    successors: z.array(z.uuid()).max(RELATIVES).default([]).meta({
      description: 'Places that take in its land and are recorded already.',
    }),
  })
  .meta({ id: 'PlaceEnd' });

export function toTopic({ id, code: topicCode, names: topicNames }: Topic): z.infer<typeof TopicSchema> {
  return { id, code: topicCode, names: topicNames };
}

export function toPlace(place: Place): z.infer<typeof PlaceSchema> {
  const { id, parentId, validFrom, validTo } = place;
  return {
    id,
    code: place.code,
    kind: place.kind,
    ...(parentId !== null && { parent: parentId }),
    names: place.names,
    ...(validFrom !== null && { validFrom }),
    ...(validTo !== null && { validTo }),
    predecessors: [...place.predecessors],
    successors: [...place.successors],
  };
}
