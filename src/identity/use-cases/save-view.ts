import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { Database, violatedConstraint } from '../../platform/database/index.js';
import { type Caller, once } from '../../platform/http/index.js';
import { Ids } from '../../platform/ids/index.js';
import { AccountsRepository } from '../accounts.repository.js';
import { viewError } from '../views/view.errors.js';
import { ViewsRepository } from '../views/views.repository.js';

const MOST_OF_A_LIST = 20;
/** Lists are named by the client, so their number bounds nothing. */
const MOST = 200;

interface NewView {
  readonly list: string;
  readonly name: string;
  readonly query: Record<string, string>;
}

/** Keeps the conditions of a list under a name, for whoever saves them. */
@Injectable()
export class SaveView {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly accounts: AccountsRepository,
    private readonly views: ViewsRepository,
  ) {}

  /** Throws `view.too-many`, `view.too-many-in-all`, `view.name-taken`. */
  async execute({ principal, once: key }: Caller, view: NewView): Promise<{ id: string }> {
    const { accountId } = principal;
    try {
      return await this.database.transaction((tx) =>
        once(tx, key, async () => {
          await this.accounts.lock(tx, accountId);
          const { ofList, ofAll } = await this.views.count(accountId, view.list, tx);
          if (ofList >= MOST_OF_A_LIST) throw viewError('too-many', { most: MOST_OF_A_LIST });
          if (ofAll >= MOST) throw viewError('too-many-in-all', { most: MOST });
          const id = this.ids.uuid();
          await this.views.add(tx, { id, accountId, ...view, createdAt: await this.clock.now(tx) });
          return { id };
        }),
      );
    } catch (error) {
      if (violatedConstraint(error) === 'saved_view_name_unique') throw viewError('name-taken');
      throw error;
    }
  }
}
