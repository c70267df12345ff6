import { z } from 'zod';
import { Actions, pageOf } from '../../platform/http/index.js';
import { redactionGrounds, sha256 } from '../release.words.js';
import { instant, kind, Plan, Quote, state, VersionFile } from './schemas.js';

const standing = z.enum(['unpublished', 'public', 'retracted']);
const Dropped = z
  .array(
    z.strictObject({
      kind: z.enum(['removed', 'unwrapped', 'attribute', 'link', 'character', 'omitted']),
      name: z.string(),
      count: z.int(),
    }),
  )
  .meta({ id: 'Dropped', description: 'What was cleaned out of a body on the way in.' });

const shown = {
  etag: z.string(),
  actions: Actions,
};

export const DeskText = z
  .strictObject({
    lang: z.string(),
    etag: z.string().meta({ description: 'For If-Match when this text is edited.' }),
    title: z.string(),
    summary: z.string(),
    body: z.string(),
    quotes: z.array(Quote),
    contactPosition: z.string(),
    signatoryPosition: z.string(),
    signatoryAuthority: z.array(z.strictObject({ form: z.string(), of: z.string() })),
    eventPlace: z.string(),
    fileWords: z.record(
      z.string(),
      z.strictObject({ caption: z.string().optional(), alt: z.string().optional() }),
    ),
    audio: z.strictObject({ sha256, seconds: z.int().optional() }).optional(),
    printed: z
      .strictObject({ docx: z.string().optional(), pdf: z.string().optional() })
      .optional()
      .meta({ description: 'Addresses of what the approved text was printed into, once that is done.' }),
    translation: z
      .strictObject({
        state: z.enum(['translating', 'reviewed', 'public']),
        stale: z.boolean().meta({ description: 'The source was changed since this was translated.' }),
        behind: z
          .strictObject({
            title: z.boolean(),
            summary: z.boolean(),
            blocks: z.array(z.int().min(0)).meta({ description: 'Of the body of the source, from 0.' }),
            gone: z.int().min(0).meta({ description: 'How many blocks the source has no more.' }),
          })
          .optional()
          .meta({ description: 'Of a stale one: which parts of the source are new or changed since.' }),
        translators: z.array(z.uuid()),
        actions: Actions,
      })
      .optional()
      .meta({ description: 'Absent for the language in which the version was written.' }),
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
    ...shown,
    kind,
    urgent: z.boolean(),
    minor: z.boolean(),
    sourceLang: z.string(),
    topics: z.array(z.uuid()),
    places: z.array(z.uuid()),
    coIssuers: z.array(z.strictObject({ organisation: z.uuid(), agreed: z.boolean() })),
    recipients: z.array(z.string()),
    contact: z.strictObject({
      name: z.string().optional(),
      phone: z.string().optional(),
      email: z.string().optional(),
    }),
    signatory: z.strictObject({ form: z.string().optional(), name: z.string() }).optional(),
    event: z.strictObject({ from: instant, to: instant.optional(), zone: z.string() }).optional(),
    files: z.array(VersionFile),
    authors: z.array(z.uuid()),
    twoSteps: z.boolean(),
    endorsedBy: z.uuid().optional(),
    approvedBy: z.uuid().optional(),
    sentBackBecause: z.string().optional(),
    plan: Plan.optional().meta({ description: 'The hour that its authors wish for.' }),
    publishAt: instant.optional(),
    earlyAccess: z.boolean(),
    refusedOnTime: z.string().optional().meta({ description: 'Why it was not published at its hour.' }),
    publishedUrgently: z.boolean(),
    reviewedAfterwardsBy: z.uuid().optional(),
    createdAt: instant,
    changedAt: instant,
    publishedAt: instant.optional(),
    ledgerIndex: z.int().optional(),
    texts: z.array(DeskText),
  })
  .meta({ id: 'DeskVersion' });
export type DeskVersion = z.infer<typeof DeskVersion>;

const DeskRedaction = z.strictObject({
  ground: z.enum(redactionGrounds),
  documents: z.array(z.strictObject({ version: z.int(), lang: z.string() })),
  notices: z.record(z.string(), z.string()),
  proposedBy: z.uuid(),
  proposedAt: instant,
});

export const DeskRelease = z
  .strictObject({
    id: z.uuid(),
    organisation: z.uuid(),
    standing,
    number: z.string().optional().meta({ description: 'Number and symbol, once it has them.' }),
    ...shown,
    redaction: DeskRedaction.optional().meta({ description: 'What waits for a second person.' }),
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
    number: z.string().optional(),
    state,
    kind,
    urgent: z.boolean(),
    title: z.string(),
    publishAt: instant.optional(),
    publishedAt: instant.optional(),
    changedAt: instant,
  })
  .meta({ id: 'DeskReleaseItem' });
export const DeskReleases = pageOf(DeskReleaseItem, 'DeskReleases');

const ReleaseTemplate = z
  .strictObject({
    kind,
    lang: z.string(),
    body: z.string().meta({ description: 'HTML; what stands in square brackets is to be replaced.' }),
  })
  .meta({ id: 'ReleaseTemplate' });
export const ReleaseTemplates = z
  .strictObject({ items: z.array(ReleaseTemplate) })
  .meta({ id: 'ReleaseTemplates' });

const ReleaseNumber = z
  .strictObject({
    number: z.string(),
    year: z.int(),
    release: z.uuid(),
    used: z.boolean().meta({ description: 'False: the release was given up; the number is not used again.' }),
  })
  .meta({ id: 'ReleaseNumber' });
export const ReleaseNumbers = pageOf(ReleaseNumber, 'ReleaseNumbers');
