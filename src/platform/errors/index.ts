import { formatMessage, type Language } from '../i18n/index.js';

export type { Language };
export { StartError } from './start-error.js';

/** What went wrong, in the domain's terms. Only the HTTP filter knows which status each kind becomes. */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'gone'
  | 'stale'
  | 'too-large'
  | 'unsupported'
  | 'unsatisfiable'
  | 'precondition-required'
  | 'too-many'
  | 'internal'
  | 'unavailable';

/** What stands in an error's text; a word of ours in both languages. */
export type Parameters = Readonly<Record<string, string | number | Readonly<Record<Language, string>>>>;

interface ErrorEntry {
  readonly kind: ErrorKind;
  /** Text for people, `{name}` stands for a parameter. */
  readonly vi: string;
  readonly en: string;
  /** What the log says of it; silent unless given. */
  readonly log?: 'warn' | 'error';
}

/** A reason why something can't be done: the same list explains a disabled button and a refusal. */
export interface Reason {
  readonly code: string;
  readonly parameters: Parameters;
}

/** One faulty member of a request; `pointer` is a JSON pointer (RFC 6901) into the body, or names a parameter. */
export interface FieldError {
  readonly pointer: string;
  readonly detail: Readonly<Record<Language, string>>;
}

interface Details {
  readonly reasons?: readonly Reason[];
  readonly fields?: readonly FieldError[];
  readonly cause?: unknown;
  /** Seconds after which trying again makes sense. */
  readonly retryAfter?: number;
}

/** The only error that modules throw on purpose. `code` is stable: it becomes the `type` of the problem detail. */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  readonly reasons: readonly Reason[];
  readonly fields: readonly FieldError[];
  readonly retryAfter: number | undefined;

  constructor(
    readonly code: string,
    readonly kind: ErrorKind,
    readonly parameters: Parameters = {},
    details: Details = {},
  ) {
    super(code, 'cause' in details ? { cause: details.cause } : undefined);
    this.reasons = details.reasons ?? [];
    this.fields = details.fields ?? [];
    this.retryAfter = details.retryAfter;
  }
}

const catalogue = new Map<string, ErrorEntry>();

/**
 * Declares a module's errors once, with both texts, and returns the factory that makes them:
 * `throw releaseError('not-found', { id })`, or, inside a guard, `releaseError.reasonIf(isAuthor, 'own-work')`.
 */
export function defineErrors<const Entries extends Record<string, ErrorEntry>>(
  area: string,
  entries: Entries,
) {
  for (const [name, entry] of Object.entries(entries)) {
    const code = `${area}.${name}`;
    if (catalogue.has(code)) throw new Error(`The error ${code} is declared twice.`);
    catalogue.set(code, entry);
  }
  type Name = keyof Entries & string;
  const create = (name: Name, parameters: Parameters = {}, details: Details = {}): DomainError =>
    new DomainError(`${area}.${name}`, entries[name]!.kind, parameters, details);
  const reason = (name: Name, parameters: Parameters = {}): Reason => ({
    code: `${area}.${name}`,
    parameters,
  });
  const reasonIf = (fails: boolean, name: Name): Reason[] => (fails ? [reason(name)] : []);
  return Object.assign(create, { reason, reasonIf });
}

/** Every declared error by code: for the HTTP filter, the API description and the test that walks them all. */
export const errorCatalogue: ReadonlyMap<string, ErrorEntry> = catalogue;

/** The text of an error or reason in one language, parameters filled in. */
export function errorText(reason: Reason, language: Language): string {
  const entry = catalogue.get(reason.code);
  if (!entry) return reason.code;
  const said = Object.entries(reason.parameters).map(
    ([name, value]) => [name, typeof value === 'object' ? value[language] : value] as const,
  );
  return formatMessage(entry[language], Object.fromEntries(said));
}

/** Whether something thrown is an error that a module declared. */
export function isDomainError(error: unknown): error is DomainError {
  return error instanceof DomainError;
}
