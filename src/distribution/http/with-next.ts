import { nextLink } from '../../platform/http/index.js';
import type { PublicAnswer } from '../answers/public-answers.js';

/** A page of a list with the link to the next one, at the address of this one. */
export function withNext(
  { next, ...answer }: PublicAnswer & { readonly next: string | undefined },
  url: string,
): PublicAnswer {
  return next ? { ...answer, headers: { ...answer.headers, link: nextLink(url, next) } } : answer;
}
