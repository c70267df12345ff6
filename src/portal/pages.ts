import { Injectable } from '@nestjs/common';
import { about, PublicAnswers, type PublicAnswer, publicAnswer } from '../distribution/index.js';
import { Config } from '../platform/config/index.js';
import { Database, type Queryable } from '../platform/database/index.js';
import { bestLanguage, interfaceLanguages, type Language } from '../platform/i18n/index.js';
import { initialBrand, Theme } from '../platform/theme/index.js';
import { toHtml } from './html.js';
import { Moments } from './moments.js';
import { address, type Asked, type Frame, type Page } from './page.js';
import { type Banner, UrgentReleases } from './urgent.js';
import { words } from './words/index.js';

interface Kept {
  /** Names of all that the page tells of, beside what stands around it. */
  readonly names: readonly string[];
  /** What it depends on beside address and language of the interface. */
  readonly key?: string;
  /** Milliseconds since 1970: when it is another page by itself. */
  readonly until?: number;
  /** Whether it is the answer to a free question, to be kept among its like; by default what can be asked in endless ways. */
  readonly isQuestion?: boolean;
}

/** A page that is nobody's to keep, and the language in which it speaks. */
interface PassingPage {
  readonly html: string;
  readonly policy: string;
  readonly lang: Language;
}

type Make = (on: Queryable, frame: Frame) => Promise<Page>;

/** Makes pages and keeps them as every other format: bytes for everybody, until something that they tell of changes. */
@Injectable()
export class Pages {
  /** As the newest page has it; before the first one, the initial one. */
  private brand = initialBrand;

  constructor(
    private readonly config: Config,
    private readonly answers: PublicAnswers,
    private readonly theme: Theme,
    private readonly urgent: UrgentReleases,
    private readonly database: Database,
  ) {}

  /** Whatever `make` throws is thrown on: an error page is nobody's to keep. */
  async answer(
    asked: Asked,
    { names, key = '', until = Number.POSITIVE_INFINITY, isQuestion = isFree(asked) }: Kept,
    make: Make,
  ): Promise<PublicAnswer> {
    const banner = await this.urgent.now();
    const ui = this.languageOf(asked);
    const { path, query, lang, base } = asked;
    const named = [
      'page',
      path,
      JSON.stringify(query),
      ui,
      asked.ui,
      lang,
      base,
      key,
      JSON.stringify(banner),
    ].join(' ');
    const made = async (on: Queryable) => {
      this.brand = await this.theme.brand(on);
      const frame = this.frame(asked, ui, banner);
      return this.toAnswer(frame, await make(on, frame));
    };
    const allNames = [about.releases, about.settings, ...names];
    const answer = isQuestion
      ? await this.answers.rememberQuestion(named, allNames, made)
      : await this.answers.remember(named, allNames, made);
    const ends = Math.min(until, banner?.changesAt ?? Number.POSITIVE_INFINITY);
    return ends < Number.POSITIVE_INFINITY ? { ...answer, until: ends } : answer;
  }

  /** A page about what went wrong. Uses no database, which may be what went wrong. */
  passing(asked: Asked, page: (frame: Frame) => Page): PassingPage {
    return this.toPassing(asked, this.urgent.atHand(), page);
  }

  /** The language that the portal speaks: that of the address, else what the browser asks for. */
  languageOf({ ui, lang, acceptLanguage }: Pick<Asked, 'ui' | 'lang' | 'acceptLanguage'>): Language {
    return ui ?? bestLanguage(lang ?? acceptLanguage, interfaceLanguages);
  }

  /** A page for one reader, told now and kept by nobody. */
  async once(asked: Asked, page: (frame: Frame) => Page): Promise<PassingPage> {
    this.brand = await this.theme.brand(this.database);
    return this.toPassing(asked, await this.urgent.now(), page);
  }

  private toPassing(asked: Asked, banner: Banner | undefined, page: (frame: Frame) => Page): PassingPage {
    const frame = this.frame(asked, this.languageOf(asked), banner);
    return { ...toHtml(frame, page(frame)), lang: frame.ui };
  }

  private toAnswer(frame: Frame, page: Page): PublicAnswer {
    const { html, policy } = toHtml(frame, page);
    const { asked, ui } = frame;
    const lang = page.lang ?? ui;
    return publicAnswer(Buffer.from(html), {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'content-language': lang,
      ...(asked.lang === undefined && {
        vary: 'accept-language',
        'content-location': frame.read(asked.path, lang, asked.query),
      }),
    });
  }

  private frame(asked: Asked, ui: Language, banner: Banner | undefined): Frame {
    const lang = asked.ui ?? asked.lang;
    return {
      asked,
      ui,
      lang,
      words: words[ui],
      moments: new Moments(ui, this.config.timeZone),
      brand: this.brand,
      banner,
      isDemonstration: this.config.demonstration,
      to: (path, query = {}) => withLanguage(path, query, lang),
      read: (path, text, query = {}) => {
        const isOther = bestLanguage(text, interfaceLanguages) !== ui;
        return withLanguage(path, { ...query, lang: text, ...(isOther && { ui }) }, text);
      },
    };
  }
}

/** Cursors, days and languages that are none of ours: there is no end of them. */
const isFree = ({ query, lang }: Asked): boolean =>
  Object.values(query).some((value) => value !== undefined) ||
  (lang !== undefined && !interfaceLanguages.some((own) => own === lang));

function withLanguage(
  path: string,
  query: Readonly<Record<string, string | undefined>>,
  lang: string | undefined,
): string {
  const [plain = '', fragment] = path.split('#');
  return `${address(plain, { ...query, lang })}${fragment ? `#${fragment}` : ''}`;
}
