import type { Reason } from '../../platform/errors/index.js';
import { importError } from './import.errors.js';

/** What a row can say of a release. */
export const importFields = [
  'key',
  'title',
  'summary',
  'body',
  'publishedAt',
  'kind',
  'lang',
  'number',
  'topics',
  'places',
  'contactName',
  'contactPosition',
  'contactPhone',
  'contactEmail',
  'url',
] as const;
export type ImportField = (typeof importFields)[number];

export const neededFields = ['key', 'title', 'body', 'publishedAt'] as const satisfies readonly ImportField[];

/** The member in which a file of failed rows says what was wrong; never read. */
export const PROBLEMS_COLUMN = '_problems';

const lists: ReadonlySet<string> = new Set(['topics', 'places']);
const MOST_IGNORED = 100;

/** Which columns of a file are which fields: those named so, whatever their case, and those that `map` names. */
export class ImportColumns {
  private readonly ignoredNames = new Set<string>();

  /** `map`: field by column. */
  constructor(private readonly map: ReadonlyMap<string, ImportField>) {}

  /** Columns that are no field's; a hundred at most. */
  get ignored(): readonly string[] {
    return [...this.ignoredNames];
  }

  /** Throws for a header that can't be what `map` says, or lacks what every row needs. */
  expectIn(columns: readonly string[]): void {
    const shown = columns.slice(0, MOST_IGNORED).join(', ');
    for (const column of this.map.keys()) {
      if (!columns.includes(column)) throw importError('import-column-unknown', { column, columns: shown });
    }
    const fields = columns.map((column) => this.fieldOf(column)).filter((field) => field !== undefined);
    const twice = fields.find((field, index) => fields.indexOf(field) !== index);
    if (twice !== undefined) throw importError('import-column-twice', { field: twice });
    const lacking = neededFields.filter((field) => !fields.includes(field));
    if (lacking.length > 0)
      throw importError('import-field-without-column', { fields: lacking.join(', '), columns: shown });
  }

  /** The texts of a record by field, empty ones left out, and what is no text. Lists are joined by a bar. */
  read(record: Readonly<Record<string, unknown>>): {
    values: Partial<Record<ImportField, string>>;
    problems: readonly (readonly [ImportField, Reason])[];
  } {
    const values: Partial<Record<ImportField, string>> = {};
    const problems: (readonly [ImportField, Reason])[] = [];
    for (const [column, value] of Object.entries(record)) {
      const field = this.fieldOf(column);
      if (field === undefined) this.ignore(column);
      else {
        const text = textOf(field, value);
        if (text === undefined) problems.push([field, importError.reason('import-value')]);
        else if (text.trim() !== '') values[field] = text;
      }
    }
    return { values, problems };
  }

  private fieldOf(column: string): ImportField | undefined {
    const mapped = this.map.get(column);
    if (mapped) return mapped;
    const named = importFields.find((field) => field.toLowerCase() === column.toLowerCase());
    // A field that --map gives to another column is not read from its namesake.
    return named && ![...this.map.values()].includes(named) ? named : undefined;
  }

  private ignore(column: string): void {
    if (column !== PROBLEMS_COLUMN && this.ignoredNames.size < MOST_IGNORED) this.ignoredNames.add(column);
  }
}

function textOf(field: ImportField, value: unknown): string | undefined {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  const isList = lists.has(field) && Array.isArray(value) && value.every((each) => typeof each === 'string');
  return isList ? value.join('|') : undefined;
}
