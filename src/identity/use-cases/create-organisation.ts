import { Injectable } from '@nestjs/common';
import { type Actor, AuditTrail } from '../../ledger/index.js';
import { Clock } from '../../platform/clock/index.js';
import { bumpChange, Database, type Transaction } from '../../platform/database/index.js';
import { type Caller, once } from '../../platform/http/index.js';
import { Ids } from '../../platform/ids/index.js';
import { identityError } from '../identity.errors.js';
import { type NewOrganisation, OrganisationsRepository } from '../organisations.repository.js';

type Asked = Omit<NewOrganisation, 'id'>;

/** Adds an organisation to the tree. */
@Injectable()
export class CreateOrganisation {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly audit: AuditTrail,
    private readonly organisations: OrganisationsRepository,
  ) {}

  /** Below one that the caller administers. Throws `identity.unknown-organisation`, `identity.code-taken`, `identity.parent-closed`. */
  async execute(
    { principal, once: key }: Caller,
    asked: Asked & { parentId: string },
  ): Promise<{ id: string }> {
    if (!principal.mayFor('organisations.write', asked.parentId)) throw identityError('unknown-organisation');
    const actor = { kind: 'person', id: principal.accountId } as const;
    return this.database.transaction((tx) =>
      once(tx, key, () => this.write(tx, actor, principal.actingFor, asked)),
    );
  }

  /** By whoever runs the server; without a parent it stands at the top. */
  byOperator(asked: Asked): Promise<{ id: string }> {
    return this.database.transaction((tx) => this.write(tx, { kind: 'system' }, undefined, asked));
  }

  private async write(
    tx: Transaction,
    actor: Actor,
    actingFor: string | undefined,
    asked: Asked,
  ): Promise<{ id: string }> {
    await this.organisations.lockStructure(tx);
    const now = await this.clock.now(tx);
    if (asked.parentId !== null) {
      const parent = await this.organisations.find(asked.parentId, tx);
      if (!parent) throw identityError('unknown-organisation');
      if (parent.state === 'closed') throw identityError('parent-closed');
    }
    const id = this.ids.uuid();
    if (!(await this.organisations.insert(tx, { id, ...asked }, now))) throw identityError('code-taken');
    await this.audit.record(tx, {
      actor,
      actingFor: actingFor ?? id,
      at: now,
      verb: 'create',
      object: { type: 'organisation', id },
      to: 'active',
      changes: [
        { field: 'code', after: asked.code },
        { field: 'names', after: asked.names },
        { field: 'parent', after: asked.parentId },
      ],
    });
    await bumpChange(tx, 'organisations');
    return { id };
  }
}
