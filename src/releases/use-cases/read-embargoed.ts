import { Injectable } from '@nestjs/common';
import { PressAgencies } from '../../identity/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Database } from '../../platform/database/index.js';
import { Files, type StoredFile } from '../../platform/files/index.js';
import { httpError, type Principal } from '../../platform/http/index.js';
import { bestLanguage } from '../../platform/i18n/index.js';
import {
  type EarlyReader,
  EarlyReadsRepository,
  type EmbargoedDocument,
  type EmbargoedRow,
} from '../early-access/early-reads.repository.js';
import { releaseError } from '../release.errors.js';
import { filesInDocuments } from '../versions/version-files.js';

/** A scheduled version, as accredited press reads it: the very bytes that will be published. */
export interface Embargoed extends EmbargoedRow {
  readonly document: EmbargoedDocument;
}

/** Lets accredited press read what is scheduled, before its hour, and notes who read which bytes. */
@Injectable()
export class ReadEmbargoed {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly agencies: PressAgencies,
    private readonly files: Files,
    private readonly reads: EarlyReadsRepository,
  ) {}

  /** By their hours, one more than `limit` if there are more. Throws for an agency that may not read early. */
  async list(
    principal: Principal,
    after: { readonly at: Date; readonly id: string } | undefined,
    limit: number,
  ): Promise<EmbargoedRow[]> {
    await this.expectAccess(principal);
    return this.reads.list(after, limit + 1);
  }

  /**
   * The document in the language asked for, else in that of the release. Throws gone (410) to whoever has read what is
   * not scheduled any more: it was taken back, or it is public by now.
   */
  async read(principal: Principal, releaseId: string, wanted: string | undefined): Promise<Embargoed> {
    await this.expectAccess(principal);
    const reader = readerOf(principal);
    const read = await this.database.transaction(async (tx) => {
      const row = await this.reads.hold(tx, releaseId);
      if (!row) return undefined;
      const { source_lang: source, languages } = row;
      const lang = bestLanguage(wanted, [source, ...languages.filter((each) => each !== source)]);
      const document = await this.reads.document(row.version_id, lang, tx);
      if (!document) return undefined;
      await this.reads.note(tx, row.version_id, reader, document, await this.clock.now(tx));
      return { ...row, document };
    });
    return read ?? this.refuse(releaseId, reader);
  }

  /** A file that a document names which this agency may read early. */
  async file(principal: Principal, releaseId: string, sha256: string): Promise<StoredFile> {
    await this.expectAccess(principal);
    const row = await this.reads.find(releaseId);
    if (!row) return this.refuse(releaseId, readerOf(principal));
    const named = filesInDocuments(await this.reads.documents(row.version_id));
    const file = named.includes(sha256) ? await this.files.find(sha256, 'system') : undefined;
    if (!file) throw httpError('not-found');
    return file;
  }

  private async expectAccess({ actingFor }: Principal): Promise<void> {
    const reasons = await this.agencies.reasonsAgainst(actingFor);
    if (reasons.length > 0) throw releaseError('no-early-access', {}, { reasons });
  }

  private async refuse(releaseId: string, reader: EarlyReader): Promise<never> {
    const last = await this.reads.lastRead(releaseId, reader);
    if (!last) throw httpError('not-found');
    throw releaseError(last.ended_at ? 'early-access-ended' : 'embargo-over');
  }
}

function readerOf({ actor, actingFor: organisation }: Principal): EarlyReader {
  if (actor.kind === 'system') throw new Error('The server reads nothing early.');
  return { kind: actor.kind, id: actor.id, organisation };
}
