import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../ledger/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Database, type Transaction } from '../../platform/database/index.js';
import { Files } from '../../platform/files/index.js';
import { clean, type Dropped } from '../../platform/html/index.js';
import { type Caller, once } from '../../platform/http/index.js';
import { Ids } from '../../platform/ids/index.js';
import { Reference } from '../../reference/index.js';
import { releaseError } from '../release.errors.js';
import { ReleasesRepository } from '../releases.repository.js';
import { versionFiles } from '../version-files.js';

export interface Draft {
  /** Default: the organisation acted for. */
  readonly organisation?: string | undefined;
  readonly kind: string;
  readonly lang: string;
  readonly title: string;
  readonly summary: string;
  /** Untrusted HTML. */
  readonly body: string;
  readonly topics: readonly string[];
  readonly places: readonly string[];
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
    private readonly files: Files,
    private readonly reference: Reference,
    private readonly releases: ReleasesRepository,
  ) {}

  /** Answers with the release's id and what was cleaned out of the body. Throws for topics, places and files unknown. */
  async execute(caller: Caller, draft: Draft): Promise<{ id: string; dropped: Dropped[] }> {
    const organisation = draft.organisation ?? caller.principal.actingFor;
    if (!caller.principal.mayFor('releases.write', organisation)) throw releaseError('foreign-organisation');
    return this.database.transaction((tx) =>
      once(tx, caller.once, () => this.write(tx, caller, { ...draft, organisation })),
    );
  }

  private async write(tx: Transaction, caller: Caller, draft: Draft & { organisation: string }) {
    const { principal } = caller;
    const now = await this.clock.now(tx);
    const [id, versionId] = [this.ids.uuid(), this.ids.uuid()];
    const { html, dropped, files } = clean(draft.body);
    await this.reference.topics(draft.topics, [], tx);
    await this.reference.places(draft.places, [], tx);
    await this.releases.addRelease(tx, { id, organisationId: draft.organisation, createdAt: now });
    await this.releases.addVersion(
      tx,
      {
        id: versionId,
        releaseId: id,
        state: 'draft',
        kind: draft.kind,
        sourceLang: draft.lang,
        contactName: draft.contact.name || null,
        contactPhone: draft.contact.phone || null,
        contactEmail: draft.contact.email || null,
        createdAt: now,
        changedAt: now,
      },
      principal.accountId,
    );
    await this.releases.setTopics(tx, versionId, draft.topics);
    await this.releases.setPlaces(tx, versionId, draft.places);
    await this.releases.addText(tx, {
      id: this.ids.uuid(),
      versionId,
      lang: draft.lang,
      title: draft.title,
      summary: draft.summary,
      body: html,
      contactPosition: draft.contact.position ?? '',
    });
    await this.files.refer(tx, versionFiles(versionId, draft.organisation), files, principal);
    await this.audit.record(tx, {
      actor: { kind: 'person', id: principal.accountId },
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
