import { Injectable } from '@nestjs/common';
import { ProofFiles } from '../ledger/index.js';
import { canonicalJson } from '../platform/canonical/index.js';
import { Config } from '../platform/config/index.js';
import { toPage } from '../platform/http/index.js';
import { bestLanguage } from '../platform/i18n/index.js';
import { Reference } from '../reference/index.js';
import {
  type ListedRelease,
  type PublicDocument,
  type PublicRelease,
  PublicReleases,
} from '../releases/index.js';
import { type PublicAnswer, publicAnswer, PublicAnswers } from './answers/public-answers.js';
import { distributionError } from './distribution.errors.js';

export interface ReleaseFilter {
  readonly topic?: string | undefined;
  readonly place?: string | undefined;
  readonly organisation?: string | undefined;
}

/** The members of a canonical document that a list shows. */
interface Listed {
  readonly lang: string;
  readonly issuer: object;
  readonly content: { kind: string; title: string; summary: string; topics?: object[]; places?: object[] };
}

const json = { 'content-type': 'application/json; charset=utf-8' };

/** Makes every public answer about releases, out of canonical documents and the entries of the log. */
@Injectable()
export class ReleaseAnswers {
  constructor(
    private readonly config: Config,
    private readonly releases: PublicReleases,
    private readonly reference: Reference,
    private readonly proofs: ProofFiles,
    private readonly answers: PublicAnswers,
  ) {}

  /**
   * The envelope around the document in force, in the best language: that of `lang` if there is one, else by
   * `acceptLanguage`, else the one it was written in. A negotiated answer says so in Vary and Content-Location.
   */
  async release(
    id: string,
    lang: string | undefined,
    acceptLanguage: string | undefined,
  ): Promise<PublicAnswer> {
    const language = choose(await this.find(id), lang ?? acceptLanguage);
    const negotiated = lang === undefined;
    return this.answers.remember(`release ${id} ${language} ${negotiated}`, async () => {
      // Read again, not taken from before: what is kept must have been read since the last change.
      const release = await this.read(id);
      const { bytes } = await this.findDocument(id, release.version, language);
      const here = `/api/v1/releases/${id}`;
      return publicAnswer(Buffer.from(canonicalJson(this.envelope(release, language, bytes))), {
        ...json,
        'content-language': language,
        ...(negotiated && { vary: 'accept-language', 'content-location': `${here}?lang=${language}` }),
      });
    });
  }

  /** The bare canonical bytes, whose SHA-256 the log holds. */
  async document(id: string, version: number, lang: string | undefined): Promise<PublicAnswer> {
    return this.answers.remember(`document ${id} ${version} ${lang ?? ''}`, async () => {
      const document = await this.findDocument(id, version, lang);
      return publicAnswer(document.bytes, { ...json, 'content-language': document.lang });
    });
  }

  /** The proof file, to keep beside the release. */
  async proof(id: string, version: number, lang: string | undefined): Promise<PublicAnswer> {
    return this.answers.remember(`proof ${id} ${version} ${lang ?? ''}`, async () => {
      const document = await this.findDocument(id, version, lang);
      const bytes = await this.proofs.make(document.bytes, Number(document.ledger_index));
      return publicAnswer(bytes, {
        ...json,
        'content-disposition': `attachment; filename="${id}-${version}-${document.lang}.proof.json"`,
      });
    });
  }

  /** A page of current versions, newest act first. */
  async list(
    filter: ReleaseFilter,
    before: number | undefined,
    limit: number,
  ): Promise<PublicAnswer & { next: string | undefined }> {
    const { topic, place, organisation } = filter;
    const key = JSON.stringify(['list', topic, place, organisation, before, limit]);
    return this.answers.remember(key, async () => {
      const places = place && (await this.reference.relatedPlaces([place]));
      const rows = await this.releases.list(
        { topic, organisation, places: places || undefined },
        before,
        limit + 1,
      );
      const page = toPage(rows, limit, ({ ledger_index: index }) => Number(index), toListItem);
      const bytes = Buffer.from(JSON.stringify({ ...page, ...this.notice() }));
      return { ...publicAnswer(bytes, json), next: page.next };
    });
  }

  private find(id: string): Promise<PublicRelease> {
    return this.answers.remember(`standing ${id}`, () => this.read(id));
  }

  private async read(id: string): Promise<PublicRelease> {
    const release = await this.releases.find(id);
    if (!release) throw distributionError('not-found');
    return release;
  }

  private async findDocument(id: string, version: number, lang: string | undefined): Promise<PublicDocument> {
    const document = await this.releases.document(id, version, lang);
    if (document) return document;
    await this.find(id);
    throw distributionError(lang ? 'language-not-found' : 'not-found');
  }

  private envelope(release: PublicRelease, lang: string, document: Buffer): object {
    const here = `/api/v1/releases/${release.id}`;
    const version = `${here}/versions/${release.version}`;
    return {
      id: release.id,
      standing: release.standing,
      version: release.version,
      lang,
      languages: release.languages,
      publishedAt: release.published_at.toISOString(),
      ledgerIndex: Number(release.ledger_index),
      notices: this.config.demonstration ? [demonstration] : [],
      document: JSON.parse(document.toString('utf8')) as unknown,
      links: {
        self: `${here}?lang=${lang}`,
        document: `${version}/document?lang=${lang}`,
        proof: `${version}/proof?lang=${lang}`,
        short: `/r/${release.id}`,
        log: '/ledger/checkpoint',
      },
    };
  }

  private notice(): { notices?: object[] } {
    return this.config.demonstration ? { notices: [demonstration] } : {};
  }
}

const demonstration = { type: 'demonstration', text: 'Dữ liệu minh họa' };

function choose({ languages, source_lang: source }: PublicRelease, wanted: string | undefined): string {
  return bestLanguage(wanted, [source, ...languages.filter((lang) => lang !== source)]);
}

function toListItem({ bytes, ...release }: ListedRelease): object {
  const { lang, issuer, content } = JSON.parse(bytes.toString('utf8')) as Listed;
  return {
    id: release.id,
    version: release.version,
    lang,
    languages: release.languages,
    publishedAt: release.published_at.toISOString(),
    kind: content.kind,
    title: content.title,
    summary: content.summary,
    issuer,
    topics: content.topics ?? [],
    places: content.places ?? [],
    links: { self: `/api/v1/releases/${release.id}`, short: `/r/${release.id}` },
  };
}
