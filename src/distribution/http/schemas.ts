import { z } from 'zod';
import { pageOf, pageQuery } from '../../platform/http/index.js';
import { languageTagSchema } from '../../platform/i18n/index.js';
import { releaseKinds } from '../../releases/index.js';

const Named = z.strictObject({ id: z.uuid(), name: z.string() }).meta({ id: 'Named' });
const instant = z.iso.datetime({ offset: true });
const Notice = z
  .strictObject({ type: z.enum(['demonstration']), text: z.string() })
  .meta({ id: 'PublicNotice', description: 'What a reader must know before anything else.' });
const kind = z.enum(releaseKinds);

export const ReleaseParams = z.strictObject({ id: z.uuid() });
export const VersionParams = z.strictObject({
  id: z.uuid(),
  version: z.coerce.number().int().min(1).max(100_000),
});
export const LanguageQuery = z.strictObject({
  lang: languageTagSchema
    .optional()
    .meta({ description: 'Language (BCP 47); without it the best match, else the original.' }),
});
export const ReleasesQuery = z.strictObject({
  ...pageQuery,
  topic: z.uuid().optional().meta({ description: 'Only releases filed under this topic.' }),
  place: z
    .uuid()
    .optional()
    .meta({ description: 'Only releases of this place, under its names then and now.' }),
  organisation: z.uuid().optional().meta({ description: 'Only releases of this organisation.' }),
});

/** `khen.document/1`: open for members that are added later, closed in what these mean. */
export const CanonicalDocument = z
  .looseObject({
    format: z.literal('khen.document/1'),
    log: z.string().meta({ description: 'Origin of the log that holds its digest.' }),
    type: z.string(),
    id: z.uuid(),
    version: z.int(),
    lang: z.string(),
    nonce: z.string(),
    issuer: Named,
    content: z.looseObject({
      kind,
      title: z.string(),
      summary: z.string(),
      body: z.string(),
      topics: z.array(Named).optional(),
      places: z.array(Named).optional(),
      contact: z
        .strictObject({
          name: z.string().optional(),
          position: z.string().optional(),
          phone: z.string().optional(),
          email: z.string().optional(),
        })
        .optional(),
    }),
    files: z
      .array(
        z.looseObject({
          sha256: z.string(),
          bytes: z.int(),
          mediaType: z.string(),
          role: z.string(),
          name: z.string().optional(),
        }),
      )
      .optional(),
  })
  .meta({ id: 'CanonicalDocument', description: 'What was approved, byte for byte (RFC 8785).' });

export const PublicRelease = z
  .strictObject({
    id: z.uuid(),
    standing: z.enum(['public', 'retracted']),
    version: z.int(),
    lang: z.string(),
    languages: z.array(z.string()),
    publishedAt: instant,
    ledgerIndex: z.int(),
    notices: z.array(Notice),
    document: CanonicalDocument,
    links: z.strictObject({
      self: z.string(),
      document: z.string(),
      proof: z.string(),
      short: z.string(),
      log: z.string(),
    }),
  })
  .meta({ id: 'PublicRelease', description: 'The same bytes for everybody.' });

const PublicReleaseItem = z
  .strictObject({
    id: z.uuid(),
    version: z.int(),
    lang: z.string(),
    languages: z.array(z.string()),
    publishedAt: instant,
    kind,
    title: z.string(),
    summary: z.string(),
    issuer: Named,
    topics: z.array(Named),
    places: z.array(Named),
    links: z.strictObject({ self: z.string(), short: z.string() }),
  })
  .meta({ id: 'PublicReleaseItem' });

export const PublicReleases = pageOf(PublicReleaseItem, 'PublicReleases')
  .extend({ notices: z.array(Notice).optional() })
  .meta({ id: 'PublicReleases' });

export const ProofFile = z
  .strictObject({ document: CanonicalDocument, entry: z.looseObject({}), proof: z.string() })
  .meta({
    id: 'ProofFile',
    description: 'Document, entry and c2sp.org/tlog-proof@v1 text, as RFC 8785 bytes.',
  });
