import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Database, statement, type Transaction, violatedConstraint } from '../../platform/database/index.js';
import { NumberEntity } from './number.entity.js';

export interface NumberRow {
  readonly organisation_id: string;
  readonly number: string;
  readonly year: number;
  readonly serial: number | null;
  readonly release_id: string;
  readonly used: boolean;
}

// The row stays locked until the commit: whoever rolls back gives the number back to the next one.
const draw = statement<{ last: number }>(
  'releases.draw-number',
  `insert into releases.number_series as s (organisation_id, year, last) values ($1, $2, 1)
   on conflict (organisation_id, year) do update set last = s.last + 1 returning last`,
);
const find = statement(
  'releases.find-number',
  'select from releases.number where organisation_id = $1 and year = $2 and number = $3',
);
const list = statement<NumberRow>(
  'releases.list-numbers',
  `select organisation_id, number, year, serial, release_id, used from releases.number
   where organisation_id = $1 and year = $2 and ($3::text is null or (coalesce(serial, 0), number) < ($4, $3))
   order by coalesce(serial, 0) desc, number desc limit $5`,
);

/** All SQL about the numbers that organisations give their releases. */
@Injectable()
export class NumbersRepository {
  constructor(private readonly database: Database) {}

  /** The next of the organisation in that year, without gaps. */
  async draw(tx: Transaction, organisation: string, year: number): Promise<number> {
    const [row] = await tx.query(draw, [organisation, year]);
    return row!.last;
  }

  async isTaken(tx: Transaction, organisation: string, year: number, number: string): Promise<boolean> {
    return (await tx.query(find, [organisation, year, number])).length > 0;
  }

  /** False if the number belongs to another release already. */
  async add(tx: Transaction, number: Omit<NumberEntity, 'used'>): Promise<boolean> {
    try {
      await tx.manager.insert(NumberEntity, number);
      return true;
    } catch (error) {
      if (violatedConstraint(error) === 'number_pk') return false;
      throw error;
    }
  }

  /** Takes back a number that was entered and not approved yet; false if the release has one that was drawn. */
  async forget(tx: Transaction, releaseId: string): Promise<boolean> {
    await tx.manager.delete(NumberEntity, { releaseId, serial: IsNull() });
    return !(await tx.manager.existsBy(NumberEntity, { releaseId }));
  }

  /** The release was given up: its number stays, and shows as not used. */
  async markUnused(tx: Transaction, releaseId: string): Promise<void> {
    await tx.manager.update(NumberEntity, { releaseId }, { used: false });
  }

  /** Newest first. */
  list(
    organisation: string,
    year: number,
    before: { readonly serial: number; readonly number: string } | undefined,
    limit: number,
  ): Promise<NumberRow[]> {
    return this.database.query(list, [
      organisation,
      year,
      before?.number ?? null,
      before?.serial ?? null,
      limit,
    ]);
  }
}
