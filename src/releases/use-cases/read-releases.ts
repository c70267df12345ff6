import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/http/index.js';
import { fold } from '../../platform/text/index.js';
import { type NumberRow, NumbersRepository } from '../numbers/numbers.repository.js';
import { RedactionsRepository } from '../taken-back/redactions.repository.js';
import { releaseError } from '../release.errors.js';
import { type ReleaseFilter, type ReleaseListRow, ReleasesRepository } from '../releases.repository.js';
import type { Version } from '../versions/version.js';
import { versionError } from '../versions/version.errors.js';
import { VersionsRepository } from '../versions/versions.repository.js';
import { Versions } from '../versions/versions.js';
import type { TextRow } from '../texts/texts.repository.js';
import { type Release, toRelease } from './release-transition.js';
import { toTranslation, type Translation } from './translation-transition.js';

/** No index finds parts of words without marks: an answer stays quick however many releases there are. */
const MOST_LOOKED_THROUGH = 20_000;

/** What the desk reads. Rows of organisations that the principal may not read are not found. */
@Injectable()
export class ReadReleases {
  constructor(
    private readonly releases: ReleasesRepository,
    private readonly versions: VersionsRepository,
    private readonly redactions: RedactionsRepository,
    private readonly numbers: NumbersRepository,
    private readonly whole: Versions,
  ) {}

  /** A release with its versions, newest first. */
  async release(id: string, principal: Principal): Promise<Release & { readonly versions: Version[] }> {
    const organisations = principal.organisations('releases.read');
    const row = await this.releases.find(id, organisations);
    if (!row) throw releaseError('not-found');
    const versions = await this.whole.whole(await this.versions.findAll(id, organisations));
    return { ...toRelease(row, await this.redactions.findOpen(id)), versions };
  }

  /** The version at work, or the one in force. */
  async version(id: string, which: 'open' | 'current', principal: Principal): Promise<Version> {
    const organisations = principal.organisations('releases.read');
    const row = await (which === 'open'
      ? this.versions.findOpen(id, organisations)
      : this.versions.findCurrent(id, organisations));
    if (row) return (await this.whole.whole([row]))[0]!;
    if (!(await this.releases.find(id, organisations))) throw releaseError('not-found');
    throw releaseError(which === 'open' ? 'no-open-version' : 'no-current-version');
  }

  /** One version of a release, whatever became of it. */
  async versionById(id: string, versionId: string, principal: Principal): Promise<Version> {
    const { versions } = await this.release(id, principal);
    const version = versions.find((each) => each.version.id === versionId);
    if (!version) throw versionError('version-not-found');
    return version;
  }

  async text(
    id: string,
    which: 'open' | 'current',
    lang: string,
    principal: Principal,
  ): Promise<Translation & { readonly text: TextRow }> {
    const version = await this.version(id, which, principal);
    const text = version.texts.find((each) => each.lang === lang);
    if (!text) throw releaseError('no-text', { lang });
    return { ...toTranslation(version, lang, text), text };
  }

  /**
   * Newest first, one more than `limit` if there are more. Words are looked for in so many releases at most; `lookedTo` is the
   * last of them where there are more.
   */
  async list(
    principal: Principal,
    filter: Omit<ReleaseFilter, 'since'>,
  ): Promise<{ readonly rows: ReleaseListRow[]; readonly lookedTo: string | undefined }> {
    const organisations = principal.organisations('releases.read');
    const words = filter.words && fold(filter.words);
    const lookedTo = words ? await this.releases.endOfWindow(filter.before, MOST_LOOKED_THROUGH) : undefined;
    const limit = filter.limit + 1;
    const rows = await this.releases.list(organisations, { ...filter, words, since: lookedTo, limit });
    return { rows, lookedTo };
  }

  /** The numbers of the organisation acted for, newest first; those of releases that were given up show as not used. */
  listNumbers(
    principal: Principal,
    year: number,
    before: { readonly serial: number; readonly number: string } | undefined,
    limit: number,
  ): Promise<NumberRow[]> {
    return principal.mayFor('releases.read', principal.actingFor)
      ? this.numbers.list(principal.actingFor, year, before, limit + 1)
      : Promise.resolve([]);
  }
}
