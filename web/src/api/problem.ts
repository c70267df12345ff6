import type { components } from '../../generated/schema';
import { Away } from './reach';

export type Problem = components['schemas']['Problem'];

/** What the server said went wrong, if it was the server that said something. */
export function problemOf(error: unknown): Problem | undefined {
  return typeof (error as Partial<Problem> | null)?.title === 'string' ? (error as Problem) : undefined;
}

/** Whether it is this one: `isProblem(error, 'identity.code-required')`. */
export const isProblem = (error: unknown, code: string): boolean =>
  problemOf(error)?.type === `urn:khen:error:${code}`;

/** Whether it is worth trying again as it is: nobody was there, or they are busy or broken for now. */
export function isPassing(error: unknown): boolean {
  const status = problemOf(error)?.status ?? 0;
  return error instanceof Away || status === 429 || status >= 500;
}

/** Messages by the name that a form knows a field by: `/contact/phone` is `contact.phone`. */
export function fieldErrors(error: unknown): Record<string, string> {
  const errors = problemOf(error)?.errors ?? [];
  return Object.fromEntries(
    errors.map(({ pointer, detail }) => [pointer.replace(/^\//, '').replaceAll('/', '.'), detail]),
  );
}
