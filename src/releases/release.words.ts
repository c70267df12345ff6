import { z } from 'zod';
import { lineOfText } from '../platform/text/index.js';

/** The kinds of official information that this platform publishes. */
export const releaseKinds = ['press release', 'notice', 'statement', 'invitation'] as const;

/** Longest body accepted, in characters of HTML: about sixty printed pages. */
export const BODY_LIMIT = 200_000;

export const title = lineOfText({ min: 0, max: 300 });
export const summary = lineOfText({ min: 0, max: 1000 });
export const contactName = lineOfText({ min: 0, max: 120 });
export const contactPosition = lineOfText({ min: 0, max: 200 });
export const contactPhone = z
  .string()
  .max(40)
  .regex(/^[+\d][\d .()-]{2,38}$|^$/);
export const contactEmail = z.union([z.email().max(200), z.literal('')]);
