import { Injectable } from '@nestjs/common';
import type { Queryable, Transaction } from '../database/index.js';
import { type Setting } from './setting.js';
import { settingError } from './settings.errors.js';
import { type SettingRow, SettingsRepository } from './settings.repository.js';

/** For whom and when. */
export interface Whose {
  /** Without one, what holds for the whole installation. */
  readonly organisation?: string | undefined;
  readonly at: Date;
}

/** What a setting is, and who said so: a row, or the code alone. */
export interface InForce {
  readonly setting: Setting<unknown>;
  readonly value: unknown;
  /** Absent while it is what the code declares. */
  readonly row?: SettingRow;
  /** False for a value that was stored under an older schema and does not fit any more. */
  readonly usable: boolean;
}

/**
 * What the settings are. Of the rows in force at an instant the one that was set last counts, the organisation's before
 * the installation's; where there is none, the initial value holds.
 */
@Injectable()
export class Settings {
  constructor(private readonly settings: SettingsRepository) {}

  /** Throws `settings.value-unusable` rather than pass over a stored value that does not fit the schema any more. */
  async value<T>(setting: Setting<T>, whose: Whose, on?: Queryable): Promise<T> {
    const [{ value, usable }] = (await this.inForce([setting], whose, on)) as [InForce];
    if (!usable) throw settingError('value-unusable', { key: setting.key });
    return value as T;
  }

  /** As `value`, of many organisations at once. */
  async valueOfEach<T>(
    setting: Setting<T>,
    organisations: readonly string[],
    at: Date,
  ): Promise<(organisation: string) => T> {
    if (organisations.length === 0) return () => setting.initial;
    const rows = await this.settings.inForceForMany(setting.key, organisations, at);
    const rowOf = (whose: string | null) =>
      rows.find(({ organisation, value }) => organisation === whose && value !== undefined);
    return (organisation) => {
      const row = (setting.perOrganisation && rowOf(organisation)) || rowOf(null);
      const { value, usable } = inForce(setting, row);
      if (!usable) throw settingError('value-unusable', { key: setting.key });
      return value as T;
    };
  }

  /** As `value`, for many and with the row behind each, in the order of `settings`. */
  async inForce(
    settings: readonly Setting<unknown>[],
    { organisation, at }: Whose,
    on?: Queryable,
  ): Promise<InForce[]> {
    const keys = settings.map(({ key }) => key);
    const rows = await this.settings.inForce(keys, organisation ?? null, at, on);
    return settings.map((setting) => {
      const row = rows.find(
        ({ key, organisation: whose, value }) =>
          key === setting.key && value !== undefined && (whose === null || setting.perOrganisation),
      );
      return inForce(setting, row);
    });
  }

  /** What was set for the installation and these organisations, newest first; `after`: the last row of the page before. */
  history(
    { key, perOrganisation }: Setting<unknown>,
    organisations: readonly string[],
    after: { readonly setAt: string; readonly id: string } | undefined,
    limit: number,
  ): Promise<SettingRow[]> {
    return this.settings.list(key, perOrganisation ? organisations : [], after, limit);
  }

  /** Writes what somebody set. Whether they may, and whether the value fits, is the caller's to know; so is the audit trail. */
  add(tx: Transaction, row: SettingRow): Promise<void> {
    return this.settings.add(tx, row);
  }
}

function inForce(setting: Setting<unknown>, row: SettingRow | undefined): InForce {
  if (!row) return { setting, value: setting.initial, usable: true };
  const read = setting.schema.safeParse(row.value);
  return { setting, row, value: read.success ? read.data : row.value, usable: read.success };
}
