import { Injectable } from '@nestjs/common';
import { Database, type Queryable, statement, type Transaction } from '../database/index.js';

/** What somebody set. */
export interface SettingRow {
  readonly id: string;
  readonly key: string;
  /** Null: the whole installation. */
  readonly organisation: string | null;
  /** Undefined: what was set before is taken back. */
  readonly value: unknown;
  readonly legalBasis: string | null;
  readonly effectiveFrom: Date;
  /** Exclusive; null: open. */
  readonly effectiveTo: Date | null;
  readonly setBy: string;
  readonly setAt: Date;
}

type Stored = Omit<SettingRow, 'value'> & { readonly text: string | null };

// The value as text, since JSON's null is a value and the database's is none.
const columns = `id, key, organisation_id as organisation, value::text as text, legal_basis as "legalBasis",
  effective_from as "effectiveFrom", effective_to as "effectiveTo", set_by as "setBy", set_at as "setAt"`;

const findInForce = statement<Stored>(
  'platform.find-settings-in-force',
  `select distinct on (key, organisation_id is null) ${columns} from platform.setting
   where key = any($1::text[]) and (organisation_id is null or organisation_id = $2)
     and effective_from <= $3 and (effective_to is null or effective_to > $3)
   order by key, organisation_id is null, set_at desc, id desc`,
);
const findForMany = statement<Stored>(
  'platform.find-setting-of-many',
  `select distinct on (organisation_id) ${columns} from platform.setting
   where key = $1 and (organisation_id is null or organisation_id = any($2::uuid[]))
     and effective_from <= $3 and (effective_to is null or effective_to > $3)
   order by organisation_id, set_at desc, id desc`,
);
const listRows = statement<Stored>(
  'platform.list-setting-rows',
  `select ${columns} from platform.setting
   where key = $1 and (organisation_id is null or organisation_id = any($2::uuid[])) and (set_at, id) < ($3, $4::uuid)
   order by set_at desc, id desc limit $5`,
);
const insertRow = statement(
  'platform.add-setting-row',
  `insert into platform.setting
     (id, key, organisation_id, value, legal_basis, effective_from, effective_to, set_by, set_at)
   values ($1, $2, $3, $4::jsonb, $5, $6, $7, $8, $9)`,
);

/** All SQL of the settings. */
@Injectable()
export class SettingsRepository {
  constructor(private readonly database: Database) {}

  /** For each key the newest row in force of the organisation, before that of the installation, where there are such. */
  async inForce(
    keys: readonly string[],
    organisation: string | null,
    at: Date,
    on: Queryable = this.database,
  ): Promise<SettingRow[]> {
    return (await on.query(findInForce, [keys, organisation, at])).map(toRow);
  }

  /** The newest row in force of each of the organisations, and that of the installation, where there are such. */
  async inForceForMany(key: string, organisations: readonly string[], at: Date): Promise<SettingRow[]> {
    return (await this.database.query(findForMany, [key, organisations, at])).map(toRow);
  }

  /** What was set for the installation and these organisations, newest first; `after`: the last row of the page before. */
  async list(
    key: string,
    organisations: readonly string[],
    after: { readonly setAt: string; readonly id: string } | undefined,
    limit: number,
  ): Promise<SettingRow[]> {
    const { setAt, id } = after ?? { setAt: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };
    return (await this.database.query(listRows, [key, organisations, setAt, id, limit])).map(toRow);
  }

  async add(tx: Transaction, row: SettingRow): Promise<void> {
    await tx.query(insertRow, [
      row.id,
      row.key,
      row.organisation,
      row.value === undefined ? null : JSON.stringify(row.value),
      row.legalBasis,
      row.effectiveFrom,
      row.effectiveTo,
      row.setBy,
      row.setAt,
    ]);
  }
}

function toRow({ text, ...row }: Stored): SettingRow {
  return { ...row, value: text === null ? undefined : (JSON.parse(text) as unknown) };
}
