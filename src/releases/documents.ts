import { Injectable } from '@nestjs/common';
import { Organisations } from '../identity/index.js';
import { DOCUMENT_FORMAT, type DocumentEnvelope, sealDocument } from '../ledger/index.js';
import { Config } from '../platform/config/index.js';
import type { Transaction } from '../platform/database/index.js';
import { Files, type StoredFile } from '../platform/files/index.js';
import { Ids } from '../platform/ids/index.js';
import { Reference } from '../reference/index.js';
import type { TextRow } from './releases.repository.js';
import { ReleasesRepository } from './releases.repository.js';
import type { Version } from './version.js';
import { filesShown, versionFiles } from './version-files.js';

/** One language of a version as it will be hashed and published. */
export interface FrozenDocument {
  readonly lang: string;
  /** Lower-case hexadecimal SHA-256 of the bytes. */
  readonly sha256: string;
}

/**
 * Makes the canonical documents of a version (`khen.document/1`): RFC 8785 bytes, one per language, made once at
 * approval and never again. They hold no publication time, place in the log or standing: those come from the entry.
 */
@Injectable()
export class Documents {
  constructor(
    private readonly config: Config,
    private readonly ids: Ids,
    private readonly organisations: Organisations,
    private readonly reference: Reference,
    private readonly files: Files,
    private readonly releases: ReleasesRepository,
  ) {}

  async freeze(tx: Transaction, version: Version, now: Date): Promise<FrozenDocument[]> {
    const frozen: FrozenDocument[] = [];
    const { organisation, texts } = version;
    const all = filesShown(texts);
    const reference = versionFiles(version.version.id, organisation);
    const stored = all.length > 0 ? await this.files.refer(tx, reference, all, 'system') : [];
    for (const text of texts) {
      const shown = texts.length === 1 ? all : filesShown([text]);
      const pictures = stored.filter(({ sha256 }) => shown.includes(sha256));
      const { bytes, sha256 } = sealDocument(await this.document(tx, version, text, pictures));
      await this.releases.addDocument(tx, {
        versionId: version.version.id,
        lang: text.lang,
        sha256,
        bytes,
        frozenAt: now,
      });
      frozen.push({ lang: text.lang, sha256 });
    }
    return frozen;
  }

  private async document(
    tx: Transaction,
    { version, subject }: Version,
    text: TextRow,
    pictures: readonly StoredFile[],
  ): Promise<DocumentEnvelope> {
    const { lang, title, summary, body, contact_position: position } = text;
    const languages = [lang, version.source_lang];
    const issuer = await this.organisations.name(version.organisation_id, languages, tx);
    const places = await this.reference.places(version.places, languages, tx);
    return {
      format: DOCUMENT_FORMAT,
      log: this.config.ledgerOrigin,
      type: 'release',
      id: version.release_id,
      version: version.published_versions + 1,
      lang,
      nonce: this.ids.bytes(16).toString('base64url'),
      issuer: { id: version.organisation_id, name: issuer },
      content: {
        kind: version.kind,
        title,
        summary,
        body,
        topics: (await this.reference.topics(version.topics, languages, tx)).map(({ id, name }) => ({
          id,
          name,
        })),
        ...(places.length > 0 && { places: places.map(({ id, name }) => ({ id, name })) }),
        contact: { ...subject.contact, ...(position && { position }) },
      },
      ...(pictures.length > 0 && {
        files: pictures.map(({ sha256, bytes, mediaType, name }) => ({
          sha256,
          bytes,
          mediaType,
          role: 'picture',
          ...(name && { name }),
        })),
      }),
    };
  }
}
