import { fileAddress } from '../article.js';
import { addressOf, bodiesOf, digestOf, urnOf } from './addresses.js';
import { correctionsOf } from './format-words.js';
import type { Envelope, Listed } from './envelope.js';

type Document = Listed['document'];
type File = NonNullable<Document['files']>[number];

const standard = {
  name: 'ninjs',
  version: '3.1',
  schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#',
};

/**
 * A release as one IPTC ninjs 3.1 item. What was retracted is a cancelled item with its notice and no word of what it
 * said, and one version later than the last.
 */
export function ninjsItem(release: Envelope, base: string): object {
  const { document, links } = release;
  const uri = addressOf(release.id, release.lang, base);
  const firstCreated = release.history[0]?.at;
  const notes = [
    ...release.notices.map(({ text }) => text),
    ...(document ? correctionsOf(release).map(({ text }) => text) : []),
  ];
  const edNote = notes.length > 0 && { edNote: notes.join('\n') };
  if (!document)
    return {
      standard,
      uri,
      type: 'text',
      version: String(release.version + 1),
      ...(firstCreated && { firstCreated }),
      versionCreated: release.history.at(-1)!.at,
      pubStatus: 'canceled',
      ...edNote,
      trustIndicators: [proof(base + links.noticeProof!)],
    };
  const { html, text } = bodiesOf({ document }, base);
  const printed = [
    { name: 'pdf', contentType: 'application/pdf', address: links.pdf },
    { name: 'docx', contentType: DOCX, address: links.docx },
    { name: 'pack', contentType: 'application/zip', address: links.pack },
  ];
  return {
    standard,
    ...head({ ...release, document }, base),
    representationType: 'full',
    ...(firstCreated && { firstCreated }),
    ...edNote,
    bodies: [
      { role: 'main', contentType: 'text/html', value: html },
      { role: 'plain', contentType: 'text/plain', value: text },
    ],
    renditions: printed.flatMap(({ name, contentType, address }) =>
      address ? [{ name, contentType, href: base + address }] : [],
    ),
    associations: [
      ...(document.files ?? []).map((file) => ofFile(file, base)),
      ...ofEvent(document, uri),
      ...ofTranslations({ ...release, document }, base),
    ],
    trustIndicators: [proof(base + links.proof!)],
  };
}

/**
 * Several releases as one item of type `composite` with an association each, partial: title, summary and what they are filed
 * under. That is how ninjs packs; it has no feed of its own.
 */
export function ninjsList(releases: readonly Listed[], self: string, base: string): object {
  return {
    standard,
    uri: self,
    type: 'composite',
    associations: releases.map((release) => ({
      name: release.document.content.title,
      rel: 'member',
      ...head(release, base),
      representationType: 'partial',
    })),
  };
}

function head(release: Listed, base: string) {
  const { document, id, notices } = release;
  const { content, issuer, coIssuers = [], number } = document;
  const issuers = [issuer, ...coIssuers];
  return {
    uri: addressOf(id, release.lang, base),
    type: 'text',
    version: String(release.version),
    versionCreated: release.publishedAt,
    ...(release.firstPublishedAt && { contentCreated: release.firstPublishedAt }),
    pubStatus: 'usable',
    ...(content.urgent && { urgency: 1 }),
    language: document.lang,
    title: content.title,
    headlines: [{ role: 'main', contentType: 'text/plain', value: content.title }],
    ...(content.summary && {
      descriptions: [{ role: 'summary', contentType: 'text/plain', value: content.summary }],
    }),
    by: issuers.map(({ name }) => name).join(', '),
    ...(notices.length > 0 && { edNote: notices.map(({ text }) => text).join('\n') }),
    infoSources: issuers.map((each, index) => ({
      name: each.name,
      role: index === 0 ? 'issuer' : 'co-issuer',
      uri: urnOf(each.id),
    })),
    organisations: issuers.map(({ id: of, name }) => ({ name, rel: 'issuer', uri: urnOf(of) })),
    people: people(content),
    subjects: (content.topics ?? []).map(({ id: topic, name }) => ({
      name,
      rel: 'about',
      uri: urnOf(topic),
    })),
    places: (content.places ?? []).map(({ id: place, name }) => ({ name, rel: 'about', uri: urnOf(place) })),
    genres: [{ name: content.kind, literal: content.kind }],
    altIds: [
      { role: 'id', value: id },
      ...(number ? [{ role: 'number', value: number }] : []),
      { role: 'short', value: `${base}/r/${id}` },
      { role: 'sha256', value: digestOf(release) },
    ],
  };
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const proof = (href: string) => ({ role: 'https://c2sp.org/tlog-proof@v1', title: 'tlog-proof', href });

function people({ contact, quotes = [], signatory }: Document['content']): object[] {
  const ways = (['phone', 'email'] as const).flatMap((type) =>
    contact?.[type] ? [{ type, role: 'work', value: contact[type] }] : [],
  );
  return [
    ...(contact?.name || ways.length > 0
      ? [
          {
            ...(contact?.name && { name: contact.name }),
            rel: 'contact',
            ...(contact?.position && { literal: contact.position }),
            ...(ways.length > 0 && { contactInfo: ways }),
          },
        ]
      : []),
    ...quotes.map(({ name, position }) => ({ name, rel: 'quoted', ...(position && { literal: position }) })),
    ...(signatory
      ? [
          {
            name: signatory.name,
            rel: 'signatory',
            ...(signatory.position && { literal: signatory.position }),
          },
        ]
      : []),
  ];
}

const types: Readonly<Record<string, string>> = { picture: 'picture', audio: 'audio' };

function ofFile(file: File, base: string): object {
  const { sha256, caption, alt, credit, licence, role, name, seconds } = file;
  const href = fileAddress(base, file);
  return {
    name: name ?? caption ?? sha256,
    rel: role,
    uri: href,
    type: types[role] ?? 'component',
    ...(caption && { headlines: [{ role: 'caption', value: caption }] }),
    ...(alt && { descriptions: [{ role: 'alt', contentType: 'text/plain', value: alt }] }),
    ...(credit && { by: credit, copyrightHolder: credit }),
    ...(licence && { usageTerms: licence }),
    altIds: [{ role: 'sha256', value: sha256 }],
    renditions: [
      {
        name: 'original',
        href,
        contentType: file.mediaType,
        sizeInBytes: file.bytes,
        ...(seconds !== undefined && { duration: seconds }),
      },
    ],
  };
}

function ofEvent({ content }: Document, uri: string): object[] {
  const { event } = content;
  if (!event) return [];
  return [
    {
      name: content.title,
      rel: 'event',
      uri: `${uri}#event`,
      type: 'event',
      eventDetails: { dates: { startDate: event.from, ...(event.to && { endDate: event.to }) } },
      ...(event.place && { places: [{ name: event.place, rel: 'venue' }] }),
    },
  ];
}

/** The text that this one follows, and those that are beside it. */
function ofTranslations({ document, id, languages }: Listed, base: string): object[] {
  const source = document.source?.lang;
  return languages
    .filter((lang) => lang !== document.lang)
    .map((lang) => ({
      name: lang,
      rel: lang === source ? 'translationOf' : 'translation',
      uri: addressOf(id, lang, base),
      type: 'text',
      language: lang,
    }));
}
