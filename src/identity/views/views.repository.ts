import { Injectable } from '@nestjs/common';
import { Database, statement, type Queryable, type Transaction } from '../../platform/database/index.js';
import { SavedViewEntity } from './saved-view.entity.js';

/** Conditions of a list that somebody saved. */
export interface ViewRow {
  readonly id: string;
  readonly name: string;
  readonly query: Record<string, string>;
}

const list = statement<ViewRow>(
  'identity.list-views',
  `select id, name, query from identity.saved_view
   where account_id = $1 and list = $2 order by created_at, id`,
);
const count = statement<{ ofList: number; ofAll: number }>(
  'identity.count-views',
  `select count(*) filter (where list = $2)::int as "ofList", count(*)::int as "ofAll"
   from identity.saved_view where account_id = $1`,
);
const rename = statement<{ id: string }>(
  'identity.rename-view',
  'update identity.saved_view set name = $3 where account_id = $1 and id = $2 returning id',
);
const remove = statement<{ id: string }>(
  'identity.remove-view',
  'delete from identity.saved_view where account_id = $1 and id = $2 returning id',
);

/** SQL of saved views. */
@Injectable()
export class ViewsRepository {
  constructor(private readonly database: Database) {}

  /** In the order in which they were saved. */
  list(account: string, of: string): Promise<ViewRow[]> {
    return this.database.query(list, [account, of]);
  }

  async count(account: string, of: string, on: Queryable): Promise<{ ofList: number; ofAll: number }> {
    return (await on.query(count, [account, of]))[0]!;
  }

  async add(tx: Transaction, view: SavedViewEntity): Promise<void> {
    await tx.manager.insert(SavedViewEntity, view);
  }

  /** False if the account has no such view. */
  async rename(on: Queryable, account: string, id: string, name: string): Promise<boolean> {
    return (await on.query(rename, [account, id, name])).length > 0;
  }

  /** False if the account has no such view. */
  async remove(on: Queryable, account: string, id: string): Promise<boolean> {
    return (await on.query(remove, [account, id])).length > 0;
  }
}
