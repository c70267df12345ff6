import { parseArgs } from 'node:util';
import { languageTag } from '../platform/i18n/index.js';
import {
  type Delimiter,
  ImportColumns,
  type ImportField,
  importFields,
  type ImportOptions,
  releaseKinds,
  webAddress,
} from '../releases/index.js';

export const HELP = `Usage: npm run khen -- import FILE --organisation CODE [--topic CODE]… [--kind KIND] [--lang LANG]
       [--map COLUMN=FIELD,…]… [--source NAME] [--base ADDRESS] [--delimiter ,|;|tab] [--dry-run] [--errors FILE]

Takes over what an older portal published. FILE is UTF-8: CSV with a header, a JSON array of objects, or JSON lines.
Each row is a release, public at once, with the date that the file gives it; the log proves it from the import on.
Run it again as often as you like: what was imported before is left as it is, what failed is tried again.

  --organisation  code of the organisation that issued these releases
  --topic         code of the topic of rows that name none; may be repeated
  --kind          of rows that name none: ${releaseKinds.join(', ')}; default press release
  --lang          language of rows that name none; default vi
  --map           which columns are which fields, where they are not named so
  --source        name of the older portal, as readers see it; keys are unique within it
  --base          address of the older portal: makes relative links absolute
  --delimiter     of a CSV; found out by itself unless given
  --dry-run       check every row, write nothing
  --errors        write the rows that failed there, as JSON lines, to be mended and imported

Fields: key (needed; the portal's own id), title, body, publishedAt (needed), summary, kind, lang, number, topics and
places (codes, between | , or ;), contactName, contactPosition, contactPhone, contactEmail, url (of the old page).
body is HTML or plain text; publishedAt is ISO 8601 or dd/mm/yyyy [hh:mm], in the time zone of the province.
Pictures are not fetched: they are left out, and the row says so.

Ends with 0: every row is there now; 1: some rows failed, or the file broke off; 2: a wrong call.`;

export interface ImportCommand {
  readonly file: string;
  /** Its code. */
  readonly organisation: string;
  readonly errors: string | undefined;
  readonly options: Omit<ImportOptions, 'organisation'>;
}

/** What the command line asks for; else `help`, or what is wrong with it. */
export function readImportOptions(args: readonly string[]): ImportCommand | string {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      organisation: { type: 'string' },
      topic: { type: 'string', multiple: true, default: [] },
      kind: { type: 'string', default: 'press release' },
      lang: { type: 'string', default: 'vi' },
      map: { type: 'string', multiple: true, default: [] },
      source: { type: 'string', default: '' },
      base: { type: 'string' },
      delimiter: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      errors: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  const [file, ...more] = positionals;
  const { organisation, kind, source, delimiter, topic: topics } = values;
  if (file === undefined || more.length > 0 || !organisation) return 'it needs one FILE, and --organisation.';
  const lang = languageTag(values.lang);
  const base = values.base === undefined ? undefined : webAddress(values.base);
  const map = readMap(values.map);
  if (typeof map === 'string') return map;
  if (!isKind(kind)) return `there is no kind ${kind}.`;
  if (lang === undefined) return `--lang ${values.lang} is no language.`;
  if (values.base !== undefined && base === undefined) return '--base must be an http or https address.';
  if (delimiter !== undefined && !isDelimiter(delimiter)) return '--delimiter is one of , ; tab.';
  if (!/^[^\p{C}]{0,100}$/u.test(source)) return '--source is a line of at most 100 characters.';
  const columns = new ImportColumns(map);
  const dryRun = values['dry-run'];
  return {
    file,
    organisation,
    errors: values.errors,
    options: { columns, topics, kind, lang, source: source.normalize('NFC').trim(), base, delimiter, dryRun },
  };
}

function readMap(given: readonly string[]): Map<string, ImportField> | string {
  const map = new Map<string, ImportField>();
  for (const pair of given.flatMap((list) => list.split(','))) {
    const at = pair.lastIndexOf('=');
    const column = pair.slice(0, Math.max(at, 0)).normalize('NFC').trim();
    const field = importFields.find((each) => each === pair.slice(at + 1).trim());
    if (!column || !field) return `--map ${pair} is not COLUMN=FIELD.`;
    if ([...map.values()].includes(field)) return `--map gives ${field} to more than one column.`;
    map.set(column, field);
  }
  return map;
}

const isKind = (text: string): boolean => (releaseKinds as readonly string[]).includes(text);
const isDelimiter = (text: string): text is Delimiter => [',', ';', 'tab'].includes(text);
