import { z } from 'zod';
import type { Language } from '../errors/index.js';
import type { Action } from '../lifecycle/index.js';
import { ReasonText, toReasonTexts } from './problem.js';

/** What this caller may do with something now: a button, disabled while there are reasons against it. */
export const Actions = z
  .array(
    z.strictObject({
      verb: z.string(),
      needsReason: z.boolean().meta({ description: 'Whoever does it must say why.' }),
      reasons: z.array(ReasonText).meta({ description: 'Every reason why it can not be done now.' }),
    }),
  )
  .meta({ id: 'Actions', description: 'What this caller may do now.' });
export type Actions = z.infer<typeof Actions>;

export function toActions(actions: readonly Action[], language: Language): Actions {
  return actions.map(({ verb, needsReason, reasons }) => ({
    verb,
    needsReason,
    reasons: toReasonTexts(reasons, language),
  }));
}
