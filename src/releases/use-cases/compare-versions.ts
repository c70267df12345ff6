import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/http/index.js';
import { contentOf } from '../documents/document-content.js';
import { Documents } from '../documents/documents.js';
import { type Comparable, differenceOfDocuments, type DocumentDifference } from '../difference/difference.js';
import { releaseError } from '../release.errors.js';
import type { Version } from '../versions/version.js';
import { ReadReleases } from './read-releases.js';

export interface VersionComparison extends DocumentDifference {
  readonly lang: string;
  readonly from: Version;
  readonly to: Version;
}

/** Compares any two versions of a release in one language, published or not, as they are now. */
@Injectable()
export class CompareVersions {
  constructor(
    private readonly read: ReadReleases,
    private readonly documents: Documents,
  ) {}

  /** Without `lang` in the language that the later one was written in. Throws not-found, also for a language. */
  async execute(
    principal: Principal,
    asked: {
      readonly id: string;
      readonly from: string;
      readonly to: string;
      readonly lang?: string | undefined;
    },
  ): Promise<VersionComparison> {
    const from = await this.read.versionById(asked.id, asked.from, principal);
    const to = await this.read.versionById(asked.id, asked.to, principal);
    const lang = asked.lang ?? to.version.source_lang;
    const difference = differenceOfDocuments(
      await this.comparable(from, lang),
      await this.comparable(to, lang),
    );
    return { lang, from, to, ...difference };
  }

  /** What the document of this version would hold if it were made now. */
  private async comparable(version: Version, lang: string): Promise<Comparable> {
    const text = version.texts.find((each) => each.lang === lang);
    if (!text) throw releaseError('no-text', { lang });
    const names = await this.documents.names(version, lang);
    const { issuer, coIssuers } = names;
    const files = version.version.files.map(({ sha256, role, credit, licence, signer }) => ({
      sha256,
      role,
      ...(credit && { credit }),
      ...(licence && { licence }),
      ...(signer && { signer }),
      ...text.file_words[sha256],
    }));
    return {
      issuer,
      ...(coIssuers.length > 0 && { coIssuers }),
      content: contentOf(version, text, names),
      ...(files.length > 0 && { files }),
    };
  }
}
