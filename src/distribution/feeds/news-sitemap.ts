import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import type { Queryable } from '../../platform/database/index.js';
import { PublicReleases } from '../../releases/index.js';
import { about } from '../answers/names.js';
import { type PublicAnswer, publicAnswer, PublicAnswers } from '../answers/public-answers.js';
import { type Article, escapeHtml } from '../article.js';
import { FeedAnswers } from './feed-answers.js';

const HOUR_MS = 3_600_000;
/** What Google's news sitemap 0.9 may hold. */
const TWO_DAYS_MS = 48 * HOUR_MS;
const MOST_RELEASES = 1000;

/** Tells search engines for news what was published within two days and stands. */
@Injectable()
export class NewsSitemap {
  constructor(
    private readonly clock: Clock,
    private readonly releases: PublicReleases,
    private readonly feeds: FeedAnswers,
    private readonly answers: PublicAnswers,
  ) {}

  async read(base: string): Promise<PublicAnswer> {
    // What is two days old leaves without any act: the list is made anew each hour.
    const hour = Math.floor(Date.now() / HOUR_MS);
    return this.answers.remember(
      `news sitemap ${hour} ${base}`,
      [about.releases, about.settings],
      async (on) => {
        const published = await this.published(on);
        const urls: string[] = [];
        for (const { bytes, at } of published) {
          const { id, lang, content } = JSON.parse(bytes.toString('utf8')) as Article;
          urls.push(
            `<url><loc>${escapeHtml(`${base}/releases/${id}?lang=${lang}`)}</loc><news:news><news:publication>` +
              `<news:name>${escapeHtml(await this.feeds.publication(on, lang))}</news:name>` +
              `<news:language>${lang.split('-')[0]}</news:language></news:publication>` +
              `<news:publication_date>${at.toISOString()}</news:publication_date>` +
              `<news:title>${escapeHtml(content.title)}</news:title></news:news></url>`,
          );
        }
        const text = [
          '<?xml version="1.0" encoding="UTF-8"?>',
          '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">',
          ...urls,
          '</urlset>\n',
        ].join('\n');
        return publicAnswer(Buffer.from(text), {
          'content-type': 'application/xml; charset=utf-8',
        });
      },
    );
  }

  /** Newest first; a correction makes nothing new. */
  private async published(on: Queryable): Promise<{ bytes: Buffer; at: Date }[]> {
    const since = (await this.clock.now(on)).getTime() - TWO_DAYS_MS;
    const acts = await this.releases.newestActs(on, {}, MOST_RELEASES);
    const fresh = acts.filter(({ act, at }) => act === 'release.published' && at.getTime() >= since);
    const standing = new Map(
      (
        await this.releases.inForce(
          on,
          fresh.map(({ release_id: id }) => id),
        )
      ).map((each) => [each.id, each]),
    );
    return fresh.flatMap(({ release_id: id, at }) => {
      const release = standing.get(id);
      return release ? [{ bytes: release.bytes, at }] : [];
    });
  }
}
