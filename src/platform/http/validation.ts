import { StandardSchemaValidationPipe } from '@nestjs/common';
import { z } from 'zod';
import type { FieldError } from '../errors/index.js';
import { httpError } from './errors.js';

interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

const vietnamese = z.locales.vi().localeError;
const english = z.locales.en().localeError;

/** Field errors in both languages out of a schema's issues; zod has the texts, a schema's own message wins. */
function toFieldError(issue: Issue, under: string): FieldError {
  const own = (issue as { params?: { vi?: string; en?: string } }).params;
  const text = (locale: typeof vietnamese): string => {
    const made = locale(issue as Parameters<typeof vietnamese>[0]);
    return (typeof made === 'string' ? made : made?.message) ?? issue.message;
  };
  const keys = (issue.path ?? []).map((part) => (typeof part === 'object' ? part.key : part));
  return {
    pointer: [
      under,
      ...keys.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`),
    ].join(''),
    detail: { vi: own?.vi ?? text(vietnamese), en: own?.en ?? text(english) },
  };
}

/** What a schema finds wrong with a part of a request; `under` is the part's JSON pointer. */
export const toFieldErrors = (issues: readonly Issue[], under = ''): FieldError[] =>
  issues.slice(0, 50).map((issue) => toFieldError(issue, under));

/** Checks bodies, queries and parameters against the schema that their decorator names. */
export const validationPipe = (): StandardSchemaValidationPipe =>
  new StandardSchemaValidationPipe({
    exceptionFactory: (issues) => httpError('invalid', {}, { fields: toFieldErrors(issues) }),
  });
