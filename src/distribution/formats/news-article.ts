import { fileAddress } from '../article.js';
import { addressOf, bodiesOf, digestOf, urnOf } from './addresses.js';
import { correctionsOf, retractedTitle } from './format-words.js';
import type { Envelope, Listed } from './envelope.js';

type Document = Listed['document'];
type File = NonNullable<Document['files']>[number];

const context = 'https://schema.org';
/** What search engines show of a headline. */
const LONGEST_HEADLINE = 110;

/** A release as schema.org's NewsArticle; what was retracted is its notice, and no word of what it said. */
export function newsArticle(release: Envelope, base: string): object {
  const { document, history, links } = release;
  const published = release.firstPublishedAt ?? history[0]?.at ?? release.publishedAt;
  if (!document) {
    const taken = history.at(-1)!.at;
    return {
      '@context': context,
      ...identity(release, base),
      headline: retractedTitle(release.lang),
      creativeWorkStatus: 'Retracted',
      datePublished: published,
      dateModified: taken,
      correction: release.notices
        .filter(({ type }) => type === 'retracted' || type === 'redacted')
        .map(({ text, lang }) => ({
          '@type': 'CorrectionComment',
          text,
          ...(lang && { inLanguage: lang }),
          datePublished: taken,
        })),
    };
  }
  const corrections = correctionsOf(release).map(({ text, at }) => ({
    '@type': 'CorrectionComment',
    text,
    datePublished: at,
  }));
  const files = document.files ?? [];
  const media = (role: string) =>
    files.filter((each) => each.role === role).map((each) => ofFile(each, base));
  const pictures = media('picture');
  const audio = media('audio');
  const others = files.filter(({ role }) => role !== 'picture' && role !== 'audio');
  return {
    '@context': context,
    ...head({ ...release, document }, base),
    datePublished: published,
    articleBody: bodiesOf({ document }, base).text,
    ...(pictures.length > 0 && { image: pictures }),
    ...(audio.length > 0 && { audio }),
    ...(others.length > 0 && { associatedMedia: others.map((each) => ofFile(each, base)) }),
    ...(corrections.length > 0 && { correction: corrections }),
    isBasedOn: base + links.document!,
    ...translations({ ...release, document }, base),
  };
}

/** Several releases as an ItemList of articles without their bodies. */
export function newsArticleList(releases: readonly Listed[], self: string, base: string): object {
  return {
    '@context': context,
    '@type': 'ItemList',
    '@id': self,
    itemListOrder: 'https://schema.org/ItemListOrderDescending',
    numberOfItems: releases.length,
    itemListElement: releases.map((release, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      item: {
        ...head(release, base),
        // Who was first published when is not known of a correction here.
        ...((release.firstPublishedAt ?? release.version === 1) && {
          datePublished: release.firstPublishedAt ?? release.publishedAt,
        }),
      },
    })),
  };
}

const identity = ({ id, lang, version }: Pick<Listed, 'id' | 'lang' | 'version'>, base: string) => ({
  '@type': 'NewsArticle',
  '@id': addressOf(id, lang, base),
  url: `${base}/r/${id}`,
  inLanguage: lang,
  version: String(version),
  isAccessibleForFree: true,
});

function head(release: Listed, base: string) {
  const { document } = release;
  const { content, issuer, coIssuers = [], number } = document;
  const headline = shortened(content.title);
  const about = [
    ...(content.topics ?? []).map(({ id, name }) => ({ '@type': 'Thing', name, identifier: urnOf(id) })),
    ...event(content),
  ];
  return {
    ...identity(release, base),
    headline,
    ...(headline !== content.title && { alternativeHeadline: content.title }),
    ...(content.summary && { description: content.summary }),
    genre: content.kind,
    dateModified: release.publishedAt,
    author: [issuer, ...coIssuers].map(organisation),
    publisher: organisation(issuer),
    ...(about.length > 0 && { about }),
    ...(content.places?.length && {
      contentLocation: content.places.map(({ id, name }) => ({
        '@type': 'Place',
        name,
        identifier: urnOf(id),
      })),
    }),
    identifier: [
      ...(number ? [{ '@type': 'PropertyValue', propertyID: 'number', value: number }] : []),
      { '@type': 'PropertyValue', propertyID: 'SHA-256', value: digestOf(release) },
    ],
    ...(release.notices.length > 0 && {
      comment: release.notices.map(({ text }) => ({ '@type': 'Comment', text })),
    }),
  };
}

const organisation = ({ id, name }: Document['issuer']) => ({
  '@type': 'GovernmentOrganization',
  name,
  identifier: urnOf(id),
});

function event({ event: what, title }: Document['content']): object[] {
  if (!what) return [];
  return [
    {
      '@type': 'Event',
      name: title,
      startDate: what.from,
      ...(what.to && { endDate: what.to }),
      ...(what.place && { location: { '@type': 'Place', name: what.place } }),
    },
  ];
}

const types: Readonly<Record<string, string>> = { picture: 'ImageObject', audio: 'AudioObject' };

function ofFile(file: File, base: string): object {
  const { role, name, caption, alt, credit, licence, seconds } = file;
  const type = types[role] ?? 'MediaObject';
  return {
    '@type': type,
    contentUrl: fileAddress(base, file),
    encodingFormat: file.mediaType,
    contentSize: `${file.bytes} B`,
    sha256: file.sha256,
    ...(name && { name }),
    ...(alt && { description: alt }),
    ...(caption && { [type === 'MediaObject' ? 'abstract' : 'caption']: caption }),
    ...(credit && { creditText: credit }),
    ...(licence && { license: { '@type': 'CreativeWork', name: licence } }),
    ...(seconds !== undefined && { duration: `PT${seconds}S` }),
  };
}

function translations({ document, id, languages }: Listed, base: string) {
  const work = (lang: string) => ({
    '@type': 'NewsArticle',
    '@id': addressOf(id, lang, base),
    inLanguage: lang,
  });
  const source = document.source?.lang;
  if (source) return { translationOfWork: work(source) };
  const others = languages.filter((lang) => lang !== document.lang);
  return { ...(others.length > 0 && { workTranslation: others.map(work) }) };
}

function shortened(title: string): string {
  if (title.length <= LONGEST_HEADLINE) return title;
  return `${title.slice(0, LONGEST_HEADLINE - 1).replace(/\s+\S*$/, '')}…`;
}
