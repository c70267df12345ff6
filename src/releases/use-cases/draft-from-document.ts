import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { sha256Hex } from '../../platform/canonical/index.js';
import { Config } from '../../platform/config/index.js';
import { readDocx, type WordPicture } from '../../platform/documents/index.js';
import { Files } from '../../platform/files/index.js';
import type { Dropped } from '../../platform/html/index.js';
import type { Caller } from '../../platform/http/index.js';
import type { LegacyEncoding } from '../../platform/text/index.js';
import { releaseError } from '../release.errors.js';
import { BODY_LIMIT } from '../release.words.js';
import { DraftRelease } from './draft-release.js';

export interface Source {
  /** Default: the organisation acted for. */
  readonly organisation?: string | undefined;
  readonly kind: string;
  readonly lang: string;
  /** A Word document as it arrives. */
  readonly file: AsyncIterable<Uint8Array>;
}

export interface DraftedFromDocument {
  readonly id: string;
  readonly dropped: readonly Dropped[];
  readonly converted: readonly LegacyEncoding[];
  readonly pictures: readonly Pick<WordPicture, 'sha256' | 'mediaType' | 'alt'>[];
}

const MOST_BYTES = 20_000_000;

/** Begins a release with the words and pictures of a Word document. */
@Injectable()
export class DraftFromDocument {
  private readonly limits: { readonly bytes: number; readonly html: number };

  constructor(
    private readonly draftRelease: DraftRelease,
    private readonly files: Files,
    config: Config,
  ) {
    this.limits = { bytes: Math.min(MOST_BYTES, config.maxFileBytes), html: BODY_LIMIT };
  }

  /** Throws the `word.…` errors of `readDocx`, and what drafting throws. */
  async execute(caller: Caller, { file, organisation, kind, lang }: Source): Promise<DraftedFromDocument> {
    const { principal, once } = caller;
    const speaker = organisation ?? principal.actingFor;
    if (!principal.mayFor('releases.write', speaker)) throw releaseError('foreign-organisation');
    const { sha256, title, summary, html, ...document } = await readDocx(file, this.limits);
    let body = html;
    const pictures: { sha256: string; mediaType: string; alt: string }[] = [];
    for (const { bytes, alt, sha256: read } of document.pictures) {
      const stored = await this.files.put(Readable.from([bytes]), { account: principal.accountId });
      pictures.push({ sha256: stored.sha256, mediaType: stored.mediaType, alt });
      // The store may keep a picture in another form than it came in.
      body = body.replaceAll(read, stored.sha256);
    }
    const asked = { principal, once: once && { ...once, fingerprint: sha256Hex(once.fingerprint + sha256) } };
    const draft = {
      organisation: speaker,
      kind,
      lang,
      title,
      summary,
      body,
      topics: [],
      places: [],
      contact: {},
      fileWords: Object.fromEntries(
        pictures.filter(({ alt }) => alt).map(({ sha256: picture, alt }) => [picture, { alt }]),
      ),
    };
    const { id } = await this.draftRelease.execute(asked, draft);
    return { id, dropped: document.dropped, converted: document.converted, pictures };
  }
}
