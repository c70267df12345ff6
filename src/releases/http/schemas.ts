import { z } from 'zod';
import { isTimeZone } from '../../platform/config/index.js';
import { languageTagSchema } from '../../platform/i18n/index.js';
import { lineOfText } from '../../platform/text/index.js';
import { pageQuery } from '../../platform/http/index.js';
import {
  authorityForms,
  BODY_LIMIT,
  contactEmail,
  contactPhone,
  line,
  personName,
  position,
  publicWords,
  quoteWords,
  redactionGrounds,
  releaseKinds,
  sha256,
  summary,
  title,
} from '../release.words.js';
import { versionStates } from '../version.lifecycle.js';

export const kind = z.enum(releaseKinds);
export const state = z.enum(versionStates);
/** What a refinement says, in both languages. */
export const said = (en: string, vi: string) => ({ message: en, params: { vi, en } });
const distinct = (list: readonly unknown[]) => new Set(list).size === list.length;
const noRepeats = said('This must not repeat.', 'Không được lặp lại.');
const ids = z.array(z.uuid()).max(20).refine(distinct, noRepeats);
export const instant = z.iso.datetime({ offset: true });
const body = z.string().max(BODY_LIMIT);

const NewContact = z.strictObject({
  name: personName.optional(),
  position: position.optional(),
  phone: contactPhone.optional(),
  email: contactEmail.optional(),
});
const Signatory = z.strictObject({
  form: z
    .enum(authorityForms)
    .optional()
    .meta({ description: 'In whose authority: TM., KT., TL., TUQ.; absent for the head in person.' }),
  name: personName.min(1),
});
const EventTime = z
  .strictObject({
    from: instant,
    to: instant.optional(),
    zone: z
      .string()
      .max(60)
      .refine(isTimeZone, said('This is no time zone.', 'Không phải là múi giờ (IANA).'))
      .optional()
      .meta({ description: "IANA time zone; default: the province's." }),
  })
  .refine(
    ({ from, to }) => to === undefined || new Date(to) >= new Date(from),
    said('This must end after it begins.', 'Thời điểm kết thúc phải sau thời điểm bắt đầu.'),
  );
export const Plan = z.strictObject({ publishAt: instant, earlyAccess: z.boolean() }).meta({ id: 'Plan' });
export const VersionFile = z
  .strictObject({
    sha256,
    role: z.enum(['attachment', 'picture', 'signed']).meta({
      description: 'signed: the document as it was signed, shown beside the text.',
    }),
    credit: line.optional(),
    licence: line.optional(),
    signer: line.optional().meta({ description: 'Who signed it, as declared; not verified.' }),
  })
  .meta({ id: 'VersionFile' });
const files = z
  .array(VersionFile)
  .max(50)
  .refine((list) => distinct(list.map((file) => file.sha256)), noRepeats);
/** A draft may hold half of one. */
export const Quote = z.strictObject({
  text: quoteWords,
  name: personName,
  position: position.optional(),
});
const fileWords = z
  .record(sha256, z.strictObject({ caption: summary.optional(), alt: summary.optional() }))
  .refine((record) => Object.keys(record).length <= 100, said('At most 100 files.', 'Nhiều hơn 100 tệp.'))
  .meta({ maxProperties: 100, description: 'What this language says of files, by their SHA-256.' });

/** What has no language, as it may be changed. */
const changes = {
  kind,
  urgent: z.boolean().meta({ description: 'Marks the release as urgent for its readers.' }),
  topics: ids,
  places: ids,
  coIssuers: ids.meta({ description: 'Organisations that speak too; each must agree before approval.' }),
  recipients: z.array(line.min(1)).max(50).meta({ description: 'Lines of “Nơi nhận”.' }),
  signatory: Signatory.nullable(),
  event: EventTime.nullable(),
  files,
  plan: Plan.nullable().meta({
    description:
      'The hour that its authors wish for; whoever schedules it decides. Null takes the wish back.',
  }),
  number: z
    .string()
    .min(1)
    .max(80)
    .meta({ description: "Number out of the organisation's own register, where it keeps one." }),
};
/** The words of one language, as they may be changed. */
const words = {
  title,
  summary,
  body: body.meta({ description: 'HTML; brought to the grammar of official text on the way in.' }),
  quotes: z.array(Quote).max(20),
  contactPosition: position,
  signatoryPosition: position,
  signatoryAuthority: z
    .array(z.strictObject({ form: z.enum(authorityForms), of: position.min(1) }))
    .max(2)
    .meta({ description: 'For whom it is signed, a line each: TM. Ủy ban nhân dân, KT. Chủ tịch.' }),
  eventPlace: line,
  fileWords,
  audio: z
    .strictObject({ sha256, seconds: z.int().min(1).max(86_400).optional() })
    .nullable()
    .meta({ description: 'A recording of this language; a text may be a recording alone.' }),
};
const optional = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject(shape).partial();
const changesSomething = (edit: object) => Object.keys(edit).length > 0;

export const ReleaseParams = z.strictObject({ id: z.uuid() });
export const TextParams = z.strictObject({
  id: z.uuid(),
  which: z.enum(['open', 'current']),
  lang: languageTagSchema,
});
export const NumberedParams = z.strictObject({
  id: z.uuid(),
  version: z.coerce.number().int().min(1).max(100_000),
});
export const ReleaseQuery = z.strictObject({
  ...pageQuery,
  state: state.optional(),
  kind: kind.optional(),
  organisation: z.uuid().optional().meta({ description: 'Only what this organisation issues.' }),
  q: lineOfText({ min: 1, max: 100 }).optional().meta({
    description:
      'In title or number, whatever the case and the marks. A page looks through so many releases at most; one without items may have a `next` all the same.',
  }),
});
export const NumbersQuery = z.strictObject({
  ...pageQuery,
  year: z.coerce.number().int().min(2000).max(2100),
});

export const NewRelease = optional(changes)
  .omit({ kind: true, topics: true, places: true })
  .extend({
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

export const VersionEdit = optional(changes)
  .extend({
    minor: z
      .boolean()
      .optional()
      .meta({ description: 'A correction of which nobody is notified; the history shows it all the same.' }),
    contact: NewContact.omit({ position: true }).optional(),
  })
  .refine(changesSomething, said('This must change something.', 'Chưa có thay đổi nào.'))
  .meta({ id: 'VersionEdit', example: { contact: { phone: '0219 000 0001' } } });

export const TextEdit = optional(words)
  .extend({
    follows: z
      .string()
      .max(60)
      .optional()
      .meta({ description: 'For a translation: the ETag of the source text that it now says the same as.' }),
  })
  .refine(changesSomething, said('This must change something.', 'Chưa có thay đổi nào.'))
  .meta({ id: 'TextEdit', example: { title: 'Khai mạc Lễ hội hoa tam giác mạch lần thứ mười' } });

export const NewTranslation = optional(words).meta({
  id: 'NewTranslation',
  example: { title: 'Buckwheat Flower Festival opens' },
});

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

export const Schedule = z
  .strictObject({
    publishAt: instant.meta({ description: 'When it becomes public by itself.' }),
    earlyAccess: z
      .boolean()
      .default(false)
      .meta({ description: 'Accredited press that accepted the terms may read it before.' }),
  })
  .meta({ id: 'Schedule', example: { publishAt: '2026-12-01T07:00:00+07:00', earlyAccess: true } });

export const Correction = z
  .strictObject({ minor: z.boolean().default(false) })
  .meta({ id: 'Correction', example: { minor: true } });

const notices = z
  .record(languageTagSchema, publicWords)
  .refine(
    (record) => {
      const count = Object.keys(record).length;
      return count > 0 && count <= 20;
    },
    said('1 to 20 languages.', 'Cần từ 1 đến 20 ngôn ngữ.'),
  )
  .meta({
    minProperties: 1,
    maxProperties: 20,
    description: 'The words that stay in public, by language; the language of the release is needed.',
  });

export const Retraction = z.strictObject({ reason: summary.min(1), notices }).meta({
  id: 'Retraction',
  example: {
    reason: 'Số liệu do đơn vị cung cấp bị sai.',
    notices: { vi: 'Thông báo này đã được thu hồi vì số liệu chưa chính xác.' },
  },
});

export const NewRedaction = z
  .strictObject({
    ground: z.enum(redactionGrounds),
    documents: z
      .array(z.strictObject({ version: z.int().min(1).max(100_000), lang: languageTagSchema }))
      .min(1)
      .max(50)
      .refine((list) => distinct(list.map(({ version, lang }) => `${version} ${lang}`)), noRepeats),
    notices,
  })
  .meta({
    id: 'NewRedaction',
    example: {
      ground: 'personal-data',
      documents: [{ version: 1, lang: 'vi' }],
      notices: { vi: 'Đã xóa dữ liệu cá nhân theo quy định của pháp luật.' },
    },
  });
