import type { components } from '../../generated/schema';

export type Problem = components['schemas']['Problem'];

/** What the server said went wrong, if it was the server that said something. */
export function problemOf(error: unknown): Problem | undefined {
  return typeof (error as Partial<Problem> | null)?.title === 'string' ? (error as Problem) : undefined;
}

/** Whether it is this one: `isProblem(error, 'identity.code-required')`. */
export const isProblem = (error: unknown, code: string): boolean =>
  problemOf(error)?.type === `urn:khen:error:${code}`;

/** Messages by the name that a form knows a field by: `/contact/phone` is `contact.phone`. */
export function fieldErrors(error: unknown): Record<string, string> {
  const errors = problemOf(error)?.errors ?? [];
  return Object.fromEntries(
    errors.map(({ pointer, detail }) => [pointer.replace(/^\//, '').replaceAll('/', '.'), detail]),
  );
}
