import { z } from 'zod';
import { type DomainError, errorText, isDomainError, type Reason } from '../../platform/errors/index.js';
import { toFieldErrors } from '../../platform/http/index.js';
import { languageTagSchema } from '../../platform/i18n/index.js';
import { lineOfText } from '../../platform/text/index.js';
import {
  BODY_LIMIT,
  contactEmail,
  contactPhone,
  personName,
  position,
  releaseKinds,
  summary,
  title,
} from '../release.words.js';
import { bodyOf, lossesIn, plainLine, summaryOf } from './import-body.js';
import { ImportColumns, type ImportField, neededFields } from './import-columns.js';
import { ImportDates } from './import-dates.js';
import type { ImportedRelease } from './imported-release.js';
import { importError } from './import.errors.js';

/** Something wrong with a row, or with one field of it. */
export interface RowProblem {
  readonly field?: string;
  readonly vi: string;
  readonly en: string;
}

/** What a row says, with topics and places still by code. */
export interface ReadRow extends Omit<ImportedRelease, 'organisation' | 'source' | 'topics' | 'places'> {
  readonly topics: readonly string[];
  readonly places: readonly string[];
  /** What was lost on the way in. */
  readonly notes: readonly Reason[];
}

interface RowDefaults {
  readonly kind: string;
  readonly lang: string;
  /** Address of the older portal. */
  readonly base?: string | undefined;
}

const Values = z.strictObject({
  key: lineOfText({ max: 500 }),
  title: title.min(1),
  summary: summary.optional(),
  lang: languageTagSchema,
  number: lineOfText({ max: 80 }).optional(),
  contactName: personName.optional(),
  contactPosition: position.optional(),
  contactPhone: contactPhone.optional(),
  contactEmail: contactEmail.optional(),
});

/** Reads rows: gathers everything that is wrong with one before it gives up. */
export class RowReader {
  constructor(
    private readonly columns: ImportColumns,
    private readonly dates: ImportDates,
    private readonly defaults: RowDefaults,
  ) {}

  read(record: Readonly<Record<string, unknown>>): { row?: ReadRow; key?: string; problems: RowProblem[] } {
    const { values, problems: unreadable } = this.columns.read(record);
    const problems = unreadable.map(([field, reason]) => toProblem(reason, field));
    /** Undefined, and the reason kept, where the value can't be used. */
    const attempt = <Value>(field: ImportField, make: () => Value): Value | undefined => {
      try {
        return make();
      } catch (error) {
        if (!isDomainError(error)) throw error;
        problems.push(toProblem(error, field));
        return undefined;
      }
    };
    for (const field of neededFields) {
      if (values[field] === undefined && !problems.some((each) => each.field === field))
        problems.push(toProblem(importError.reason('import-missing'), field));
    }
    const url = attempt('url', () => this.urlOf(values.url));
    const kind = attempt('kind', () => kindOf(values.kind ?? this.defaults.kind));
    const publishedAt = attempt('publishedAt', () => this.dateOf(values.publishedAt));
    const body = attempt('body', () => bodyIn(values.body, url ?? this.defaults.base));
    const plain = (field: 'title' | 'summary') =>
      attempt(field, () => values[field] && plainLine(values[field]));
    const read = Values.safeParse({
      key: values.key?.trim(),
      title: plain('title'),
      summary: plain('summary') ?? (body && summaryOf(body.text)),
      lang: values.lang?.trim() ?? this.defaults.lang,
      number: values.number,
      contactName: values.contactName,
      contactPosition: values.contactPosition,
      contactPhone: values.contactPhone?.trim(),
      contactEmail: values.contactEmail?.trim(),
    });
    for (const { pointer, detail } of read.success ? [] : toFieldErrors(read.error.issues)) {
      const field = pointer.slice(1);
      if (!problems.some((each) => each.field === field)) problems.push({ field, ...detail });
    }
    const named = read.data?.key ?? values.key?.trim().slice(0, 100);
    const key = named === undefined ? {} : { key: named };
    if (problems.length > 0 || !read.data || !body || !publishedAt || !kind) return { ...key, problems };
    const {
      contactName: name,
      contactPosition: rank,
      contactPhone: phone,
      contactEmail: email,
      ...words
    } = read.data;
    const lost = lossesIn(body.dropped);
    return {
      ...key,
      problems,
      row: {
        ...words,
        kind,
        publishedAt,
        url,
        summary: words.summary ?? '',
        body: body.html,
        contact: { name, position: rank, phone, email },
        topics: codesIn(values.topics),
        places: codesIn(values.places),
        notes: lost === undefined ? [] : [importError.reason('import-left-out', { what: lost })],
      },
    };
  }

  private dateOf(value: string | undefined): Date | undefined {
    if (value === undefined) return undefined;
    const date = this.dates.read(value.trim());
    if (!date) throw importError('import-date', { value: value.slice(0, 60) });
    return date;
  }

  private urlOf(value: string | undefined): string | undefined {
    if (value === undefined) return undefined;
    const url = webAddress(value.trim(), this.defaults.base);
    if (url === undefined) throw importError('import-url', { value: value.slice(0, 200) });
    return url;
  }
}

/** The absolute form of a web address of at most 2,000 characters; undefined if it is none. */
export function webAddress(address: string, base?: string): string | undefined {
  if (address.length > 2000 || !URL.canParse(address, base)) return undefined;
  const { protocol, username, password, href } = new URL(address, base);
  const fits =
    (protocol === 'http:' || protocol === 'https:') && !username && !password && href.length <= 2000;
  return fits ? href : undefined;
}

export function toProblem(reason: Reason | DomainError, field?: string): RowProblem {
  return { ...(field && { field }), vi: errorText(reason, 'vi'), en: errorText(reason, 'en') };
}

/** Throws `import-kind`. */
function kindOf(value: string): string {
  const kind = releaseKinds.find((each) => each === value.trim().toLowerCase());
  if (!kind) throw importError('import-kind', { value: value.slice(0, 60), kinds: releaseKinds.join(', ') });
  return kind;
}

function bodyIn(value: string | undefined, base: string | undefined) {
  if (value === undefined) return undefined;
  const body = bodyOf(value, base);
  if (body.text.trim() === '') throw importError('import-body-empty');
  if (body.html.length > BODY_LIMIT) throw importError('import-body-too-long', { most: BODY_LIMIT });
  return body;
}

const codesIn = (value: string | undefined): string[] => [
  ...new Set(
    (value ?? '')
      .split(/[|,;]/)
      .map((code) => code.trim())
      .filter((code) => code !== ''),
  ),
];
