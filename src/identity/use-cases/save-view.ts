import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { Database, violatedConstraint } from '../../platform/database/index.js';
import { type Caller, once } from '../../platform/http/index.js';
import { Ids } from '../../platform/ids/index.js';
import { AccountsRepository } from '../accounts.repository.js';
import { viewError } from '../views/view.errors.js';
import { ViewsRepository } from '../views/views.repository.js';

const MOST_OF_A_LIST = 20;

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

  /** Throws `view.too-many`, `view.name-taken`. */
  async execute({ principal, once: key }: Caller, view: NewView): Promise<{ id: string }> {
    const { accountId } = principal;
    try {
      return await this.database.transaction((tx) =>
        once(tx, key, async () => {
          await this.accounts.lock(tx, accountId);
          if ((await this.views.list(accountId, view.list, tx)).length >= MOST_OF_A_LIST) {
            throw viewError('too-many', { most: MOST_OF_A_LIST });
          }
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
