import { Injectable } from '@nestjs/common';
import { ProofFiles } from '../ledger/index.js';
import type { Queryable } from '../platform/database/index.js';
import { bestLanguage } from '../platform/i18n/index.js';
import {
  type Comparable,
  differenceOfDocuments,
  type PublicRelease,
  PublicReleases,
} from '../releases/index.js';
import { about } from './answers/names.js';
import { json, type PublicAnswer, publicAnswer, PublicAnswers } from './answers/public-answers.js';
import { distributionError } from './distribution.errors.js';
import { Envelopes, type ReadableDocument } from './envelopes.js';
import type { Envelope } from './formats/envelope.js';
import { alternates, type AskedFormat, formatBytes, otherFormats } from './formats/formats.js';

/** Makes every public answer about one release, out of canonical documents and the entries of the log. */
@Injectable()
export class ReleaseAnswers {
  constructor(
    private readonly releases: PublicReleases,
    private readonly envelopes: Envelopes,
    private readonly proofs: ProofFiles,
    private readonly answers: PublicAnswers,
  ) {}

  /**
   * The envelope around the document in force, in the best language: that of `lang` if there is one, else by
   * `acceptLanguage`, else the one it was written in. A negotiated answer says so in Vary and Content-Location. Of a
   * retracted release it holds the notice, and no word of what was retracted. In another format if that was asked for, with
   * addresses below `base`.
   */
  async release(
    id: string,
    lang: string | undefined,
    acceptLanguage: string | undefined,
    format: AskedFormat,
    base: string,
  ): Promise<PublicAnswer> {
    const known = await this.find(id);
    const language = lang && known.languages.includes(lang) ? lang : choose(known, lang ?? acceptLanguage);
    const negotiated = lang === undefined;
    const { name: form, negotiated: asked } = format;
    const key = ['release', id, language, lang, form, asked, form === 'json' ? '' : base].join(' ');
    const make = async (on: Queryable) => {
      // Read again, not taken from before: what is kept must have been read since the last change.
      const envelope = await this.bytes(on, id, language, lang);
      const vary = [...(format.negotiated ? ['accept'] : []), ...(negotiated ? ['accept-language'] : [])];
      const headers = {
        'content-language': language,
        ...(vary.length > 0 && { vary: vary.join(', ') }),
      };
      const here = `/api/v1/releases/${id}?lang=${language}`;
      if (format.name === 'json')
        return publicAnswer(envelope, {
          ...json,
          ...headers,
          ...(negotiated && { 'content-location': here }),
          link: alternates(here),
        });
      const { mediaType, item } = otherFormats[format.name];
      return publicAnswer(formatBytes(item(JSON.parse(envelope.toString('utf8')) as Envelope, base)), {
        'content-type': mediaType,
        ...headers,
        ...(vary.length > 0 && { 'content-location': `${here}&format=${format.name}` }),
      });
    };
    // A language that the release lacks is told of, and there is no end of those.
    return lang === undefined || lang === language
      ? this.answers.remember(key, [about.release(id)], make)
      : this.answers.rememberQuestion(key, [about.release(id)], make);
  }

  /**
   * What `release` tells in JSON, in a language that the release has; `wanted`: that which was asked for by name. Throws
   * not-found.
   */
  async envelope(on: Queryable, id: string, lang: string | undefined, wanted?: string): Promise<Envelope> {
    const known = await this.read(on, id);
    const language = choose(known, lang);
    return JSON.parse((await this.bytes(on, id, language, wanted)).toString('utf8')) as Envelope;
  }

  private async bytes(on: Queryable, id: string, language: string, wanted: string | undefined) {
    const release = await this.read(on, id);
    const document =
      release.standing === 'public' ? await this.findDocument(on, id, release.version, language) : undefined;
    return this.envelopes.make(on, release, language, wanted, document);
  }

  /** The language in which somebody who wants this one reads the release. Throws not-found. */
  async languageOf(id: string, wanted: string | undefined): Promise<string> {
    return choose(await this.find(id), wanted);
  }

  /** The bare canonical bytes, whose SHA-256 the log holds. */
  async document(id: string, version: number, lang: string | undefined): Promise<PublicAnswer> {
    return this.answers.remember(
      `document ${id} ${version} ${lang ?? ''}`,
      [about.release(id)],
      async (on) => {
        const document = await this.findDocument(on, id, version, lang);
        return publicAnswer(document.bytes, { ...json, 'content-language': document.lang });
      },
    );
  }

  /** The proof file, to keep beside the release. */
  async proof(id: string, version: number, lang: string | undefined): Promise<PublicAnswer> {
    return this.answers.remember(`proof ${id} ${version} ${lang ?? ''}`, [about.release(id)], async (on) => {
      const document = await this.findDocument(on, id, version, lang);
      const bytes = await this.proofs.make(document.bytes, Number(document.ledger_index));
      return publicAnswer(bytes, proofHeaders(`${id}-${version}-${document.lang}`));
    });
  }

  /**
   * What changed between two published versions, out of their documents. Without `lang` in the language that `to` was
   * written in.
   */
  async difference(id: string, from: number, to: number, lang: string | undefined): Promise<PublicAnswer> {
    return this.answers.remember(
      `difference ${id} ${from} ${to} ${lang ?? ''}`,
      [about.release(id)],
      async (on) => {
        const after = await this.findDocument(on, id, to, lang);
        const before = await this.findDocument(on, id, from, after.lang);
        const answer = {
          id,
          lang: after.lang,
          from: { version: from, sha256: before.sha256 },
          to: { version: to, sha256: after.sha256 },
          ...differenceOfDocuments(contentsOf(before), contentsOf(after)),
        };
        return publicAnswer(Buffer.from(JSON.stringify(answer)), { ...json, 'content-language': after.lang });
      },
    );
  }

  /** The canonical bytes of the notice of a retraction. */
  async notice(id: string, lang: string | undefined): Promise<PublicAnswer> {
    return this.answers.remember(`notice ${id} ${lang ?? ''}`, [about.release(id)], async (on) => {
      const notice = await this.findNotice(on, id, lang);
      return publicAnswer(notice.bytes, { ...json, 'content-language': notice.lang });
    });
  }

  /** The proof that a release was retracted with these words. */
  async noticeProof(id: string, lang: string | undefined): Promise<PublicAnswer> {
    return this.answers.remember(`notice proof ${id} ${lang ?? ''}`, [about.release(id)], async (on) => {
      const notice = await this.findNotice(on, id, lang);
      const bytes = await this.proofs.make(notice.bytes, Number(notice.ledger_index));
      return publicAnswer(bytes, proofHeaders(`${id}-notice-${notice.lang}`));
    });
  }

  /**
   * A document that is public now. Throws not-found, and gone (410) for one whose release was retracted, or that was
   * erased by law.
   */
  async findDocument(
    on: Queryable,
    id: string,
    version: number,
    lang: string | undefined,
  ): Promise<ReadableDocument> {
    const document = await this.releases.document(on, id, version, lang);
    if (document?.standing === 'retracted') throw distributionError('retracted');
    if (document?.bytes) return { ...document, bytes: document.bytes };
    if (document) throw distributionError('erased');
    const { standing } = await this.read(on, id);
    if (standing === 'retracted') throw distributionError('retracted');
    throw distributionError(lang ? 'language-not-found' : 'not-found');
  }

  private async findNotice(on: Queryable, id: string, lang: string | undefined) {
    const { source_lang: source } = await this.read(on, id);
    const notices = (await this.releases.notices(on, id)).filter(({ act }) => act === 'retracted');
    const notice = notices.find((each) => each.lang === (lang ?? source));
    if (!notice) throw distributionError(lang ? 'language-not-found' : 'not-found');
    return notice;
  }

  private find(id: string): Promise<PublicRelease> {
    return this.answers.remember(`standing ${id}`, [about.release(id)], (on) => this.read(on, id));
  }

  private async read(on: Queryable, id: string): Promise<PublicRelease> {
    const release = await this.releases.find(on, id);
    if (!release) throw distributionError('not-found');
    return release;
  }
}

const proofHeaders = (name: string) => ({
  ...json,
  'content-disposition': `attachment; filename="${name}.proof.json"`,
});

function choose({ languages, source_lang: source }: PublicRelease, wanted: string | undefined): string {
  return bestLanguage(wanted, [source, ...languages.filter((lang) => lang !== source)]);
}

const contentsOf = ({ bytes }: ReadableDocument): Comparable =>
  JSON.parse(bytes.toString('utf8')) as Comparable;
