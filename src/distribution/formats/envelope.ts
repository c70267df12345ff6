import type { z } from 'zod';
import type { PublicRelease } from '../http/schemas.js';

/** The envelope that everything else is made of. */
export type Envelope = z.infer<typeof PublicRelease>;

/** What a list knows of a release: its document in force and little of its history. */
export type Listed = Pick<
  Envelope,
  'id' | 'version' | 'lang' | 'languages' | 'publishedAt' | 'firstPublishedAt' | 'notices'
> & { readonly document: NonNullable<Envelope['document']> };
