import { Injectable } from '@nestjs/common';
import type { DocumentEnvelope } from '../../ledger/index.js';
import type { Principal } from '../../platform/http/index.js';
import { Documents } from '../documents/documents.js';
import { releaseError } from '../release.errors.js';
import { versionError } from '../versions/version.errors.js';
import { ReadReleases } from './read-releases.js';

export interface PreviewAsked {
  readonly id: string;
  /** Without one, the newest. */
  readonly version?: string | undefined;
  /** Without one, the language that it is written in. */
  readonly lang?: string | undefined;
}

/** What a version would say if it were published now. */
export interface VersionPreview {
  readonly document: DocumentEnvelope;
  readonly languages: readonly string[];
  /** The hour that was set for it, or when it was published. */
  readonly at: Date | null;
}

/** Shows a version before anybody else may read it. */
@Injectable()
export class PreviewVersion {
  constructor(
    private readonly read: ReadReleases,
    private readonly documents: Documents,
  ) {}

  /** Throws not-found for what the principal may not read. */
  async execute(principal: Principal, { id, version: wanted, lang }: PreviewAsked): Promise<VersionPreview> {
    const { versions } = await this.read.release(id, principal);
    const version = wanted ? versions.find((each) => each.version.id === wanted) : versions[0];
    if (!version) throw versionError('version-not-found');
    const text = lang ? version.texts.find((each) => each.lang === lang) : version.source;
    if (!text) throw releaseError('no-text', { lang: lang! });
    const { published_at: published, publish_at: planned } = version.version;
    return {
      document: await this.documents.preview(version, text),
      languages: version.texts.map((each) => each.lang),
      at: published ?? planned,
    };
  }
}
