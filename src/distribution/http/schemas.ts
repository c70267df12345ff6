import { z } from 'zod';
import { pageOf, pageQuery } from '../../platform/http/index.js';
import { languageTagSchema } from '../../platform/i18n/index.js';
import { releaseKinds } from '../../releases/index.js';
import { formatNames } from '../formats/format-names.js';

const Named = z.strictObject({ id: z.uuid(), name: z.string() }).meta({ id: 'Named' });
const instant = z.iso.datetime({ offset: true });
export const Notice = z
  .strictObject({
    type: z.enum(['demonstration', 'retracted', 'redacted', 'outdated', 'imported']),
    text: z.string(),
    lang: z.string().optional(),
    ledgerIndex: z.int().optional().meta({ description: 'The act that it tells of.' }),
    href: z.string().optional(),
  })
  .meta({ id: 'PublicNotice', description: 'What a reader must know before anything else.' });
export const kind = z.enum(releaseKinds);

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
const format = z.enum(formatNames).optional().meta({
  description: 'IPTC ninjs 3.1, or a schema.org NewsArticle as JSON-LD; without it by Accept, else JSON.',
});
export const ReleaseQuery = LanguageQuery.extend({ format });
export const ReleasesQuery = z.strictObject({
  ...pageQuery,
  format,
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
    number: z.string().optional(),
    issuer: Named,
    coIssuers: z.array(Named).optional(),
    source: z
      .strictObject({ lang: z.string(), sha256: z.string() })
      .optional()
      .meta({ description: 'Of a translation: the document that it follows.' }),
    content: z.looseObject({
      kind,
      urgent: z.literal(true).optional(),
      title: z.string(),
      summary: z.string(),
      body: z.string(),
      quotes: z
        .array(z.strictObject({ text: z.string(), name: z.string(), position: z.string().optional() }))
        .optional(),
      topics: z.array(Named).optional(),
      places: z.array(Named).optional(),
      signatory: z
        .strictObject({
          form: z.string().optional(),
          name: z.string(),
          position: z.string().optional(),
          authority: z.array(z.strictObject({ form: z.string(), of: z.string() })).optional(),
        })
        .optional(),
      recipients: z.array(z.string()).optional(),
      event: z
        .strictObject({
          from: instant,
          to: instant.optional(),
          zone: z.string(),
          place: z.string().optional(),
        })
        .optional(),
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
          caption: z.string().optional(),
          credit: z.string().optional(),
          alt: z.string().optional(),
          licence: z.string().optional(),
          signer: z.string().optional(),
          seconds: z.int().optional(),
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
    plannedFor: instant.optional().meta({ description: 'The hour that was set for it.' }),
    firstPublishedAt: instant
      .optional()
      .meta({ description: 'Imported: when an older portal published it.' }),
    ledgerIndex: z.int(),
    lastIndex: z.int().meta({ description: 'Index of the last act on the release.' }),
    notices: z.array(Notice),
    document: CanonicalDocument.optional().meta({ description: 'Absent once the release was retracted.' }),
    history: z.array(
      z.strictObject({
        index: z.int(),
        act: z.string(),
        version: z.int(),
        at: instant,
        minor: z.literal(true).optional(),
      }),
    ),
    links: z.strictObject({
      self: z.string(),
      short: z.string(),
      log: z.string(),
      document: z.string().optional(),
      proof: z.string().optional(),
      notice: z.string().optional(),
      noticeProof: z.string().optional(),
      docx: z.string().optional(),
      pdf: z.string().optional(),
      pack: z.string().optional().meta({ description: 'Everything a newsroom needs of it, in one ZIP.' }),
    }),
  })
  .meta({ id: 'PublicRelease', description: 'The same bytes for everybody.' });

export const PublicReleaseItem = z
  .strictObject({
    id: z.uuid(),
    version: z.int(),
    lang: z.string(),
    languages: z.array(z.string()),
    publishedAt: instant,
    firstPublishedAt: instant
      .optional()
      .meta({ description: 'Imported: when an older portal published it.' }),
    number: z.string().optional(),
    kind,
    urgent: z.literal(true).optional(),
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

export const NoticeDocument = z
  .looseObject({
    format: z.literal('khen.document/1'),
    log: z.string(),
    type: z.literal('notice'),
    id: z.uuid(),
    version: z.int(),
    lang: z.string(),
    nonce: z.string(),
    issuer: Named,
    content: z.strictObject({ act: z.string(), text: z.string() }),
  })
  .meta({ id: 'NoticeDocument', description: 'The public words of a retraction (RFC 8785).' });

export const NoticeProofFile = z
  .strictObject({ document: NoticeDocument, entry: z.looseObject({}), proof: z.string() })
  .meta({ id: 'NoticeProofFile' });
