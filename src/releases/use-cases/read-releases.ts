import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/http/index.js';
import { releaseError } from '../release.errors.js';
import { type ReleaseListRow, ReleasesRepository, type TextRow } from '../releases.repository.js';
import { toVersion, type Version } from '../version.js';
import type { VersionState } from '../version.lifecycle.js';

/** What the desk reads. Rows of organisations that the principal may not read are not found. */
@Injectable()
export class ReadReleases {
  constructor(private readonly releases: ReleasesRepository) {}

  /** All versions of a release, newest first. */
  async release(id: string, principal: Principal): Promise<Version[]> {
    const rows = await this.releases.findVersions(id, principal.organisations('releases.read'));
    if (rows.length === 0) throw releaseError('not-found');
    const texts = await this.releases.findTexts(rows.map((row) => row.id));
    const textsOf = Map.groupBy(texts, (text) => text.version_id);
    return rows.map((row) => toVersion(row, textsOf.get(row.id) ?? []));
  }

  async openVersion(id: string, principal: Principal): Promise<Version> {
    const row = await this.releases.findOpenVersion(id, principal.organisations('releases.read'));
    if (row) return toVersion(row, await this.releases.findTexts([row.id]));
    await this.release(id, principal);
    throw releaseError('no-open-version');
  }

  async text(id: string, lang: string, principal: Principal): Promise<TextRow> {
    const { texts } = await this.openVersion(id, principal);
    const text = texts.find((each) => each.lang === lang);
    if (!text) throw releaseError('no-text', { lang });
    return text;
  }

  /** Newest first, one more than `limit` if there are more. */
  list(
    principal: Principal,
    {
      state,
      before,
      limit,
    }: { state?: VersionState | undefined; before?: string | undefined; limit: number },
  ): Promise<ReleaseListRow[]> {
    return this.releases.list(principal.organisations('releases.read'), { state, before, limit: limit + 1 });
  }
}
