import { Injectable } from '@nestjs/common';
import { listItemOf } from '../distribution/index.js';
import { Clock } from '../platform/clock/index.js';
import type { Queryable } from '../platform/database/index.js';
import { Settings } from '../platform/settings/index.js';
import { PublicReleases } from '../releases/index.js';
import { Listings } from './listings.js';
import { Mended } from './mended.js';
import type { HomeFacts } from './pages/home.js';
import { pinnedReleases } from './portal.settings.js';
import { Translated } from './translated.js';

const ROWS = 20;
const TOPICS = 8;
const MENDED = 4;

/** Reads what the first page tells. */
@Injectable()
export class Home {
  constructor(
    private readonly listings: Listings,
    private readonly mended: Mended,
    private readonly releases: PublicReleases,
    private readonly translated: Translated,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /** `before`: the index in the log to go on below. */
  async facts(on: Queryable, ui: string, before: number | undefined): Promise<HomeFacts> {
    const isFirst = before === undefined;
    const { items, next } = await this.translated.page(on, ui, {}, before, ROWS);
    const pinned = isFirst ? await this.translated.items(on, await this.pinned(on), ui) : [];
    const isPinned = new Set(pinned.map(({ id }) => id));
    return {
      pinned,
      latest: items.filter(({ id }) => !isPinned.has(id)),
      next,
      mended: (await this.mended.page(on, ui, undefined, MENDED)).items,
      topics: (await this.listings.topics(ui, undefined, TOPICS)).items,
      isFirst,
    };
  }

  /** In the order in which they were pinned; what was taken back since is left out. */
  private async pinned(on: Queryable) {
    const ids = await this.settings.value(pinnedReleases, { at: await this.clock.now(on) }, on);
    const rows = await this.releases.inForce(on, ids);
    return ids.flatMap((id) => rows.filter((row) => row.id === id).map(listItemOf));
  }
}
