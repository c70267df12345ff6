import { Injectable } from '@nestjs/common';
import { AuditTrail, Ledger } from '../../ledger/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Database, type Transaction, violatedConstraint } from '../../platform/database/index.js';
import type { Reason } from '../../platform/errors/index.js';
import { Ids } from '../../platform/ids/index.js';
import { Documents, type FrozenDocument } from '../documents/documents.js';
import type { ImportedRelease } from '../import/imported-release.js';
import { importError } from '../import/import.errors.js';
import { type ImportedRow, ImportsRepository } from '../import/imports.repository.js';
import { Numbers } from '../numbers/numbers.js';
import { ReleasesRepository } from '../releases.repository.js';
import { TextsRepository } from '../texts/texts.repository.js';
import { toVersion } from '../versions/version.js';
import { VersionsRepository } from '../versions/versions.repository.js';

/** What became of it: there already, if need be with other words (`fields`), which were left as they are. */
export type ImportOutcome =
  | { readonly outcome: 'imported'; readonly notes: readonly Reason[] }
  | { readonly outcome: 'there' }
  | { readonly outcome: 'changed'; readonly fields: readonly string[] };

const ACT = 'release.imported';
const EARLIEST = new Date('1945-01-01T00:00:00Z');

/**
 * Takes over what an older portal published, once: version 1 is public at once, with the date that the portal gives. The
 * log proves it from the import on, and says so by an act of its own.
 */
@Injectable()
export class ImportRelease {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly audit: AuditTrail,
    private readonly ledger: Ledger,
    private readonly numbers: Numbers,
    private readonly documents: Documents,
    private readonly releases: ReleasesRepository,
    private readonly versions: VersionsRepository,
    private readonly texts: TextsRepository,
    private readonly imports: ImportsRepository,
  ) {}

  /** `dryRun`: finds out what would become of it, and writes nothing. Throws `import-date-range`. */
  async execute(release: ImportedRelease, { dryRun = false } = {}): Promise<ImportOutcome> {
    try {
      return await this.database.transaction((tx) => this.perform(tx, release, dryRun));
    } catch (error) {
      // Somebody else imported it in the same moment: it is there now.
      if (violatedConstraint(error) !== 'release_imported_once') throw error;
      return this.database.transaction((tx) => this.perform(tx, release, dryRun));
    }
  }

  private async perform(tx: Transaction, release: ImportedRelease, dryRun: boolean): Promise<ImportOutcome> {
    const { organisation, source, key, publishedAt, number } = release;
    const now = await this.clock.now(tx);
    if (publishedAt > now || publishedAt < EARLIEST) throw importError('import-date-range');
    const isFree = number !== undefined && (await this.numbers.isFree(tx, organisation, number, publishedAt));
    const known = await this.imports.find(tx, organisation, source, key);
    if (known) {
      const fields = changedFields(known, release, isFree);
      return fields.length > 0 ? { outcome: 'changed', fields } : { outcome: 'there' };
    }
    const { number: _, ...unnumbered } = release;
    if (!dryRun) await this.publish(tx, isFree ? release : unnumbered, now);
    const lost = number !== undefined && !isFree;
    const notes = lost ? [importError.reason('import-number-left-out', { number })] : [];
    return { outcome: 'imported', notes };
  }

  private async publish(tx: Transaction, release: ImportedRelease, now: Date): Promise<void> {
    const { organisation, publishedAt } = release;
    const [id, versionId] = [this.ids.uuid(), this.ids.uuid()];
    await this.imports.add(tx, { id, versionId, textId: this.ids.uuid() }, release, now);
    if (release.number !== undefined)
      await this.numbers.keep(tx, { id, organisation }, release.number, publishedAt);
    const documents = await this.freeze(tx, versionId, now);
    const languages = documents.map(({ lang }) => lang);
    await this.releases.makePublic(tx, { releaseId: id, versionId, number: 1 });
    await this.releases.fileUnder(tx, id, versionId, languages);
    const object = { type: 'release', id };
    const { digest } = await this.audit.record(tx, {
      actor: { kind: 'system' },
      actingFor: organisation,
      at: now,
      verb: 'import',
      object,
      to: 'published',
      changes: [],
    });
    const { index, at } = await this.ledger.append(tx, {
      act: ACT,
      for: organisation,
      on: { ...object, version: 1 },
      documents: documents.map((document) => ({ type: 'release', ...document, change: 'new' })),
      audit: digest,
      detail: { originallyPublishedAt: publishedAt.toISOString() },
    });
    await this.releases.recordAct(tx, index, at, {
      releaseId: id,
      version: 1,
      act: ACT,
      documents: { versionId, languages },
      published: versionId,
    });
  }

  private async freeze(tx: Transaction, versionId: string, now: Date): Promise<FrozenDocument[]> {
    const row = (await this.versions.find(versionId, tx))!;
    const texts = await this.texts.findOf([versionId], tx);
    return this.documents.freeze(tx, toVersion(row, texts, { now, numbersAreEntered: false }), now, {
      unhurried: true,
    });
  }
}

/** What the file says otherwise than it did, by the names of its fields. */
function changedFields(known: ImportedRow, release: ImportedRelease, isFree: boolean): string[] {
  if (known.erased) return [];
  const { contact, publishedAt } = release;
  const pairs: Readonly<Record<string, readonly [before: unknown, after: unknown]>> = {
    title: [known.title, release.title],
    summary: [known.summary, release.summary],
    body: [known.body, release.body],
    publishedAt: [known.published_at.getTime(), publishedAt.getTime()],
    kind: [known.kind, release.kind],
    lang: [known.lang, release.lang],
    // One that was left out, since another release had it, is no change.
    number: [known.number, known.number === null && !isFree ? null : (release.number ?? null)],
    topics: [String(known.topics), String(release.topics)],
    places: [String(known.places), String(release.places)],
    contactName: [known.contact_name, contact.name ?? null],
    contactPosition: [known.contact_position, contact.position ?? ''],
    contactPhone: [known.contact_phone, contact.phone ?? null],
    contactEmail: [known.contact_email, contact.email ?? null],
    url: [known.url, release.url ?? null],
  };
  return Object.keys(pairs).filter((field) => pairs[field]![0] !== pairs[field]![1]);
}
