import { z } from 'zod';
import { languageTagSchema } from '../../platform/i18n/index.js';
import { Actions, pageOf, pageQuery } from '../../platform/http/index.js';
import {
  BODY_LIMIT,
  contactEmail,
  contactName,
  contactPhone,
  contactPosition,
  releaseKinds,
  summary,
  title,
} from '../release.words.js';

const kind = z.enum(releaseKinds);
const state = z.enum(['draft', 'in_review', 'approved', 'published', 'discarded']);
const standing = z.enum(['unpublished', 'public', 'retracted']);
const ids = z
  .array(z.uuid())
  .max(20)
  .refine((list) => new Set(list).size === list.length, 'must not repeat');
const instant = z.iso.datetime({ offset: true });
const body = z.string().max(BODY_LIMIT);

const Dropped = z
  .array(
    z.strictObject({
      kind: z.enum(['removed', 'unwrapped', 'attribute', 'link', 'character']),
      name: z.string(),
      count: z.int(),
    }),
  )
  .meta({ id: 'Dropped', description: 'What was cleaned out of a body on the way in.' });

const NewContact = z.strictObject({
  name: contactName.optional(),
  position: contactPosition.optional(),
  phone: contactPhone.optional(),
  email: contactEmail.optional(),
});

export const ReleaseParams = z.strictObject({ id: z.uuid() });
export const TextParams = z.strictObject({ id: z.uuid(), lang: languageTagSchema });
export const ReleaseQuery = z.strictObject({ ...pageQuery, state: state.optional() });

export const NewRelease = z
  .strictObject({
    organisation: z
      .uuid()
      .optional()
      .meta({ description: 'Who speaks; default: the organisation acted for.' }),
    kind,
    lang: languageTagSchema.meta({ description: 'Language it is written in (BCP 47).' }),
    title: title.default(''),
    summary: summary.default(''),
    body: body
      .default('')
      .meta({ description: 'HTML; brought to the grammar of official text on the way in.' }),
    topics: ids.default([]),
    places: ids.default([]),
    contact: NewContact.default({}),
  })
  .meta({
    id: 'NewRelease',
    example: {
      kind: 'press release',
      lang: 'vi',
      title: 'Khai mạc Lễ hội hoa tam giác mạch',
      summary: 'Lễ hội diễn ra trong ba ngày tại Đồng Văn.',
      body: '<p>Lễ hội khai mạc lúc 20 giờ.</p>',
    },
  });
export type NewRelease = z.infer<typeof NewRelease>;

export const VersionEdit = z
  .strictObject({
    kind: kind.optional(),
    topics: ids.optional(),
    places: ids.optional(),
    contact: NewContact.omit({ position: true }).optional(),
  })
  .refine((edit) => Object.keys(edit).length > 0, 'must change something')
  .meta({ id: 'VersionEdit', example: { contact: { phone: '0219 000 0001' } } });

export const TextEdit = z
  .strictObject({
    title: title.optional(),
    summary: summary.optional(),
    body: body.optional(),
    contactPosition: contactPosition.optional(),
  })
  .refine((edit) => Object.keys(edit).length > 0, 'must change something')
  .meta({ id: 'TextEdit', example: { title: 'Khai mạc Lễ hội hoa tam giác mạch lần thứ mười' } });

export const Submission = z
  .strictObject({
    stateSecretConfirmed: z
      .literal(true)
      .meta({ description: 'Whoever submits confirms that the text holds no state secret.' }),
  })
  .meta({ id: 'Submission', example: { stateSecretConfirmed: true } });

export const Refusal = z
  .strictObject({ reason: summary.min(1) })
  .meta({ id: 'Refusal', example: { reason: 'Chưa có số điện thoại của đầu mối báo chí.' } });

export const Discarding = z
  .strictObject({ reason: summary.min(1).optional() })
  .meta({ id: 'Discarding', example: { reason: 'Sự kiện đã hoãn.' } });

export const DeskText = z
  .strictObject({
    lang: z.string(),
    etag: z.string().meta({ description: 'For If-Match when this text is edited.' }),
    title: z.string(),
    summary: z.string(),
    body: z.string(),
    contactPosition: z.string(),
    dropped: Dropped.optional(),
  })
  .meta({ id: 'DeskText' });

export const DeskVersion = z
  .strictObject({
    id: z.uuid(),
    release: z.uuid(),
    organisation: z.uuid(),
    number: z.int().optional().meta({ description: 'What the public calls it; only once published.' }),
    state,
    etag: z.string().meta({ description: 'For If-Match when a verb is done.' }),
    kind,
    sourceLang: z.string(),
    topics: z.array(z.uuid()),
    places: z.array(z.uuid()),
    contact: z.strictObject({
      name: z.string().optional(),
      phone: z.string().optional(),
      email: z.string().optional(),
    }),
    authors: z.array(z.uuid()),
    sentBackBecause: z.string().optional(),
    createdAt: instant,
    changedAt: instant,
    publishedAt: instant.optional(),
    ledgerIndex: z.int().optional(),
    texts: z.array(DeskText),
    actions: Actions,
  })
  .meta({ id: 'DeskVersion' });
export type DeskVersion = z.infer<typeof DeskVersion>;

export const DeskRelease = z
  .strictObject({
    id: z.uuid(),
    organisation: z.uuid(),
    standing,
    versions: z.array(DeskVersion).meta({ description: 'Newest first; the first may be unpublished.' }),
    dropped: Dropped.optional(),
  })
  .meta({ id: 'DeskRelease' });
export type DeskRelease = z.infer<typeof DeskRelease>;

export const DeskReleaseItem = z
  .strictObject({
    id: z.uuid(),
    organisation: z.uuid(),
    standing,
    state,
    kind,
    title: z.string(),
    changedAt: instant,
  })
  .meta({ id: 'DeskReleaseItem' });
export const DeskReleases = pageOf(DeskReleaseItem, 'DeskReleases');
