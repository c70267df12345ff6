import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../ledger/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Database, type Transaction } from '../../platform/database/index.js';
import { clean, type Dropped } from '../../platform/html/index.js';
import { type Caller, once } from '../../platform/http/index.js';
import { Ids } from '../../platform/ids/index.js';
import { releaseError } from '../release.errors.js';
import { ReleasesRepository } from '../releases.repository.js';
import type { FileWords } from '../texts/text.entity.js';
import { TextsRepository } from '../texts/texts.repository.js';
import { type VersionChange, VersionContent } from '../versions/version-content.js';
import { VersionsRepository } from '../versions/versions.repository.js';

export interface Draft extends Omit<VersionChange, 'contact'> {
  /** Default: the organisation acted for. */
  readonly organisation?: string | undefined;
  readonly kind: string;
  readonly lang: string;
  readonly title: string;
  readonly summary: string;
  /** Untrusted HTML. */
  readonly body: string;
  /** What is said of files, by their SHA-256. */
  readonly fileWords?: FileWords | undefined;
  readonly contact: {
    readonly name?: string | undefined;
    readonly position?: string | undefined;
    readonly phone?: string | undefined;
    readonly email?: string | undefined;
  };
}

/** Begins a release with its first version, in one language. */
@Injectable()
export class DraftRelease {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly audit: AuditTrail,
    private readonly content: VersionContent,
    private readonly releases: ReleasesRepository,
    private readonly versions: VersionsRepository,
    private readonly texts: TextsRepository,
  ) {}

  /** Answers with the release's id and what was cleaned out of the body. Throws for topics, places and files unknown. */
  async execute(caller: Caller, draft: Draft): Promise<{ id: string; dropped: Dropped[] }> {
    const organisation = draft.organisation ?? caller.principal.actingFor;
    if (!caller.principal.mayFor('releases.write', organisation)) throw releaseError('foreign-organisation');
    return this.database.transaction((tx) =>
      once(tx, caller.once, () => this.write(tx, caller, { ...draft, organisation })),
    );
  }

  private async write(tx: Transaction, { principal }: Caller, draft: Draft & { organisation: string }) {
    const now = await this.clock.now(tx);
    const [id, versionId] = [this.ids.uuid(), this.ids.uuid()];
    const { html, dropped } = clean(draft.body);
    const { organisation, kind, lang, title, summary, contact } = draft;
    await this.releases.add(tx, { id, organisationId: organisation, createdAt: now });
    await this.versions.add(
      tx,
      {
        id: versionId,
        releaseId: id,
        state: 'draft',
        kind,
        sourceLang: lang,
        createdAt: now,
        changedAt: now,
      },
      principal.accountId,
    );
    await this.texts.add(tx, {
      ...noWords,
      id: this.ids.uuid(),
      versionId,
      lang,
      title,
      summary,
      body: html,
      contactPosition: contact.position ?? '',
      fileWords: draft.fileWords ?? {},
      state: null,
      follows: null,
    });
    await this.content.write(tx, { id, versionId, organisation }, draft, principal, now);
    await this.audit.record(tx, {
      actor: principal.actor,
      actingFor: principal.actingFor,
      at: now,
      verb: 'draft',
      object: { type: 'release', id },
      to: 'draft',
      changes: [],
    });
    return { id, dropped: [...dropped] };
  }
}

/** A text of which nothing is said yet. */
export const noWords = {
  followedParts: [],
  title: '',
  summary: '',
  body: '',
  quotes: [],
  contactPosition: '',
  signatoryPosition: '',
  signatoryAuthority: [],
  eventPlace: '',
  fileWords: {},
  audio: null,
  audioSeconds: null,
} as const;
