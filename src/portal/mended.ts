import { Injectable } from '@nestjs/common';
import type { Queryable } from '../platform/database/index.js';
import { type PublicAct, PublicArchive, PublicReleases } from '../releases/index.js';

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
  ) {}

  /** Below the index `before`; `next` is the index to go on from. */
  async page(on: Queryable, before: number | undefined, limit: number) {
    const acts = await this.archive.mended(on, before, limit + 1);
    const shown = acts.slice(0, limit);
    const standing = await this.releases.inForce(on, [...new Set(shown.map((act) => act.release_id))]);
    const documents = new Map(
      standing.map(({ id, bytes }) => [id, JSON.parse(bytes.toString('utf8')) as Titled]),
    );
    return {
      items: shown.map((act) => toItem(act, documents.get(act.release_id))),
      next: acts.length > limit ? Number(shown.at(-1)!.ledger_index) : undefined,
    };
  }
}

interface Titled {
  readonly lang: string;
  readonly issuer: { readonly name: string };
  readonly content: { readonly title: string };
}

const toItem = (act: PublicAct, document: Titled | undefined): MendedItem => ({
  id: act.release_id,
  act: act.act,
  version: act.version,
  at: act.at.toISOString(),
  index: Number(act.ledger_index),
  ...(document && { title: document.content.title, lang: document.lang, issuer: document.issuer.name }),
});
