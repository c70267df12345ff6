import { Injectable } from '@nestjs/common';
import type { Queryable } from '../../platform/database/index.js';
import { fingerprintsOf, shingles, wordsAsWritten } from '../../platform/text/index.js';
import { type EverPublicText, PublicReleases } from '../../releases/index.js';
import { PublicReads } from '../answers/public-reads.js';
import type { SearchableDocument } from '../search/searchable.js';
import { type Known, type Official, OfficialMatches } from './official-matches.js';
import { nearestOf } from './official-nearest.js';
import { type Linked, type Question, understand } from './official-question.js';
import { isWhole } from './official-text.js';
import { OfficialRepository } from './official.repository.js';

/** Releases that are looked into, and texts of each: versions by languages, the newest first. */
const MOST_NEAR = 4;
const MOST_TEXTS = 40;
/** Of all of them, in canonical bytes; a quarter of a second at worst. */
const MOST_BYTES = 1_000_000;
const MOST_NUMBERED = 10;
/** Whoever has less in common than this share of the nearest one is not nearer in the end. */
const NEAR_ENOUGH = 1 / 3;
/** A text this short is looked for by all its shingles, for little may be left of each passage; a longer one by its fingerprints. */
const SHORT = 600;
const MOST_PRINTS = 400;

/** Answers whether something that somebody was sent is official. Nothing of what was asked outlives the answer. */
@Injectable()
export class OfficialCheck {
  constructor(
    private readonly reads: PublicReads,
    private readonly releases: PublicReleases,
    private readonly repository: OfficialRepository,
    private readonly matches: OfficialMatches,
  ) {}

  /**
   * `lang`: the language of what is said about a release. `base`: the address below which everything of ours lies. A text may
   * have 40,000 UTF-16 code units, which is for the caller to see to.
   */
  async check(question: Question, { lang, base }: { lang: string; base: string }): Promise<Official> {
    const asked = understand(question, base);
    return this.reads.read(0, async (on) => {
      if (asked.by === 'text') return this.checkText(on, asked.text, lang);
      const known = asked.by === 'number' ? await this.numbered(on, asked.key) : ownReleaseOf(asked);
      return this.matches.of(on, asked.by, known, lang);
    });
  }

  private async numbered(on: Queryable, key: string): Promise<Known[]> {
    if (key === '') return [];
    return (await this.repository.numbered(on, key, MOST_NUMBERED)).map((id) => ({ id }));
  }

  private async checkText(on: Queryable, text: string, lang: string): Promise<Official> {
    const asked = shingles(text);
    const prints =
      asked.length <= SHORT ? Int32Array.from(new Set(asked)) : fingerprintsOf(asked, MOST_PRINTS);
    const near = await this.repository.near(on, prints, MOST_NEAR);
    const ids = near.filter(({ weight }) => weight >= near[0]!.weight * NEAR_ENOUGH).map(({ id }) => id);
    const texts = await this.releases.everPublic(on, ids, MOST_TEXTS);
    const read = firstOf(texts).map((each) => ({ ...each, document: documentOf(each) }));
    const words = wordsAsWritten(text);
    const whole = read.filter(({ document }) => isWhole(document, words));
    if (whole.length > 0) return this.matches.ofWhole(on, whole, lang);
    const nearest = nearestOf(asked, read);
    return this.matches.of(on, 'text', nearest ? [{ ...nearest, text }] : [], lang);
  }
}

function firstOf(texts: readonly EverPublicText[]): EverPublicText[] {
  let bytes = 0;
  return texts.filter((text) => (bytes += text.bytes.length) <= MOST_BYTES);
}

const ownReleaseOf = ({ id, version, lang }: Linked): Known[] =>
  id ? [{ id, ...(version && { version }), ...(lang && { lang }) }] : [];

const documentOf = ({ bytes }: EverPublicText): SearchableDocument =>
  JSON.parse(bytes.toString('utf8')) as SearchableDocument;
