import { Injectable } from '@nestjs/common';
import { Organisations } from '../../identity/index.js';
import { Ledger } from '../../ledger/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Config } from '../../platform/config/index.js';
import type { Queryable } from '../../platform/database/index.js';
import { bestLanguage } from '../../platform/i18n/index.js';
import { Settings } from '../../platform/settings/index.js';
import { Reference } from '../../reference/index.js';
import { about } from '../answers/names.js';
import { type PublicAnswer, publicAnswer, PublicAnswers } from '../answers/public-answers.js';
import { distributionError } from '../distribution.errors.js';
import { publicationName } from '../distribution.settings.js';
import { FeedItems, type FeedQuestion } from './feed-items.js';
import { feedWords, wordsFor } from './feed-words.js';
import { type FeedFormat, feedFormats } from './formats.js';

/** Makes the feeds by which people and newsrooms read along: one item an act, newest first. */
@Injectable()
export class FeedAnswers {
  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly ledger: Ledger,
    private readonly reference: Reference,
    private readonly organisations: Organisations,
    private readonly items: FeedItems,
    private readonly answers: PublicAnswers,
  ) {}

  /**
   * `base`: the address below which everything lies. Throws `distribution.not-found` for a topic or an organisation that
   * there is not.
   */
  async feed(format: FeedFormat, question: FeedQuestion, base: string): Promise<PublicAnswer> {
    const { lang, topic, organisation } = question;
    const key = ['feed', format, lang, topic, organisation, base].join(' ');
    const names = [
      about.releases,
      about.settings,
      ...(topic ? [about.topics] : []),
      ...(organisation ? [about.organisations] : []),
    ];
    return this.answers.remember(key, names, async (on) => {
      const title = await this.title(on, question);
      const items = await this.items.newest(on, question, base);
      const { mediaType, write } = feedFormats[format];
      const updated =
        items.length > 0
          ? new Date(Math.max(...items.map((item) => item.updated.getTime())))
          : new Date((await this.ledger.entry(0, on)).entry.at);
      const query = new URLSearchParams({
        lang,
        ...(topic && { topic }),
        ...(organisation && { organisation }),
      });
      const bytes = Buffer.from(
        write({
          self: `${base}/feeds/${format}?${query.toString()}`,
          home: `${base}/`,
          title,
          description: feedWords.description[wordsFor(lang)],
          lang,
          updated,
          items,
        }),
      );
      const headers = { 'content-type': mediaType, 'content-language': lang };
      return { ...publicAnswer(bytes, headers), modified: updated };
    });
  }

  /** The name of the publication in a language, or the best that there is. */
  async publication(on: Queryable, lang: string): Promise<string> {
    const names = await this.settings.value(publicationName, { at: await this.clock.now(on) }, on);
    const languages = Object.keys(names).toSorted((a, b) => Number(b === 'vi') - Number(a === 'vi'));
    return names[bestLanguage(lang, languages as [string, ...string[]])]!;
  }

  private async title(on: Queryable, { lang, topic, organisation }: FeedQuestion): Promise<string> {
    const named = topic && (await this.reference.topics([topic], [lang], on).catch(nothing))?.[0]?.name;
    const of = organisation && (await this.organisations.names([organisation], [lang], on)).get(organisation);
    if ((topic && !named) || (organisation && !of)) throw distributionError('not-found');
    return [
      ...(this.config.demonstration ? [feedWords.demonstration[wordsFor(lang)]] : []),
      await this.publication(on, lang),
      named,
      of,
    ]
      .filter(Boolean)
      .join(' – ');
  }
}

function nothing(error: unknown): undefined {
  if ((error as { code?: unknown }).code !== 'reference.unknown-topic') throw error;
}
