import { Injectable } from '@nestjs/common';
import { Organisations } from '../../identity/index.js';
import { DOCUMENT_FORMAT, type DocumentEnvelope, sealDocument } from '../../ledger/index.js';
import { Config } from '../../platform/config/index.js';
import type { Queryable, Transaction } from '../../platform/database/index.js';
import { Files, type StoredFile } from '../../platform/files/index.js';
import { Ids } from '../../platform/ids/index.js';
import { Reference } from '../../reference/index.js';
import { contentOf, filesOf, type NamedOnes } from './document-content.js';
import { DocumentsRepository } from './documents.repository.js';
import { PrintDocuments } from '../printing/print-documents.js';
import type { TextRow } from '../texts/texts.repository.js';
import { isStale, type Version } from '../versions/version.js';
import { versionFiles, versionReference } from '../versions/version-files.js';

/** One language of a version as it will be hashed and published. */
export interface FrozenDocument {
  readonly lang: string;
  /** Lower-case hexadecimal SHA-256 of the bytes. */
  readonly sha256: string;
}

/**
 * Makes the canonical documents of a version (`khen.document/1`): RFC 8785 bytes, one per language, made once and never
 * again. They hold no publication time, place in the log or standing: those come from the entry.
 */
@Injectable()
export class Documents {
  constructor(
    private readonly config: Config,
    private readonly ids: Ids,
    private readonly organisations: Organisations,
    private readonly reference: Reference,
    private readonly files: Files,
    private readonly documents: DocumentsRepository,
    private readonly printing: PrintDocuments,
  ) {}

  /**
   * Freezes the text that the version was written in, and every translation that was reviewed and follows it as it is.
   * What was frozen before stays as it is; what is new will be printed, the `unhurried` after the rest.
   */
  async freeze(
    tx: Transaction,
    version: Version,
    now: Date,
    { unhurried = false } = {},
  ): Promise<FrozenDocument[]> {
    const before = await this.documents.findOf(version.version.id, tx);
    const stored = await this.storedFiles(tx, version);
    const freezeOne = async (text: TextRow, source?: FrozenDocument): Promise<FrozenDocument> => {
      const { lang } = text;
      const known = before.find((each) => each.lang === lang);
      if (known) return { lang, sha256: known.sha256 };
      const { bytes, sha256 } = sealDocument(await this.document(tx, version, text, stored, source));
      await this.documents.add(tx, { versionId: version.version.id, lang, sha256, bytes, frozenAt: now });
      await this.printing.enqueue(tx, { versionId: version.version.id, lang, sha256 }, { unhurried });
      return { lang, sha256 };
    };
    const source = await freezeOne(version.source);
    const frozen = [source];
    for (const text of version.texts) {
      if (text.state === 'reviewed' && !isStale(text, version.source))
        frozen.push(await freezeOne(text, source));
    }
    return frozen;
  }

  /** The document as it would be frozen now; `freeze` alone makes one that is kept. */
  async preview(version: Version, text: TextRow): Promise<DocumentEnvelope> {
    const stored = new Map<string, StoredFile>();
    for (const sha256 of versionFiles(version)) {
      const file = await this.files.find(sha256, 'system');
      if (file) stored.set(sha256, file);
    }
    return this.document(undefined, version, text, stored, undefined);
  }

  /** The document of the notice that stays when a release is retracted, or a part of it erased. */
  async sealNotice(
    tx: Transaction,
    of: {
      readonly id: string;
      readonly version: number;
      readonly organisation: string;
      readonly lang: string;
      readonly act: string;
      readonly words: string;
    },
  ) {
    const issuer = await this.organisations.name(of.organisation, [of.lang], tx);
    return sealDocument({
      ...this.envelope('notice', of.id, of.version, of.lang),
      issuer: { id: of.organisation, name: issuer },
      content: { act: of.act, text: of.words },
    });
  }

  /** Names of what a text refers to, in its language, else in that of its source, else in Vietnamese. */
  async names(version: Version, lang: string, on?: Queryable): Promise<NamedOnes> {
    const { version: row, organisation } = version;
    const languages = [lang, row.source_lang];
    const coIssuers = row.co_issuers.map((each) => each.organisation);
    const issuers = await this.organisations.names([organisation, ...coIssuers], languages, on);
    const nameOf = (id: string) => ({ id, name: issuers.get(id) ?? '' });
    const only = ({ id, name }: { id: string; name: string }) => ({ id, name });
    return {
      issuer: nameOf(organisation),
      coIssuers: coIssuers.map(nameOf),
      topics: (await this.reference.topics(row.topics, languages, on)).map(only),
      places: (await this.reference.places(row.places, languages, on)).map(only),
    };
  }

  private async storedFiles(tx: Transaction, version: Version): Promise<Map<string, StoredFile>> {
    const shown = versionFiles(version);
    if (shown.length === 0) return new Map();
    const stored = await this.files.refer(tx, versionReference(version), shown, 'system');
    return new Map(stored.map((file) => [file.sha256, file]));
  }

  private async document(
    on: Queryable | undefined,
    version: Version,
    text: TextRow,
    stored: ReadonlyMap<string, StoredFile>,
    source: FrozenDocument | undefined,
  ): Promise<DocumentEnvelope> {
    const { version: row } = version;
    const names = await this.names(version, text.lang, on);
    const files = filesOf(version, text, stored);
    const number = row.number ?? row.published_versions + 1;
    return {
      ...this.envelope('release', row.release_id, number, text.lang),
      ...(row.release_number !== null && { number: row.release_number }),
      issuer: names.issuer,
      ...(names.coIssuers.length > 0 && { coIssuers: names.coIssuers }),
      ...(source && { source }),
      content: contentOf(version, text, names),
      ...(files.length > 0 && { files }),
    };
  }

  private envelope(type: string, id: string, version: number, lang: string): DocumentEnvelope {
    const nonce = this.ids.bytes(16).toString('base64url');
    return { format: DOCUMENT_FORMAT, log: this.config.ledgerOrigin, type, id, version, lang, nonce };
  }
}
