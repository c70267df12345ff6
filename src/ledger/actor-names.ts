import { Injectable } from '@nestjs/common';
import type { AuditRow } from './audit.repository.js';

type Namer = (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/** Who is behind the ids of the audit trail. Whoever knows stands on a floor above, and says so at the start. */
@Injectable()
export class ActorNames {
  private namer: Namer = () => Promise.resolve(new Map());

  from(namer: Namer): void {
    this.namer = namer;
  }

  of(rows: readonly Pick<AuditRow, 'actor_id' | 'on_behalf_of'>[]): Promise<ReadonlyMap<string, string>> {
    return this.namer(
      rows.flatMap(({ actor_id, on_behalf_of }) => [actor_id, on_behalf_of]).filter((id) => id !== null),
    );
  }
}
