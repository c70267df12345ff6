import { Injectable } from '@nestjs/common';
import { ListAnswers, type ListItem, listItemOf, type ReleaseFilter } from '../distribution/index.js';
import type { Queryable } from '../platform/database/index.js';
import { PublicReleases } from '../releases/index.js';

/**
 * Lists tell of a release in the language that it was written in; here it is told in the reader's, where it was translated
 * into that.
 */
@Injectable()
export class Translated {
  constructor(
    private readonly lists: ListAnswers,
    private readonly releases: PublicReleases,
  ) {}

  /** As `ListAnswers.page`. */
  async page(on: Queryable, lang: string, filter: ReleaseFilter, before: number | undefined, limit: number) {
    const { items, next } = await this.lists.page(on, filter, before, limit);
    return { items: await this.items(on, items, lang), next };
  }

  async items<Item extends ListItem>(on: Queryable, items: readonly Item[], lang: string): Promise<Item[]> {
    const ids = items
      .filter((item) => item.lang !== lang && item.languages.includes(lang))
      .map(({ id }) => id);
    const texts = ids.length > 0 ? await this.releases.texts(on, ids) : [];
    const theirs = new Map(
      texts.filter((text) => text.lang === lang).map((text) => [text.id, listItemOf(text)]),
    );
    return items.map((item) => ({ ...item, ...theirs.get(item.id) }));
  }
}
