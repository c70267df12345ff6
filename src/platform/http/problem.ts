import { z } from 'zod';
import { type DomainError, type ErrorKind, errorText, type Language, type Reason } from '../errors/index.js';

/** The HTTP status of each kind of error: the only place that knows. */
export const statusOf: Readonly<Record<ErrorKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  gone: 410,
  stale: 412,
  'too-large': 413,
  unsupported: 415,
  unsatisfiable: 416,
  'precondition-required': 428,
  'too-many': 429,
  internal: 500,
  unavailable: 503,
};

/** One reason, in the language of the caller. */
export const ReasonText = z.strictObject({ type: z.string(), title: z.string() });

export const Problem = z
  .strictObject({
    type: z
      .string()
      .meta({ description: 'Stable name of what went wrong, e.g. `urn:khen:error:http.stale`.' }),
    title: z.string().meta({ description: 'What went wrong, in the language of the caller.' }),
    status: z.int().min(400).max(599),
    instance: z.string().optional().meta({ description: 'Id of the request, as in the log.' }),
    errors: z
      .array(z.strictObject({ pointer: z.string(), detail: z.string() }))
      .optional()
      .meta({ description: 'Faulty members of the request: JSON pointer, or name of the parameter.' }),
    reasons: z.array(ReasonText).optional().meta({ description: 'Every reason why it can not be done now.' }),
  })
  .meta({
    id: 'Problem',
    description: 'What went wrong (RFC 9457).',
    example: {
      type: 'urn:khen:error:http.not-found',
      title: 'Không tìm thấy.',
      status: 404,
      instance: 'req-7f3a',
    },
  });
export type Problem = z.infer<typeof Problem>;

const typeOf = (code: string): string => `urn:khen:error:${code}`;

/** The problem detail of an error, in one language. */
export function toProblem(error: DomainError, language: Language, requestId?: string): Problem {
  return {
    type: typeOf(error.code),
    title: errorText(error, language),
    status: statusOf[error.kind],
    ...(requestId && { instance: requestId }),
    ...(error.fields.length > 0 && {
      errors: error.fields.map(({ pointer, detail }) => ({ pointer, detail: detail[language] })),
    }),
    ...(error.reasons.length > 0 && {
      reasons: toReasonTexts(error.reasons, language),
    }),
  };
}

export function toReasonTexts(reasons: readonly Reason[], language: Language): z.infer<typeof ReasonText>[] {
  return reasons.map((reason) => ({ type: typeOf(reason.code), title: errorText(reason, language) }));
}
