import type { StoredFile } from '../../platform/files/index.js';
import type { TextRow } from '../texts/texts.repository.js';
import { figuresIn, type Version } from '../versions/version.js';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** What a document names, in its language. */
export interface NamedOnes {
  readonly issuer: Named;
  readonly coIssuers: readonly Named[];
  readonly topics: readonly Named[];
  readonly places: readonly Named[];
}

/** The member `content` of a canonical document: what is absent is left out, never null. */
export function contentOf({ version, subject }: Version, text: TextRow, { topics, places }: NamedOnes) {
  const {
    quotes,
    contact_position: position,
    signatory_position: rank,
    signatory_authority: authority,
    event_place: place,
  } = text;
  return {
    kind: version.kind,
    ...(version.urgent && { urgent: true }),
    title: text.title,
    summary: text.summary,
    body: text.body,
    ...(quotes.length > 0 && {
      quotes: quotes.map((quote) => ({
        text: quote.text,
        name: quote.name,
        ...(quote.position && { position: quote.position }),
      })),
    }),
    topics,
    ...(places.length > 0 && { places }),
    contact: { ...subject.contact, ...(position && { position }) },
    ...(version.signatory_name && {
      signatory: {
        ...(version.signatory_form && { form: version.signatory_form }),
        name: version.signatory_name,
        ...(rank && { position: rank }),
        ...(authority.length > 0 && { authority: authority.map(({ form, of }) => ({ form, of })) }),
      },
    }),
    ...(version.recipients.length > 0 && { recipients: version.recipients }),
    ...(version.event_from && {
      event: {
        from: version.event_from.toISOString(),
        ...(version.event_to && { to: version.event_to.toISOString() }),
        zone: version.event_zone!,
        ...(place && { place }),
      },
    }),
  };
}

/** The member `files`: what is handed out with the version, what the body shows, and the voice of this language. */
export function filesOf({ version }: Version, text: TextRow, stored: ReadonlyMap<string, StoredFile>) {
  const beside = new Set(version.files.map(({ sha256 }) => sha256));
  const shown = [
    ...version.files,
    ...figuresIn(text.body)
      .filter((sha256) => !beside.has(sha256))
      .map((sha256) => ({ sha256, role: 'picture', credit: null, licence: null, signer: null })),
    ...(text.audio ? [{ sha256: text.audio, role: 'audio', credit: null, licence: null, signer: null }] : []),
  ];
  return shown.map(({ sha256, role, credit, licence, signer }) => {
    const { bytes, mediaType, name } = stored.get(sha256)!;
    const { caption, alt } = text.file_words[sha256] ?? {};
    return {
      sha256,
      bytes,
      mediaType,
      role,
      ...(name && { name }),
      ...(caption && { caption }),
      ...(credit && { credit }),
      ...(alt && { alt }),
      ...(licence && { licence }),
      ...(signer && { signer }),
      ...(role === 'audio' && text.audio_seconds !== null && { seconds: text.audio_seconds }),
    };
  });
}
