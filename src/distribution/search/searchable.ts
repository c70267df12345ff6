import { unescapeHtml } from '../article.js';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** The members of a release's canonical document that search reads. */
export interface SearchableDocument {
  readonly lang: string;
  readonly number?: string;
  readonly issuer: Named;
  readonly coIssuers?: readonly Named[];
  readonly content: {
    readonly kind: string;
    readonly title: string;
    readonly summary: string;
    readonly body: string;
    readonly quotes?: readonly { readonly text: string; readonly name: string; readonly position?: string }[];
    readonly topics?: readonly Named[];
    readonly places?: readonly Named[];
    readonly signatory?: { readonly name: string; readonly position?: string };
    readonly event?: { readonly place?: string };
  };
  readonly files?: readonly {
    readonly sha256?: string;
    readonly caption?: string;
    readonly credit?: string;
    readonly alt?: string;
  }[];
}

/** What a document says, a paragraph a line, without its title. The body is canonical: a block a line. */
export function* linesOf({ content, files = [] }: SearchableDocument): Generator<string> {
  const { summary, body, quotes = [], event } = content;
  yield summary;
  for (const line of body.split('\n')) {
    const text = line.replaceAll('<br>', ' ').replace(/<[^>]*>/g, '');
    if (text !== '') yield unescapeHtml(text);
  }
  for (const { text, name, position = '' } of quotes) {
    yield* text.split('\n');
    yield `${name}, ${position}`;
  }
  for (const { caption = '', alt = '' } of files) {
    yield caption;
    yield alt;
  }
  if (event?.place) yield event.place;
}

/** Names and number that a document is known by, beside what it says. */
export function namesOf({ number = '', issuer, coIssuers = [], content }: SearchableDocument): string[] {
  const { topics = [], places = [], signatory } = content;
  const named = [issuer, ...coIssuers, ...topics, ...places].map(({ name }) => name);
  return [number, ...named, signatory?.name ?? '', signatory?.position ?? ''];
}
