import { clean, type Dropped } from '../../platform/html/index.js';
import type { Authority, Quote } from './text.entity.js';
import type { TextRow, Words } from './texts.repository.js';

/** The words of one language; a member that is absent stays as it is. */
export interface TextEdit {
  readonly title?: string | undefined;
  readonly summary?: string | undefined;
  /** Untrusted HTML. */
  readonly body?: string | undefined;
  readonly quotes?: readonly Quote[] | undefined;
  readonly contactPosition?: string | undefined;
  readonly signatoryPosition?: string | undefined;
  readonly signatoryAuthority?: readonly Authority[] | undefined;
  readonly eventPlace?: string | undefined;
  /** What is said of files, by SHA-256; replaces all that was said before. */
  readonly fileWords?:
    | Readonly<Record<string, { caption?: string | undefined; alt?: string | undefined }>>
    | undefined;
  /** A recording, by SHA-256; null takes it away. */
  readonly audio?: { readonly sha256: string; readonly seconds?: number | undefined } | null | undefined;
}

const columns = {
  title: 'title',
  summary: 'summary',
  body: 'body',
  quotes: 'quotes',
  contactPosition: 'contact_position',
  signatoryPosition: 'signatory_position',
  signatoryAuthority: 'signatory_authority',
  eventPlace: 'event_place',
  fileWords: 'file_words',
  audio: 'audio',
} as const;

/** What an edit makes of the words, and what was cleaned out of the body. */
export function editedWords(edit: TextEdit): { words: Words; dropped: Dropped[] } {
  const body = edit.body === undefined ? undefined : clean(edit.body);
  const {
    title,
    summary,
    quotes,
    contactPosition,
    signatoryPosition,
    signatoryAuthority,
    eventPlace,
    fileWords,
    audio,
  } = edit;
  return {
    words: {
      ...(title !== undefined && { title }),
      ...(summary !== undefined && { summary }),
      ...(body && { body: body.html }),
      ...(quotes && { quotes }),
      ...(contactPosition !== undefined && { contactPosition }),
      ...(signatoryPosition !== undefined && { signatoryPosition }),
      ...(signatoryAuthority && { signatoryAuthority }),
      ...(eventPlace !== undefined && { eventPlace }),
      ...(fileWords && { fileWords }),
      ...(audio !== undefined && { audio: audio?.sha256 ?? null, audioSeconds: audio?.seconds ?? null }),
    },
    dropped: [...(body?.dropped ?? [])],
  };
}

/** For the audit trail: which words were changed. */
export function changedWords(text: TextRow, words: Words) {
  return Object.entries(words)
    .filter(([field]) => Object.hasOwn(columns, field))
    .map(([field, after]) => ({
      field: `${text.lang}.${field}`,
      before: text[columns[field as keyof typeof columns]],
      after,
    }));
}
