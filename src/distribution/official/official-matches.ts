import { Injectable } from '@nestjs/common';
import type { Queryable } from '../../platform/database/index.js';
import { type EverPublicText, type PublicRelease, PublicReleases } from '../../releases/index.js';
import { Envelopes } from '../envelopes.js';
import type { Envelope } from '../formats/envelope.js';
import type { SearchableDocument } from '../search/searchable.js';
import { differenceFrom, type TextDifference } from './official-difference.js';
import { textOf } from './official-text.js';

/** A release of ours, or one text of it, that was asked for; by default that in force. `text` is what it is held beside. */
export interface Known {
  readonly id: string;
  readonly version?: number;
  readonly lang?: string;
  readonly text?: string;
}

type Standing = 'current' | 'corrected' | 'retracted';

/** A release that was found, with its proof. Of one that was retracted no word. */
export interface OfficialMatch {
  readonly id: string;
  /** Of the text that was found: in force, followed by a later version, or taken back with its release. */
  readonly standing: Standing;
  readonly version: number;
  /** That is in force. */
  readonly currentVersion?: number;
  readonly lang: string;
  readonly title?: string;
  readonly number?: string;
  readonly issuer?: { readonly id: string; readonly name: string };
  /** When this version became public. */
  readonly publishedAt: string;
  readonly ledgerIndex: number;
  readonly difference?: TextDifference;
  readonly notices: Envelope['notices'];
  readonly links: Readonly<Record<string, string>>;
}

/** What was answered. Only a text whose words are equal, an own address or an own number is official. */
export interface Official {
  readonly answer: 'official' | 'official-corrected' | 'official-retracted' | 'close' | 'not-published';
  readonly by: 'text' | 'link' | 'number';
  /** The nearest first; several only for a number that was given more than once. */
  readonly matches: readonly OfficialMatch[];
}

const answers = {
  current: 'official',
  corrected: 'official-corrected',
  retracted: 'official-retracted',
} as const;
const order: readonly Standing[] = ['current', 'corrected', 'retracted'];

/** Says of releases that were found what everybody may know. */
@Injectable()
export class OfficialMatches {
  constructor(
    private readonly releases: PublicReleases,
    private readonly envelopes: Envelopes,
  ) {}

  async of(on: Queryable, by: Official['by'], known: readonly Known[], wanted: string): Promise<Official> {
    const matches: OfficialMatch[] = [];
    for (const each of known) {
      const release = await this.releases.find(on, each.id);
      const match = release && (await this.match(on, release, each, wanted));
      if (match) matches.push(match);
    }
    const [first] = inOrder(matches);
    const answer = !first
      ? 'not-published'
      : known[0]?.text !== undefined
        ? 'close'
        : answers[first.standing];
    return { answer, by, matches: inOrder(matches) };
  }

  /** Of texts that all have the very words that were asked for, the one that counts: that in force, else the newest. */
  async ofWhole(on: Queryable, texts: readonly EverPublicText[], wanted: string): Promise<Official> {
    const found = await this.of(on, 'text', newestOfEach(texts), wanted);
    return { ...found, matches: found.matches.slice(0, 1) };
  }

  private async match(
    on: Queryable,
    release: PublicRelease,
    { id, version = release.version, lang = release.source_lang, text }: Known,
    wanted: string,
  ): Promise<OfficialMatch | undefined> {
    const document = await this.releases.document(on, id, version, lang);
    const isPublic = release.standing === 'public';
    const shown = isPublic && document?.bytes ? { ...document, bytes: document.bytes } : undefined;
    const envelope = await this.envelopes.make(on, release, document?.lang ?? lang, wanted, undefined);
    const { history, notices, links } = JSON.parse(envelope.toString('utf8')) as Envelope;
    const index = Number(document?.ledger_index);
    const act =
      history.find((each) => each.index === index) ?? history.find((each) => each.version === version);
    // No version of it has such a number.
    if (!act) return undefined;
    const words = shown && (JSON.parse(shown.bytes.toString('utf8')) as SearchableDocument);
    return {
      id,
      standing: !isPublic ? 'retracted' : version === release.version ? 'current' : 'corrected',
      version,
      ...(isPublic && { currentVersion: release.version }),
      lang: document?.lang ?? lang,
      ...(words && {
        title: words.content.title,
        ...(words.number && { number: words.number }),
        issuer: words.issuer,
      }),
      publishedAt: act.at,
      ledgerIndex: act.index,
      ...(words && text !== undefined && { difference: differenceFrom(textOf(words), text) }),
      notices,
      links: linksOf(release, version, document?.lang ?? lang, shown !== undefined, links),
    };
  }
}

/** Of each release the newest of these versions; they come newest first. */
function newestOfEach(texts: readonly EverPublicText[]): Known[] {
  return [...Map.groupBy(texts, ({ id }) => id).values()].map(([{ id, version, lang } = texts[0]!]) => ({
    id,
    version,
    lang,
  }));
}

const inOrder = (matches: readonly OfficialMatch[]): OfficialMatch[] =>
  matches.toSorted(
    (one, other) =>
      order.indexOf(one.standing) - order.indexOf(other.standing) || other.ledgerIndex - one.ledgerIndex,
  );

function linksOf(
  { id, standing, version: current, languages }: PublicRelease,
  version: number,
  lang: string,
  isReadable: boolean,
  { short, log, notice = '', noticeProof = '' }: Envelope['links'],
): Record<string, string> {
  const here = `/api/v1/releases/${id}`;
  if (standing === 'retracted') return { self: here, short, log, notice, noticeProof };
  const there = `${here}/versions/${version}`;
  return {
    self: `${here}?lang=${lang}`,
    short,
    log,
    ...(isReadable && {
      document: `${there}/document?lang=${lang}`,
      proof: `${there}/proof?lang=${lang}`,
    }),
    ...(isReadable &&
      version !== current &&
      languages.includes(lang) && {
        difference: `${here}/difference?from=${version}&to=${current}&lang=${lang}`,
      }),
  };
}
