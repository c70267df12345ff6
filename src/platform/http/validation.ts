import { StandardSchemaValidationPipe } from '@nestjs/common';
import type { z } from 'zod';
import type { FieldError } from '../errors/index.js';
import { httpError } from './errors.js';
import { fieldWords } from './field-words.js';

interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** Field errors in both languages out of a schema's issues; what a schema says itself wins. */
function toFieldError(issue: Issue, under: string): FieldError {
  const own = (issue as { params?: { vi?: string; en?: string } }).params;
  const words = fieldWords(issue as z.core.$ZodIssue);
  const keys = (issue.path ?? []).map((part) => (typeof part === 'object' ? part.key : part));
  return {
    pointer: [
      under,
      ...keys.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`),
    ].join(''),
    detail: { vi: own?.vi ?? words.vi, en: own?.en ?? words.en },
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
