import { formatMessage } from '../i18n/index.js';
import type { Block } from '../html/index.js';
import { eventTime, issueDate } from './dates.js';
import type { OfficialDocument } from './document.js';
import { line, lines, upper } from './strings.js';
import { authorityText, type Words, wordsFor } from './words.js';

interface Labelled {
  readonly label: string;
  readonly text: string;
}

/** `stamp`: red, and of the size of the decree's stamps, whatever it says. */
export interface Mark {
  readonly text: string;
  readonly stamp?: true;
}

/** Every line of the document as it is written, whatever it is written with. */
export interface Composed {
  readonly lang: string;
  readonly words: Words;
  readonly superior: string | undefined;
  /** Joint issuers one under the other, a dash after each but the last. */
  readonly organisations: readonly string[];
  readonly number: string | undefined;
  readonly placeAndDate: string;
  /** Framed, in capitals: how urgent it is, what kind of copy this is. */
  readonly marks: readonly Mark[];
  readonly kind: string;
  readonly title: string;
  readonly summary: string | undefined;
  readonly body: readonly Block[];
  readonly quotes: readonly { readonly text: string; readonly name: string; readonly position: string }[];
  readonly event: readonly Labelled[];
  readonly contact: readonly Labelled[];
  readonly authority: readonly string[];
  readonly signatory: string | undefined;
  readonly recipients: readonly string[];
  readonly address: string | undefined;
  /** On every page. */
  readonly note: string | undefined;
}

export function compose(document: OfficialDocument): Composed {
  const { lang, place, number, signatory, address } = document;
  const words = wordsFor(lang);
  const issued = issueDate(words, document.date);
  return {
    lang,
    words,
    superior: document.superior && upper(document.superior),
    organisations: [document.organisation, ...(document.coOrganisations ?? [])].map((name, index, all) =>
      index < all.length - 1 ? `${upper(name)} -` : upper(name),
    ),
    number: numberLine(words, number, document.isDraft === true),
    placeAndDate: place ? `${line(place)}, ${issued}` : capitalised(issued),
    marks: [
      ...(document.isUrgent ? [{ text: words.urgent, stamp: true as const }] : []),
      ...(document.isDraft ? [{ text: words.draft }] : []),
      ...(document.isDemonstration ? [{ text: words.demonstration }] : []),
    ],
    kind: upper(document.kind),
    title: line(document.title),
    summary: document.summary && line(document.summary),
    body: document.body,
    quotes: (document.quotes ?? []).map(({ text, name, position }) => ({
      text: quoted(lines(text)),
      name: line(name),
      position: line(position ?? ''),
    })),
    event: eventLines(words, document),
    contact: contactLines(words, document),
    authority: [
      ...(signatory?.authority ?? []).map(({ form, of }) =>
        upper(formatMessage(authorityText(lang, form), { of }).trim()),
      ),
      ...(signatory?.position ? [upper(signatory.position)] : []),
    ],
    signatory: signatory && line(signatory.name),
    recipients: recipientLines(document.recipients ?? []),
    address: address && line(address),
    note: document.isDemonstration ? words.demonstrationNote : undefined,
  };
}

function numberLine(words: Words, number: string | undefined, isDraft: boolean): string | undefined {
  if (number === undefined && !isDraft) return undefined;
  return formatMessage(words.number, { number: line(number ?? '……') });
}

function eventLines(words: Words, { event }: OfficialDocument): Labelled[] {
  if (!event) return [];
  const time = { label: words.when, text: capitalised(eventTime(words, event)) };
  return event.place ? [time, { label: words.where, text: line(event.place) }] : [time];
}

function contactLines(words: Words, { contact }: OfficialDocument): Labelled[] {
  if (!contact) return [];
  const { name, position, phone, email } = contact;
  const person = [name, position].filter(Boolean).join(', ');
  return [
    ...(person ? [{ label: '', text: line(person) }] : []),
    ...(phone ? [{ label: words.phone, text: line(phone) }] : []),
    ...(email ? [{ label: words.email, text: line(email) }] : []),
  ];
}

/** "- …;" and at last "- …." (Appendix I, Part I, II.9.d), whatever the officer put there. */
function recipientLines(recipients: readonly string[]): string[] {
  const names = recipients.map((name) => line(name).replace(/^[-–—•]\s*|[;.,\s]+$/g, '')).filter(Boolean);
  return names.map((name, index) => `- ${name}${index === names.length - 1 ? '.' : ';'}`);
}

const quoted = (text: string): string => (/^["“«„]/.test(text) ? text : `“${text}”`);

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
