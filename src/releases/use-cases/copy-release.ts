import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../ledger/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Database } from '../../platform/database/index.js';
import { type Caller, once } from '../../platform/http/index.js';
import { Ids } from '../../platform/ids/index.js';
import { releaseError } from '../release.errors.js';
import { ReleasesRepository } from '../releases.repository.js';
import { VersionCopy } from '../versions/version-copy.js';
import { VersionsRepository } from '../versions/versions.repository.js';

/** Begins another release with what the newest version of one says: next year's festival, the weekly notice. */
@Injectable()
export class CopyRelease {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly audit: AuditTrail,
    private readonly releases: ReleasesRepository,
    private readonly versions: VersionsRepository,
    private readonly copies: VersionCopy,
  ) {}

  /** Answers with the id of the new release, which belongs to the organisation acted for. */
  async execute(caller: Caller, releaseId: string): Promise<{ id: string }> {
    const { principal } = caller;
    const organisation = principal.actingFor;
    if (!principal.mayFor('releases.write', organisation)) throw releaseError('foreign-organisation');
    const [newest] = await this.versions.findAll(releaseId, principal.organisations('releases.read'));
    if (!newest) throw releaseError('not-found');
    return this.database.transaction((tx) =>
      once(tx, caller.once, async () => {
        const now = await this.clock.now(tx);
        const id = this.ids.uuid();
        await this.releases.add(tx, { id, organisationId: organisation, createdAt: now });
        await this.copies.make(tx, newest.id, { id: this.ids.uuid(), releaseId: id }, principal, now);
        await this.audit.record(tx, {
          actor: principal.actor,
          actingFor: organisation,
          at: now,
          verb: 'copy',
          object: { type: 'release', id },
          to: 'draft',
          changes: [{ field: 'copyOf', after: releaseId }],
        });
        return { id };
      }),
    );
  }
}
