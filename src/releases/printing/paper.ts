import type { AuthorityForm, OfficialDocument } from '../../platform/documents/index.js';
import { clean } from '../../platform/html/index.js';
import type { releaseKinds } from '../release.words.js';

export interface NamedFile {
  readonly sha256: string;
  readonly caption?: string;
  readonly credit?: string;
  readonly alt?: string;
}

/** What is printed of a `khen.document/1`. */
export interface CanonicalDocument {
  readonly id: string;
  readonly version: number;
  readonly lang: string;
  readonly number?: string;
  readonly issuer: { readonly name: string };
  readonly coIssuers?: readonly { readonly name: string }[];
  readonly source?: { readonly lang: string };
  readonly content: Pick<
    OfficialDocument,
    'title' | 'summary' | 'quotes' | 'contact' | 'recipients' | 'event'
  > & {
    readonly kind: (typeof releaseKinds)[number];
    readonly urgent?: true;
    readonly body: string;
    readonly signatory?: {
      readonly form?: string;
      readonly name: string;
      readonly position?: string;
      readonly authority?: readonly { readonly form: string; readonly of: string }[];
    };
  };
  readonly files?: readonly NamedFile[];
}

/** What the decree wants on paper and the document does not hold. */
interface Beside {
  readonly place?: string;
  readonly superior?: string;
  readonly date: string;
  /** Address of this server, without a slash at the end. */
  readonly origin: string;
  readonly demonstration: boolean;
}

type Kinds = Readonly<Record<CanonicalDocument['content']['kind'], string>>;
const vietnamese: Kinds = {
  'press release': 'Thông cáo báo chí',
  notice: 'Thông báo',
  statement: 'Tuyên bố',
  invitation: 'Giấy mời',
};
const english: Kinds = {
  'press release': 'Press release',
  notice: 'Notice',
  statement: 'Statement',
  invitation: 'Invitation',
};
const isEnglish = (lang: string): boolean => /^en(-|$)/i.test(lang);

/** The canonical document as the form of Decree 30/2020/NĐ-CP wants it; without pictures. */
export function toPaper(document: CanonicalDocument, beside: Beside): OfficialDocument {
  const { id, lang, number, issuer, coIssuers = [], content } = document;
  const { kind, urgent, title, summary, quotes, event, contact, recipients } = content;
  const { origin, demonstration, ...dated } = beside;
  const signatory = signatoryOf(document);
  return {
    ...dated,
    lang,
    organisation: issuer.name,
    ...(coIssuers.length > 0 && { coOrganisations: coIssuers.map(({ name }) => name) }),
    ...(number && { number }),
    kind: (isEnglish(lang) ? english : vietnamese)[kind],
    title,
    ...(summary && { summary }),
    body: clean(content.body).blocks,
    ...(quotes && { quotes }),
    ...(event && { event }),
    ...(contact && { contact }),
    ...(signatory && { signatory }),
    ...(recipients && { recipients }),
    ...(urgent && { isUrgent: true }),
    ...(demonstration && { isDemonstration: true }),
    address: `${origin}/r/${id}`,
  };
}

function signatoryOf({ lang, issuer, content }: CanonicalDocument): OfficialDocument['signatory'] {
  const { signatory } = content;
  if (!signatory) return undefined;
  const { form, name, position, authority = [] } = signatory;
  // Who signs for the whole body signs for the issuer; for which head somebody signs, only the text can tell.
  const implied = form === 'TM.' ? issuer.name : '';
  const lines = authority.length > 0 || !form ? authority : [{ form, of: implied }];
  return {
    name,
    ...(position && { position }),
    authority: lines
      .filter(({ of }) => of || !isEnglish(lang))
      .map((line) => ({ form: line.form.replace('.', '') as AuthorityForm, of: line.of })),
  };
}
