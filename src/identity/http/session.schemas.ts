import { z } from 'zod';
import { code, givenEmail, instant, lang, password, personName, reason, roleKey } from './schemas.js';

export const NewSession = z.strictObject({ email: givenEmail, password, code: code.optional() }).meta({
  id: 'NewSession',
  example: { email: 'lan@hagiang.example', password: 'mùa hoa nở trên cao nguyên' },
});

const grant = {
  accessToken: z.string().meta({ description: 'For `Authorization: Bearer …`.' }),
  tokenType: z.literal('Bearer'),
  expiresIn: z.int().meta({ description: 'Seconds until the access token ends; refresh before.' }),
};
export const SessionOpened = z
  .strictObject({
    ...grant,
    mustSetUpSecondFactor: z
      .boolean()
      .meta({ description: 'A role demands a second factor: until it is set up, nothing else can be done.' }),
  })
  .meta({ id: 'SessionOpened' });
export const SessionRefreshed = z.strictObject(grant).meta({ id: 'SessionRefreshed' });

const substitution = z.strictObject({
  id: z.uuid(),
  organisation: z.uuid(),
  role: z.string(),
  account: z.uuid(),
  name: z.string(),
  from: instant,
  to: instant,
});

export const Me = z
  .strictObject({
    id: z.uuid(),
    email: z.string(),
    name: z.string(),
    lang,
    timeZone: z.string().meta({ description: "The province's (IANA): what times are shown in." }),
    secondFactor: z.boolean(),
    mustSetUpSecondFactor: z.boolean(),
    actingFor: z
      .uuid()
      .optional()
      .meta({ description: 'Absent until one of several organisations is chosen.' }),
    permissions: z
      .array(z.string())
      .meta({ description: 'What may be done for the organisation acted for.' }),
    organisations: z
      .array(z.strictObject({ id: z.uuid(), code: z.string(), name: z.string(), roles: z.array(z.string()) }))
      .meta({ description: 'Every organisation that this person may act for.' }),
    substitutes: z
      .array(substitution)
      .meta({ description: 'Who stands in for this person, will or did; the latest first.' }),
    substitutesFor: z
      .array(substitution)
      .meta({ description: 'For whom this person stands in, will or did; the latest first.' }),
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof Me>;

export const NewSubstitute = z
  .strictObject({
    email: givenEmail,
    role: roleKey,
    from: instant.optional().meta({ description: 'Now, unless given.' }),
    to: instant,
    reason: reason.optional(),
  })
  .meta({
    id: 'NewSubstitute',
    example: { email: 'lan@hagiang.example', role: 'approver', to: '2026-12-04T17:00:00+07:00' },
  });
export const Appointed = z.strictObject({ id: z.uuid() }).meta({ id: 'SubstituteAppointed' });

export const OwnSessions = z
  .strictObject({
    items: z.array(
      z.strictObject({
        id: z.uuid(),
        device: z.string().meta({ example: 'Firefox, Windows' }),
        createdAt: instant,
        lastUsedAt: instant,
        expiresAt: instant,
        current: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'OwnSessions' });

export const PasswordChange = z
  .strictObject({ currentPassword: password, newPassword: password })
  .meta({ id: 'PasswordChange' });
export const PasswordProof = z.strictObject({ password }).meta({ id: 'PasswordProof' });
export const FullProof = z.strictObject({ password, code }).meta({ id: 'FullProof' });
export const CodeProof = z.strictObject({ code }).meta({ id: 'CodeProof', example: { code: '287082' } });

export const SecondFactorBegun = z
  .strictObject({
    secret: z.string().meta({ description: 'To type into the app, where no picture can be scanned.' }),
    uri: z.string().meta({ description: 'The same for a QR code (`otpauth://totp/…`).' }),
  })
  .meta({ id: 'SecondFactorBegun', description: 'Shown only now.' });
export const RecoveryCodes = z
  .strictObject({ recoveryCodes: z.array(z.string()).length(10) })
  .meta({ id: 'RecoveryCodes', description: 'Shown only now; each works once.' });

const token = z.string().max(200).meta({
  description: 'From the link of the mail.',
  example: 'mqkz9SYbqNRgvSgVRkSBWM5Crl4mqW2cDtoFYMqzSms',
});
export const Acceptance = z
  .strictObject({ token, password, name: personName.optional() })
  .meta({ id: 'InvitationAcceptance' });
export const ResetRequest = z.strictObject({ email: givenEmail }).meta({ id: 'PasswordResetRequest' });
export const Reset = z.strictObject({ token, password }).meta({ id: 'PasswordReset' });

export const JwkSet = z
  .strictObject({
    keys: z.array(
      z.strictObject({
        kty: z.string(),
        crv: z.string(),
        x: z.string(),
        y: z.string(),
        kid: z.string(),
        use: z.literal('sig'),
        alg: z.literal('ES256'),
      }),
    ),
  })
  .meta({ id: 'JwkSet', description: 'Public keys of access tokens (RFC 7517).' });
