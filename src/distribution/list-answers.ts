import { Injectable } from '@nestjs/common';
import { toPage } from '../platform/http/index.js';
import { Reference } from '../reference/index.js';
import { type ListedRelease, PublicReleases } from '../releases/index.js';
import { about } from './answers/names.js';
import { json, type PublicAnswer, publicAnswer, PublicAnswers } from './answers/public-answers.js';
import { Envelopes } from './envelopes.js';

export interface ReleaseFilter {
  readonly topic?: string | undefined;
  readonly place?: string | undefined;
  readonly organisation?: string | undefined;
}

/** The members of a canonical document that a list shows. */
interface Listed {
  readonly lang: string;
  readonly number?: string;
  readonly issuer: object;
  readonly content: {
    kind: string;
    urgent?: true;
    title: string;
    summary: string;
    topics?: object[];
    places?: object[];
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
  ): Promise<PublicAnswer & { next: string | undefined }> {
    const { topic, place, organisation } = filter;
    const key = ['list', topic, place, organisation, before, limit].join(' ');
    const names = place ? [about.releases, about.places] : [about.releases];
    return this.answers.remember(key, names, async () => {
      const places = place && (await this.reference.relatedPlaces([place]));
      const rows = await this.releases.list(
        { topic, organisation, places: places || undefined },
        before,
        limit + 1,
      );
      const page = toPage(rows, limit, ({ ledger_index: index }) => Number(index), toListItem);
      const bytes = Buffer.from(JSON.stringify({ ...page, ...this.envelopes.listNotices }));
      return { ...publicAnswer(bytes, json), next: page.next };
    });
  }
}

function toListItem({ bytes, ...release }: ListedRelease) {
  const { lang, number, issuer, content } = JSON.parse(bytes.toString('utf8')) as Listed;
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
