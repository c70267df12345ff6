import { Injectable } from '@nestjs/common';
import type { Queryable } from '../platform/database/index.js';
import { toPage } from '../platform/http/index.js';
import { Reference } from '../reference/index.js';
import { type ListedRelease, PublicReleases } from '../releases/index.js';
import { about } from './answers/names.js';
import { json, type PublicAnswer, publicAnswer, PublicAnswers } from './answers/public-answers.js';
import { Envelopes } from './envelopes.js';
import type { Listed as ListedFacts } from './formats/envelope.js';
import { type AskedFormat, formatBytes, otherFormats } from './formats/formats.js';

export interface ReleaseFilter {
  readonly topic?: string | undefined;
  readonly place?: string | undefined;
  readonly organisation?: string | undefined;
}

/** The members of a canonical document that a list shows. */
export interface Listed {
  readonly lang: string;
  readonly number?: string;
  readonly issuer: { readonly id: string; readonly name: string };
  readonly content: {
    kind: string;
    urgent?: true;
    title: string;
    summary: string;
    topics?: readonly { readonly id: string; readonly name: string }[];
    places?: readonly { readonly id: string; readonly name: string }[];
  };
}

/** Makes the public lists of what is in force. */
@Injectable()
export class ListAnswers {
  constructor(
    private readonly releases: PublicReleases,
    private readonly reference: Reference,
    private readonly envelopes: Envelopes,
    private readonly answers: PublicAnswers,
  ) {}

  /** A page of current versions, newest act first. */
  async list(
    filter: ReleaseFilter,
    before: number | undefined,
    limit: number,
    format: AskedFormat,
    { base, path }: { readonly base: string; readonly path: string },
  ): Promise<PublicAnswer & { next: string | undefined }> {
    const { topic, place, organisation } = filter;
    const { name: form, negotiated } = format;
    const where = form === 'json' ? '' : base + path;
    const key = ['list', topic, place, organisation, before, limit, form, negotiated, where].join(' ');
    const names = place ? [about.releases, about.places] : [about.releases];
    const make = async (on: Queryable) => {
      const rows = await this.rows(on, filter, before, limit);
      const vary = format.negotiated && { vary: 'accept' };
      if (format.name === 'json') {
        const page = toPage(rows, limit, keyOf, listItemOf);
        const bytes = Buffer.from(JSON.stringify({ ...page, ...this.envelopes.listNotices }));
        return { ...publicAnswer(bytes, { ...json, ...vary }), next: page.next };
      }
      const { mediaType, list } = otherFormats[format.name];
      const { items, next } = toPage(rows, limit, keyOf, (row) => toFacts(row, this.envelopes.listNotices));
      const headers = { 'content-type': mediaType, ...vary, ...(vary && { 'content-location': path }) };
      return { ...publicAnswer(formatBytes(list(items, base + path, base)), headers), next };
    };
    // The act that the page before ended with was the one at `before`.
    return this.answers.remember(key, names, make, before === undefined ? 0 : before + 1);
  }

  /** What `list` tells in JSON. */
  async page(on: Queryable, filter: ReleaseFilter, before: number | undefined, limit: number) {
    return toPage(await this.rows(on, filter, before, limit), limit, keyOf, listItemOf);
  }

  private async rows(
    on: Queryable,
    { topic, place, organisation }: ReleaseFilter,
    before: number | undefined,
    limit: number,
  ): Promise<ListedRelease[]> {
    const places = place ? await this.reference.relatedPlaces([place], on) : undefined;
    return this.releases.list(on, { topic, organisation, places }, before, limit + 1);
  }
}

const keyOf = ({ ledger_index: index }: ListedRelease): number => Number(index);

export const listItemOf = (row: ListedRelease) => toListItem(row, readListed(row));
export type ListItem = ReturnType<typeof listItemOf>;

function toFacts(
  { bytes, ...release }: ListedRelease,
  { notices = [] }: Envelopes['listNotices'],
): ListedFacts {
  const document = JSON.parse(bytes.toString('utf8')) as ListedFacts['document'];
  return {
    id: release.id,
    version: release.version,
    lang: document.lang,
    languages: release.languages,
    publishedAt: release.published_at.toISOString(),
    ...(release.first_published_at && { firstPublishedAt: release.first_published_at.toISOString() }),
    notices,
    document,
  };
}

const readListed = ({ bytes }: ListedRelease): Listed => JSON.parse(bytes.toString('utf8')) as Listed;

export function toListItem(release: ListedRelease, { lang, number, issuer, content }: Listed) {
  return {
    id: release.id,
    version: release.version,
    lang,
    languages: release.languages,
    publishedAt: release.published_at.toISOString(),
    ...(release.first_published_at && { firstPublishedAt: release.first_published_at.toISOString() }),
    ...(number && { number }),
    kind: content.kind,
    ...(content.urgent && { urgent: true }),
    title: content.title,
    summary: content.summary,
    issuer,
    topics: content.topics ?? [],
    places: content.places ?? [],
    links: { self: `/api/v1/releases/${release.id}`, short: `/r/${release.id}` },
  };
}
