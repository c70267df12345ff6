import { Injectable } from '@nestjs/common';
import { about, PublicAnswers } from '../distribution/index.js';
import { Clock } from '../platform/clock/index.js';
import { interfaceLanguages } from '../platform/i18n/index.js';
import { type ListedRelease, PublicArchive, PublicReleases } from '../releases/index.js';

const HOUR_MS = 3_600_000;
/** An urgent release without an end of its own leads the pages for a day, counted from where its event begins. */
const LEADS_MS = 24 * HOUR_MS;
/** None that says when it ends is looked for longer. */
const LOOKED_BACK_MS = 30 * LEADS_MS;
const MOST = 20;

interface Said {
  readonly lang: string;
  readonly title: string;
  readonly summary: string;
  readonly issuer: string;
}

interface Urgent {
  readonly id: string;
  /** In the languages of the portal, and in the one that it was written in, which comes first. */
  readonly said: readonly Said[];
  readonly phone: string | undefined;
  readonly at: string;
  readonly until: number;
  readonly endsAt: string | undefined;
}

interface Known {
  readonly items: readonly Urgent[];
}

const KEY = 'urgent';

/** What stands over every page while it is urgent. */
export interface Banner extends Urgent {
  /** How many others are. */
  readonly others: number;
  /** When the first of them all ends, in milliseconds since 1970: it is another banner then, or none. */
  readonly changesAt: number;
}

/** Knows what is urgent now. It ends by itself: at the end of the event, else after a day. */
@Injectable()
export class UrgentReleases {
  constructor(
    private readonly answers: PublicAnswers,
    private readonly archive: PublicArchive,
    private readonly releases: PublicReleases,
    private readonly clock: Clock,
  ) {}

  /** The newest one, and how many others there are. */
  async now(): Promise<Banner | undefined> {
    const known = await this.answers.remember<Known>(KEY, [about.releases], async (on) => {
      const since = new Date((await this.clock.now(on)).getTime() - LOOKED_BACK_MS);
      const urgent = await this.archive.urgent(on, since, MOST);
      const texts = await this.releases.texts(
        on,
        urgent.map(({ id }) => id),
      );
      return {
        items: urgent.map((row) => {
          const own = texts.filter(({ id }) => id === row.id);
          return urgentOf(row, own.map(documentOf).filter(isRead));
        }),
      };
    });
    return known.items.length === 0 ? undefined : bannerAt((await this.clock.now()).getTime(), known);
  }

  /** The same without asking the database: none where that can't tell whether it still stands. */
  atHand(): Banner | undefined {
    const known = this.answers.atHand(KEY) as Known | undefined;
    return known && bannerAt(this.clock.lately() ?? Number.POSITIVE_INFINITY, known);
  }
}

function bannerAt(now: number, { items }: Known): Banner | undefined {
  const standing = items.filter(({ until }) => until > now);
  const [first, ...others] = standing;
  const changesAt = Math.min(...standing.map(({ until }) => until));
  return first && { ...first, others: others.length, changesAt };
}

function urgentOf(row: ListedRelease, documents: readonly UrgentDocument[]): Urgent {
  const { event, contact } = documentOf(row).content;
  const at = row.published_at;
  const ends = event?.to;
  const begins = Math.max(at.getTime(), event ? Date.parse(event.from) : 0);
  return {
    id: row.id,
    said: documents.map(({ lang, issuer, content: { title, summary } }) => ({
      lang,
      title,
      summary,
      issuer: issuer.name,
    })),
    phone: contact?.phone,
    at: at.toISOString(),
    until: ends ? Date.parse(ends) : begins + LEADS_MS,
    endsAt: ends,
  };
}

const documentOf = ({ bytes }: ListedRelease): UrgentDocument =>
  JSON.parse(bytes.toString('utf8')) as UrgentDocument;

const isRead = ({ lang }: UrgentDocument, place: number): boolean =>
  place === 0 || interfaceLanguages.some((own) => own === lang);

interface UrgentDocument {
  readonly lang: string;
  readonly issuer: { readonly name: string };
  readonly content: {
    readonly title: string;
    readonly summary: string;
    readonly event?: { readonly from: string; readonly to?: string };
    readonly contact?: { readonly phone?: string };
  };
}
