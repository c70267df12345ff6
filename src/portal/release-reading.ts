import { Injectable } from '@nestjs/common';
import { type Envelope, ReleaseAnswers } from '../distribution/index.js';
import { canonicalJson, sha256Hex } from '../platform/canonical/index.js';
import { Clock } from '../platform/clock/index.js';
import { Database, type Queryable } from '../platform/database/index.js';
import { type FileReader, Files } from '../platform/files/index.js';
import { type Block, clean } from '../platform/html/index.js';
import {
  type Comparable,
  differenceOfDocuments,
  PublicArchive,
  PublicReleases,
  type VersionPreview,
} from '../releases/index.js';
import type { Picture } from './parts/picture.js';

export type Document = NonNullable<Envelope['document']>;
export type DocumentFile = NonNullable<Document['files']>[number];
export type Difference = ReturnType<typeof differenceOfDocuments>;

/** A document with all that its page needs. */
export interface Readable {
  readonly document: Document;
  /** Lower-hex SHA-256 of its canonical bytes. */
  readonly digest: string;
  readonly blocks: readonly Block[];
  readonly pictures: ReadonlyMap<string, Picture>;
  /** Those that the body does not show. */
  readonly beside: readonly Picture[];
}

/** What a page about one release tells. */
export interface ReleaseFacts {
  readonly envelope: Envelope;
  /** Absent once the release was retracted. */
  readonly text?: Readable;
  /** From the version before, in this language, if there was one and it can be read. */
  readonly changes?: Difference;
  /** Versions that can be read in this language. */
  readonly versions: readonly number[];
  /** Recordings in other languages. */
  readonly voices: readonly { readonly lang: string; readonly file: DocumentFile }[];
  /** Nobody may read it yet: it has no entry, and so no proof. */
  readonly isDraft?: true;
  /** Of the notice, if the release was retracted. */
  readonly noticeDigest?: string;
}

/** Reads what is told of one release, out of what everybody may read. */
@Injectable()
export class ReleaseReading {
  constructor(
    private readonly answers: ReleaseAnswers,
    private readonly releases: PublicReleases,
    private readonly archive: PublicArchive,
    private readonly files: Files,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Throws not-found. */
  async facts(on: Queryable, id: string, lang: string, wanted: string | undefined): Promise<ReleaseFacts> {
    const envelope = await this.answers.envelope(on, id, lang, wanted);
    const { document } = envelope;
    if (!document) return { envelope, versions: [], voices: [], ...(await this.notice(on, envelope)) };
    const text = await this.readable(document);
    const changes = await this.changes(on, envelope, document);
    const versions = await this.archive.versionsIn(on, id, document.lang);
    const voices = await this.voices(on, id, document.lang);
    return { envelope, text, versions, voices, ...(changes && { changes }) };
  }

  /** What the page of a version will tell, as if it were published at its hour, or now. */
  async draft({ document: made, languages, at }: VersionPreview): Promise<ReleaseFacts> {
    const document = made as Document;
    const { id, version, lang } = document;
    const published = (at ?? (await this.clock.now())).toISOString();
    const act = version === 1 ? 'release.published' : 'release.corrected';
    const envelope: Envelope = {
      id,
      standing: 'public',
      version,
      lang,
      languages: [...languages],
      publishedAt: published,
      ledgerIndex: 0,
      lastIndex: 0,
      notices: [],
      document,
      history: [{ index: 0, act, version, at: published }],
      links: { self: `/api/v1/releases/${id}?lang=${lang}`, short: `/r/${id}`, log: '/ledger/checkpoint' },
    };
    const text = await this.readable(document, 'system');
    const changes = await this.changes(this.database, envelope, document);
    return { envelope, text, versions: [], voices: [], isDraft: true, ...(changes && { changes }) };
  }

  /** Throws not-found, and gone for what can't be read any more. */
  async version(on: Queryable, id: string, version: number, lang: string | undefined): Promise<Readable> {
    const { bytes } = await this.answers.findDocument(on, id, version, lang);
    return this.readable(JSON.parse(bytes.toString('utf8')) as Document);
  }

  private async readable(document: Document, reader: FileReader = 'anyone'): Promise<Readable> {
    const { blocks, files: inText } = clean(document.content.body);
    const beside = document.files?.filter(({ role }) => role === 'picture').map(({ sha256 }) => sha256) ?? [];
    const pictures = new Map<string, Picture>();
    for (const sha256 of new Set([...inText, ...beside])) {
      const said = document.files?.find((each) => each.sha256 === sha256);
      const file = await this.files.find(sha256, reader);
      if (file)
        pictures.set(sha256, { file, alt: said?.alt ?? '', caption: said?.caption, credit: said?.credit });
    }
    const shown = new Set(inText);
    return {
      document,
      digest: sha256Hex(canonicalJson(document)),
      blocks,
      pictures,
      beside: [...pictures.values()].filter(({ file }) => !shown.has(file.sha256)),
    };
  }

  private async changes(
    on: Queryable,
    { id, version }: Envelope,
    document: Document,
  ): Promise<Difference | undefined> {
    if (version < 2) return undefined;
    const before = await this.releases.document(on, id, version - 1, document.lang);
    if (!before?.bytes) return undefined;
    return differenceOfDocuments(JSON.parse(before.bytes.toString('utf8')) as Comparable, document);
  }

  private async voices(on: Queryable, id: string, lang: string) {
    const texts = await this.releases.texts(on, [id]);
    return texts.flatMap((text) => {
      if (text.lang === lang) return [];
      const { files = [] } = JSON.parse(text.bytes.toString('utf8')) as Document;
      const file = files.find(({ role }) => role === 'audio');
      return file ? [{ lang: text.lang, file }] : [];
    });
  }

  private async notice(on: Queryable, { id }: Envelope): Promise<{ noticeDigest?: string }> {
    const notices = await this.releases.notices(on, id);
    const notice = notices.find(({ act }) => act === 'retracted');
    return notice ? { noticeDigest: sha256Hex(notice.bytes) } : {};
  }
}
