import { z } from 'zod';
import { Actions, pageOf, pageQuery } from '../../platform/http/index.js';
import { lineOfText } from '../../platform/text/index.js';
import { instant } from './schemas.js';

const name = lineOfText({ max: 100 }).meta({ example: 'Hệ thống tòa soạn' });
const scope = z
  .string()
  .min(1)
  .max(50)
  .meta({ description: 'A permission that machines can hold.', example: 'embargoed.read' });
const scopes = z
  .array(scope)
  .min(1)
  .max(20)
  .overwrite((given) => [...new Set(given)].toSorted());

export const NewClient = z.strictObject({ organisation: z.uuid(), name, scopes }).meta({
  id: 'NewClient',
  example: {
    organisation: '0193c0de-0000-7000-8000-000000000001',
    name: 'Hệ thống tòa soạn',
    scopes: ['embargoed.read'],
  },
});
export const ClientChange = z
  .strictObject({ name: name.optional(), scopes: scopes.optional() })
  .meta({ id: 'ClientChange', example: { name: 'Hệ thống tòa soạn mới' } });
export const NewSecret = z
  .strictObject({ expiresAt: instant.optional().meta({ description: 'Without an end, unless given.' }) })
  .meta({ id: 'NewClientSecret', example: { expiresAt: '2027-12-31T17:00:00Z' } });
export const SecretParams = z.strictObject({ id: z.uuid(), secret: z.uuid() });

const client = {
  id: z.uuid().meta({ description: 'The `client_id` of OAuth 2.0.' }),
  organisation: z.uuid(),
  name: z.string(),
  scopes: z.array(z.string()),
  state: z.enum(['active', 'disabled']),
  createdAt: instant,
  lastUsedAt: instant.optional().meta({ description: 'To the minute.' }),
  secrets: z
    .array(
      z.strictObject({
        id: z.uuid(),
        createdAt: instant,
        expiresAt: instant.optional(),
        revokedAt: instant.optional(),
        lastUsedAt: instant.optional().meta({ description: 'To the minute.' }),
      }),
    )
    .meta({ description: 'The newest first; at most 20, all that live among them.' }),
  etag: z.string(),
};
export const ClientItem = z.strictObject(client).meta({ id: 'ClientItem' });
export type ClientItem = z.infer<typeof ClientItem>;
export const ClientPage = pageOf(ClientItem, 'ClientPage');
export const ClientQuery = z.strictObject(pageQuery);
export const Client = z
  .strictObject({ ...client, actions: Actions })
  .meta({ id: 'Client', description: "An organisation's machine." });
export type Client = z.infer<typeof Client>;
export const SecretShown = z
  .strictObject({
    id: z.uuid(),
    clientSecret: z.string().meta({ description: 'The `client_secret` of OAuth 2.0.' }),
    client: Client,
  })
  .meta({ id: 'ClientSecretShown', description: 'Shown only now.' });
