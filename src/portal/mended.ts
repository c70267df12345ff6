import { Injectable } from '@nestjs/common';
import { type ListItem, listItemOf } from '../distribution/index.js';
import type { Queryable } from '../platform/database/index.js';
import { type PublicAct, PublicArchive, PublicReleases } from '../releases/index.js';
import { Translated } from './translated.js';

/** One correction, retraction or erasure, as a list tells of it. */
export interface MendedItem {
  readonly id: string;
  readonly act: string;
  readonly version: number;
  readonly at: string;
  readonly index: number;
  /** Of the release as it stands; absent once it was retracted. */
  readonly title?: string;
  readonly lang?: string;
  readonly issuer?: string;
}

/** What was corrected and taken back, the newest first. */
@Injectable()
export class Mended {
  constructor(
    private readonly archive: PublicArchive,
    private readonly releases: PublicReleases,
    private readonly translated: Translated,
  ) {}

  /** Below the index `before`; `next` is the index to go on from. */
  async page(on: Queryable, ui: string, before: number | undefined, limit: number) {
    const acts = await this.archive.mended(on, before, limit + 1);
    const shown = acts.slice(0, limit);
    const standing = await this.releases.inForce(on, [...new Set(shown.map((act) => act.release_id))]);
    const items = await this.translated.items(on, standing.map(listItemOf), ui);
    const told = new Map(items.map((item) => [item.id, item]));
    return {
      items: shown.map((act) => toItem(act, told.get(act.release_id))),
      next: acts.length > limit ? Number(shown.at(-1)!.ledger_index) : undefined,
    };
  }
}

const toItem = (act: PublicAct, item: ListItem | undefined): MendedItem => ({
  id: act.release_id,
  act: act.act,
  version: act.version,
  at: act.at.toISOString(),
  index: Number(act.ledger_index),
  ...(item && { title: item.title, lang: item.lang, issuer: item.issuer.name }),
});
