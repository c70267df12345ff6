import { z } from 'zod';
import { lineOfText } from '../../platform/text/index.js';
import type { PasskeyRow } from '../passkeys/passkeys.repository.js';
import { code, instant, password } from './schemas.js';

const base64url = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^[A-Za-z0-9_-]*$/);
const challenge = z.uuid().meta({ description: '`id` of what was asked. It works once, for five minutes.' });
/** As `PublicKeyCredential.toJSON()` says it; what the server does not ask for is bounded and passed over. */
const credential = <Response extends z.ZodType>(response: Response) =>
  z
    .strictObject({
      id: base64url(1400),
      rawId: base64url(1400),
      type: z.literal('public-key'),
      authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional(),
      clientExtensionResults: z
        .record(z.string().max(64), z.unknown())
        .default({})
        .meta({ maxProperties: 20, description: 'Not looked at.' }),
      response,
    })
    .meta({ description: '`PublicKeyCredential.toJSON()`.' });

/** What is proved again before something that a stolen session must not be able to do. */
export const PasskeyProof = z
  .strictObject({ password, code: code.optional() })
  .meta({ id: 'PasskeyProof', description: 'The code where the second factor is on.' });

export const NewPasskey = z
  .strictObject({
    challenge,
    name: lineOfText({ max: 60 }).meta({
      description: 'By which its owner knows it again.',
      example: 'Máy tính ở cơ quan',
    }),
    credential: credential(
      z.strictObject({
        clientDataJSON: base64url(8192),
        attestationObject: base64url(32_768),
        authenticatorData: base64url(32_768).optional(),
        publicKey: base64url(8192).optional(),
        publicKeyAlgorithm: z.int().min(-100_000).max(100_000).optional(),
        transports: z
          .array(z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']))
          .max(7)
          .optional(),
      }),
    ),
  })
  .meta({ id: 'NewPasskey' });

export const PasskeySession = z
  .strictObject({
    challenge,
    credential: credential(
      z.strictObject({
        clientDataJSON: base64url(8192),
        authenticatorData: base64url(8192),
        signature: base64url(8192),
        userHandle: base64url(100).optional(),
      }),
    ),
  })
  .meta({ id: 'PasskeySession' });

export const PasskeyAsked = z
  .strictObject({
    id: z.uuid().meta({ description: 'The `challenge` of the answer.' }),
    options: z.record(z.string(), z.unknown()).meta({
      description:
        'For `PublicKeyCredential.parseCreationOptionsFromJSON` or `parseRequestOptionsFromJSON`, as they are.',
    }),
  })
  .meta({ id: 'PasskeyAsked', description: 'What to ask of the browser.' });

const Passkey = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    createdAt: instant,
    lastUsedAt: instant.optional(),
    synced: z.boolean().meta({ description: 'Kept by a service that brings it to further devices.' }),
    copied: z.boolean().meta({
      description: 'It seems to have been copied: it opens nothing any more, and is to be removed.',
    }),
  })
  .meta({ id: 'Passkey' });
export const Passkeys = z.strictObject({ items: z.array(Passkey) }).meta({ id: 'Passkeys' });
export const PasskeyAdded = z.strictObject({ id: z.uuid() }).meta({ id: 'PasskeyAdded' });

export const toPasskey = (row: PasskeyRow): z.infer<typeof Passkey> => ({
  id: row.id,
  name: row.name,
  createdAt: row.created_at.toISOString(),
  ...(row.last_used_at && { lastUsedAt: row.last_used_at.toISOString() }),
  synced: row.synced,
  copied: row.copied_at !== null,
});
