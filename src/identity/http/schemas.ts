import { z } from 'zod';
import { Actions, pageOf, pageQuery } from '../../platform/http/index.js';
import { interfaceLanguages, languageTagSchema } from '../../platform/i18n/index.js';
import { lineOfText } from '../../platform/text/index.js';
import { organisationKinds } from '../organisations.repository.js';
import { PASSWORD_MOST } from '../passwords/password-policy.js';

const LANGUAGES = 30;

export const instant = z.iso.datetime({ offset: true });
/** As it is stored and compared. */
const emailAddress = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email())
  .meta({ description: 'E-mail address; capitals make no difference.', example: 'lan@hagiang.example' });
/** Of somebody who signs in: what is no address just fails to be one of ours. */
export const givenEmail = lineOfText({ max: 254 })
  .toLowerCase()
  .meta({ description: 'E-mail address.', example: 'lan@hagiang.example' });
/** Longer ones are refused by the policy, with words; this only bounds the work. */
export const password = z
  .string()
  .min(1)
  .max(PASSWORD_MOST * 5)
  .meta({ description: 'Any characters, at least 8.', example: 'mùa hoa nở trên cao nguyên' });
export const code = z
  .string()
  .trim()
  .min(6)
  .max(40)
  .meta({ description: 'Six digits of the authenticator app, or a recovery code.', example: '287082' });
export const personName = lineOfText({ max: 100 }).meta({ example: 'Nguyễn Thị Lan' });
export const lang = z.enum(interfaceLanguages).meta({ description: 'Language of screens and mails.' });
export const reason = lineOfText({ max: 500 }).meta({ example: 'Chuyển công tác.' });
/** Words that a list is searched by. */
const searched = lineOfText({ min: 1, max: 100 });
const scope = z
  .enum(['own', 'subtree'])
  .meta({ description: '`own`: this organisation alone; `subtree`: all below it as well.' });

export const Id = z.strictObject({ id: z.uuid() });
export const Reason = z
  .strictObject({ reason })
  .meta({ id: 'ReasonGiven', example: { reason: 'Chuyển công tác.' } });

const names = z.record(z.string(), z.string()).meta({
  description: 'Names by language (BCP 47).',
  example: { vi: 'Sở Xây dựng', en: 'Department of Construction' },
});

/** Vietnamese is what every reader falls back to, so it is never missing. */
const newNames = z
  .record(languageTagSchema, lineOfText({ max: 300 }))
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
  .meta({
    maxProperties: LANGUAGES,
    description: 'Names by language (BCP 47); `vi` is required.',
    example: { vi: 'Sở Xây dựng', en: 'Department of Construction' },
  });

const kind = z.enum(organisationKinds);
const organisationCode = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .meta({ description: 'Short name in addresses and lists; lower case, unique.', example: 'so-xay-dung' });
const organisation = {
  id: z.uuid(),
  code: z.string(),
  kind,
  state: z.enum(['active', 'closed']),
  parent: z.uuid().optional().meta({ description: 'The organisation above it; absent at the top.' }),
  names,
};

const OrganisationSchema = z.strictObject(organisation).meta({
  id: 'Organisation',
  description: 'Somebody who can issue releases: a department, a locality, a press agency.',
});
export const OrganisationPage = pageOf(OrganisationSchema, 'OrganisationPage');
export const OrganisationQuery = z.strictObject(pageQuery);

export const DeskOrganisation = z.strictObject({ ...organisation, etag: z.string(), actions: Actions }).meta({
  id: 'DeskOrganisation',
  description: 'An organisation, for those who administer it.',
});
export type DeskOrganisation = z.infer<typeof DeskOrganisation>;
export const DeskOrganisationItem = z
  .strictObject({
    ...organisation,
    etag: z.string(),
    parts: z.int().meta({ description: 'How many that the caller may read stand directly below it.' }),
  })
  .meta({ id: 'DeskOrganisationItem' });
export const DeskOrganisationQuery = z.strictObject({
  ...pageQuery,
  kind: kind.optional(),
  state: organisation.state.optional(),
  parent: z
    .union([z.uuid(), z.literal('none')])
    .optional()
    .meta({
      description: 'Only those directly below this one; `none`: those that the caller sees nothing above.',
    }),
  q: searched
    .optional()
    .meta({ description: 'Each of these words in code or names, whatever the case and the marks.' }),
});
export const DeskOrganisationPage = pageOf(DeskOrganisationItem, 'DeskOrganisationPage');

export const NewOrganisation = z
  .strictObject({ parent: z.uuid(), code: organisationCode, kind, names: newNames })
  .meta({
    id: 'NewOrganisation',
    example: {
      parent: '0193c0de-0000-7000-8000-000000000001',
      code: 'so-xay-dung',
      kind: 'department',
      names: { vi: 'Sở Xây dựng', en: 'Department of Construction' },
    },
  });
export const NewNames = z
  .strictObject({ names: newNames })
  .meta({ id: 'OrganisationNames', example: { names: { vi: 'Sở Xây dựng và Quy hoạch' } } });
export const NewParent = z
  .strictObject({ parent: z.uuid() })
  .meta({ id: 'OrganisationParent', example: { parent: '0193c0de-0000-7000-8000-000000000001' } });

export const roleKey = z
  .string()
  .min(1)
  .max(50)
  .meta({ description: 'Key of a role; see GET /api/v1/desk/roles.', example: 'approver' });
const membershipWish = z.strictObject({
  organisation: z.uuid(),
  role: roleKey,
  scope: scope.default('own'),
  validFrom: instant.optional().meta({ description: 'From when it counts; at once, unless given.' }),
  validTo: instant.optional().meta({ description: 'Until when it counts; for good, unless given.' }),
  substitutesFor: z
    .uuid()
    .optional()
    .meta({ description: 'Account of whoever has this role there and is stood in for; needs `validTo`.' }),
});
export const NewMembership = membershipWish
  .superRefine(({ validFrom, validTo, substitutesFor }, context) => {
    if (substitutesFor !== undefined && validTo === undefined) {
      const [vi, en] = ['Người thay phải có ngày kết thúc.', 'A substitution needs an end.'];
      context.addIssue({ code: 'custom', path: ['validTo'], message: en, params: { vi, en } });
    }
    if (validFrom !== undefined && validTo !== undefined && new Date(validFrom) >= new Date(validTo)) {
      const [vi, en] = ['Ngày kết thúc phải sau ngày bắt đầu.', 'It must end after it begins.'];
      context.addIssue({ code: 'custom', path: ['validTo'], message: en, params: { vi, en } });
    }
  })
  .meta({
    id: 'NewMembership',
    example: { organisation: '0193c0de-0000-7000-8000-000000000001', role: 'approver', scope: 'own' },
  });
export const NewAccount = z
  .strictObject({
    email: emailAddress,
    name: personName,
    lang: lang.default('vi'),
    memberships: z.array(NewMembership).min(1).max(20),
  })
  .meta({
    id: 'NewAccount',
    example: {
      email: 'lan@hagiang.example',
      name: 'Nguyễn Thị Lan',
      memberships: [{ organisation: '0193c0de-0000-7000-8000-000000000001', role: 'press-officer' }],
    },
  });

const accountState = z.enum(['invited', 'active', 'suspended']);
const account = {
  id: z.uuid(),
  email: z.string(),
  name: z.string(),
  lang,
  state: accountState,
  secondFactor: z.boolean().meta({ description: 'Whether a second factor is on.' }),
  createdAt: instant,
  memberships: z
    .array(
      z.strictObject({
        id: z.uuid(),
        organisation: z.uuid(),
        role: z.string(),
        scope,
        validFrom: instant.optional(),
        validTo: instant.optional().meta({ description: 'If it is past, the role is history.' }),
        substitutesFor: z.uuid().optional().meta({ description: 'Account that is stood in for.' }),
      }),
    )
    .meta({ description: 'Those in organisations whose accounts the caller may read.' }),
  worksElsewhere: z.boolean().meta({ description: 'It has memberships that the caller may not read.' }),
  etag: z.string(),
};
export const DeskAccount = z
  .strictObject({ ...account, actions: Actions })
  .meta({ id: 'DeskAccount', description: 'An account, for those who administer it.' });
export type DeskAccount = z.infer<typeof DeskAccount>;
export const DeskAccountItem = z.strictObject(account).meta({ id: 'DeskAccountItem' });
export type DeskAccountItem = z.infer<typeof DeskAccountItem>;
export const DeskAccountPage = pageOf(DeskAccountItem, 'DeskAccountPage');
export const AccountQuery = z.strictObject({
  ...pageQuery,
  state: accountState.optional(),
  q: searched
    .optional()
    .meta({ description: 'Each of these words in name or e-mail address, whatever the case and the marks.' }),
});
export const MembershipParams = z.strictObject({ id: z.uuid(), membership: z.uuid() });

export const RoleList = z
  .strictObject({
    items: z.array(
      z.strictObject({
        key: z.string(),
        name: z.string(),
        secondFactor: z.boolean().meta({ description: 'Demands a second factor where that is configured.' }),
        permissions: z.array(
          z.strictObject({
            key: z.string(),
            text: z.string(),
            area: z.string().meta({ description: 'Heading that it stands under.' }),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'RoleList' });
