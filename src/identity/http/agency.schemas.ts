import { z } from 'zod';
import { Actions, pageOf, pageQuery } from '../../platform/http/index.js';
import { lineOfText, linesOfText } from '../../platform/text/index.js';
import { instant } from './schemas.js';

const day = z.iso.date().meta({ description: "A day in the province's time zone.", example: '2026-12-01' });
const state = z.enum(['accredited', 'suspended', 'ended']);
const reasons = z.array(z.strictObject({ type: z.string(), title: z.string() }));
const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ description: 'SHA-256 of the terms in all their languages (RFC 8785).', example: '0'.repeat(64) });
const termsVersion = z.coerce.number().int().min(1).max(1_000_000);

export const NewAccreditation = z
  .strictObject({
    organisation: z.uuid(),
    decision: lineOfText({ max: 200 }).meta({
      description: 'Number of the decision or document.',
      example: '1205/QĐ-UBND',
    }),
    validFrom: day,
    validTo: day.optional().meta({ description: 'Last day; without an end, unless given.' }),
  })
  .superRefine(({ validFrom, validTo }, context) => {
    if (validTo === undefined || validFrom <= validTo) return;
    const [vi, en] = ['Ngày kết thúc phải sau ngày bắt đầu.', 'It must end after it begins.'];
    context.addIssue({ code: 'custom', path: ['validTo'], message: en, params: { vi, en } });
  })
  .meta({
    id: 'NewAccreditation',
    example: {
      organisation: '0193c0de-0000-7000-8000-000000000001',
      decision: '1205/QĐ-UBND',
      validFrom: '2026-12-01',
    },
  });

const accreditation = {
  id: z.uuid(),
  organisation: z.strictObject({ id: z.uuid(), name: z.string() }),
  decision: z.string(),
  validFrom: day,
  validTo: day.optional(),
  state,
  etag: z.string(),
};
const acceptances = z
  .array(
    z.strictObject({
      version: z.int(),
      sha256,
      acceptedBy: z.uuid(),
      acceptedByName: z.string(),
      acceptedAt: instant,
    }),
  )
  .meta({ description: 'Terms that the agency accepted, the newest version first.' });
const mayReadEarly = z.boolean().meta({
  description: 'Accredited today, and the terms in force are accepted.',
});

export const AccreditationItem = z.strictObject(accreditation).meta({ id: 'AccreditationItem' });
export const AccreditationPage = pageOf(AccreditationItem, 'AccreditationPage');
export const Accreditation = z
  .strictObject({ ...accreditation, mayReadEarly, reasons, acceptances, actions: Actions })
  .meta({ id: 'Accreditation', description: 'That the province recognises a press agency.' });
export type Accreditation = z.infer<typeof Accreditation>;
export const AccreditationQuery = z.strictObject({
  ...pageQuery,
  state: state.optional(),
  organisation: z.uuid().optional(),
});

const text = linesOfText({ max: 50_000 });
export const NewPressTerms = z
  .strictObject({
    texts: z.strictObject({ vi: text, en: text }),
    inForceFrom: instant.optional().meta({ description: 'At once, unless given.' }),
  })
  .meta({
    id: 'NewPressTerms',
    example: {
      texts: {
        vi: 'Tin đọc trước chỉ được đăng sau giờ phát hành.',
        en: 'What is read early is spread only after its hour.',
      },
    },
  });
const terms = { version: z.int(), inForceFrom: instant, publishedAt: instant, sha256 };
export const PressTermsItem = z.strictObject(terms).meta({ id: 'PressTermsItem' });
export const PressTermsPage = pageOf(PressTermsItem, 'PressTermsPage');
export const PressTerms = z
  .strictObject({ ...terms, texts: z.strictObject({ vi: z.string(), en: z.string() }) })
  .meta({ id: 'PressTerms', description: 'On which terms press agencies read early; never changed.' });
export type PressTerms = z.infer<typeof PressTerms>;
export const PressTermsQuery = z.strictObject(pageQuery);
export const TermsVersion = z.strictObject({ version: termsVersion });

export const NewAcceptance = z
  .strictObject({ version: z.int().min(1).max(1_000_000), sha256 })
  .meta({ id: 'NewAcceptance', example: { version: 1, sha256: '0'.repeat(64) } });
export const EarlyAccess = z
  .strictObject({
    organisation: z.uuid(),
    mayReadEarly,
    reasons,
    terms: PressTermsItem.optional().meta({ description: 'In force now; absent if none are.' }),
    acceptances,
  })
  .meta({
    id: 'EarlyAccess',
    description: 'Whether a press agency may read what is scheduled, and why not.',
  });
export type EarlyAccess = z.infer<typeof EarlyAccess>;
