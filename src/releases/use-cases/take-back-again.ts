import { Injectable } from '@nestjs/common';
import { AuditTrail, Ledger, type LoggedEntry } from '../../ledger/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Database, type Transaction } from '../../platform/database/index.js';
import { DocumentsRepository } from '../documents/documents.repository.js';
import { Erasure } from '../taken-back/erasure.js';
import { OpenVersionEnd } from '../versions/open-version-end.js';
import { PrintedForms } from '../printing/printed-forms.js';
import { ReleasesRepository } from '../releases.repository.js';
import { VersionFiles } from '../versions/version-files.js';
import { VersionsRepository } from '../versions/versions.repository.js';

const AT_ONCE = 1000;

/**
 * After a restore: what the log says was erased or retracted is so, whatever an older backup holds. The words of lost
 * notices stay lost; the acts are in the log.
 */
@Injectable()
export class TakeBackAgain {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ledger: Ledger,
    private readonly audit: AuditTrail,
    private readonly releases: ReleasesRepository,
    private readonly versions: VersionsRepository,
    private readonly documents: DocumentsRepository,
    private readonly erasure: Erasure,
    private readonly end: OpenVersionEnd,
    private readonly files: VersionFiles,
    private readonly printed: PrintedForms,
  ) {}

  /** Reads the whole log. Answers with how many acts had to be done again. */
  async execute(): Promise<number> {
    let again = 0;
    for (let from = 0; ; from += AT_ONCE) {
      const entries = await this.ledger.entries(from, AT_ONCE);
      for (const entry of entries) if (await this.redo(entry)) again += 1;
      if (entries.length < AT_ONCE) return again;
    }
  }

  private async redo(logged: LoggedEntry): Promise<boolean> {
    const { act } = logged.entry;
    if (act !== 'release.redacted' && act !== 'release.retracted') return false;
    return this.database.transaction(async (tx) => {
      const done = act === 'release.redacted' ? await this.erase(tx, logged) : await this.retract(tx, logged);
      if (done) await this.note(tx, logged);
      return done;
    });
  }

  private async erase(tx: Transaction, { entry }: LoggedEntry): Promise<boolean> {
    const digests = entry.documents.map(({ sha256 }) => sha256);
    const left = await this.documents.findByDigest(digests, tx);
    const now = await this.clock.now(tx);
    for (const { version_id: id, lang } of left) await this.erasure.erase(tx, id, lang, now);
    return left.length > 0;
  }

  private async retract(tx: Transaction, { entry }: LoggedEntry): Promise<boolean> {
    const { id } = entry.on;
    if (!(await this.releases.retractAgain(tx, id))) return false;
    // Retraction discards what was at work: a version that is scheduled would go on being read early.
    const open = await this.versions.findOpen(id, entry.for ? [entry.for] : [], tx);
    if (open) {
      const now = await this.clock.now(tx);
      await this.versions.move(tx, open, 'discarded', now);
      await this.end.discard(tx, { version: open }, now);
    }
    for (const version of await this.versions.findPublishedIds(id, tx)) {
      await this.files.withdraw(tx, version);
      await this.printed.withdraw(tx, version);
    }
    return true;
  }

  private async note(tx: Transaction, { index, entry }: LoggedEntry): Promise<void> {
    const { id, version = 1 } = entry.on;
    await this.audit.record(tx, {
      actor: { kind: 'system' },
      actingFor: entry.for,
      at: await this.clock.now(tx),
      verb: 'take-back-again',
      object: { type: 'release', id },
      changes: [{ field: 'act', after: index }],
    });
    await this.releases.recordAct(tx, index, new Date(entry.at), { releaseId: id, version, act: entry.act });
  }
}
