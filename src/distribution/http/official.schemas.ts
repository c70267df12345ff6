import { z } from 'zod';
import { Notice } from './schemas.js';

const LONGEST_TEXT = 40_000;
const LONGEST_LINE = 2000;
const one = {
  en: 'Send exactly one of text, link, number and query.',
  vi: 'Gửi đúng một trong các trường text, link, number, query.',
};

/** UTF-16 code units, as they come: nothing of it is changed before it is compared. */
export const OfficialQuestion = z
  .strictObject({
    text: z.string().min(1).max(LONGEST_TEXT).optional().meta({
      description: 'A text, with or without its title; a part of one, or one within another text.',
      example: 'Từ 7 giờ ngày 12/3/2025, mọi phương tiện không qua cầu treo Bản Lầu.',
    }),
    link: z
      .string()
      .min(1)
      .max(LONGEST_LINE)
      .optional()
      .meta({ description: 'The address of a release, whatever hangs on it.' }),
    number: z
      .string()
      .min(1)
      .max(100)
      .optional()
      .meta({ description: 'The number and symbol of a release.', example: '05/TB-UBND' }),
    query: z
      .string()
      .min(1)
      .max(LONGEST_TEXT)
      .optional()
      .meta({ description: 'Any of these: what looks like an address or a number is taken for one.' }),
  })
  .superRefine((question, context) => {
    if (Object.values(question).filter((value) => value !== undefined).length !== 1)
      context.addIssue({ code: 'custom', message: one.en, params: one });
  })
  .meta({ id: 'OfficialQuestion' });

const instant = z.iso.datetime({ offset: true });
const words = z.int().meta({ description: 'Count of words.' });

const TextDifference = z
  .strictObject({
    ignored: z.enum(['marks', 'case']).optional().meta({
      description: 'What was not looked at, since the text has none: Vietnamese marks, or small letters.',
    }),
    unchanged: z.boolean().meta({
      description:
        'The text and the release have one passage in common, word for word, and nothing was changed within it. What is ' +
        'left out may still turn its sense.',
    }),
    same: words,
    leftOut: words,
    added: words,
    differences: z
      .array(
        z.strictObject({
          change: z.enum(['same', 'removed', 'added']),
          text: z.string(),
          omitted: z.int().optional().meta({ description: 'Words of a long stretch that are not shown.' }),
        }),
      )
      .meta({
        description:
          'Word by word; `removed`: of the release alone, `added`: of the text alone. At most 200.',
      }),
  })
  .meta({ id: 'TextDifference', description: 'What became of the words of the release in the text.' });

const OfficialMatch = z
  .strictObject({
    id: z.uuid(),
    standing: z.enum(['current', 'corrected', 'retracted']).meta({
      description: 'Of what was found: in force, followed by a later version, or taken back.',
    }),
    version: z.int(),
    currentVersion: z.int().optional().meta({ description: 'Absent once the release was retracted.' }),
    lang: z.string(),
    title: z.string().optional().meta({ description: 'Absent once the release was retracted.' }),
    number: z.string().optional(),
    issuer: z.strictObject({ id: z.uuid(), name: z.string() }).optional(),
    publishedAt: instant.meta({ description: 'When this text became public.' }),
    ledgerIndex: z.int(),
    difference: TextDifference.optional(),
    notices: z.array(Notice),
    links: z.strictObject({
      self: z.string(),
      short: z.string(),
      log: z.string(),
      document: z.string().optional(),
      proof: z.string().optional(),
      difference: z.string().optional().meta({ description: 'What was corrected since.' }),
      notice: z.string().optional(),
      noticeProof: z.string().optional(),
    }),
  })
  .meta({ id: 'OfficialMatch', description: 'A release, with its proof; of a retracted one no word.' });

export const OfficialAnswer = z
  .strictObject({
    answer: z.enum(['official', 'official-corrected', 'official-retracted', 'close', 'not-published']),
    by: z.enum(['text', 'link', 'number']).meta({ description: 'What the question was taken for.' }),
    matches: z.array(OfficialMatch).meta({ description: 'Several only for a number given more than once.' }),
  })
  .meta({ id: 'OfficialAnswer' });
