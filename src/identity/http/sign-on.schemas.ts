import { z } from 'zod';
import { SessionOpened } from './session.schemas.js';

export const SignInWays = z
  .strictObject({
    signOn: z.strictObject({ name: z.string() }).optional().meta({
      description: 'Single sign-on, under the name that people know it by; absent where it is not set up.',
    }),
  })
  .meta({ id: 'SignInWays', description: 'Beside passwords and passkeys, which there are always.' });

export const SignOnBegun = z
  .strictObject({ url: z.url().meta({ description: 'Where to send the browser.' }) })
  .meta({ id: 'SignOnBegun' });

export const SignOnReturn = z
  .strictObject({
    query: z.string().max(8192).meta({
      description: 'What followed the question mark in the address to which the browser was sent back.',
      example: 'code=SplxlOBeZQQYbYS6WxSbIA&state=af0ifjsldkj',
    }),
  })
  .meta({ id: 'SignOnReturn' });

export const SignOnOpened = SessionOpened.extend({
  signOutUrl: z
    .url()
    .optional()
    .meta({ description: 'Where to send the browser after signing out, to end the session there as well.' }),
}).meta({ id: 'SignOnOpened' });
