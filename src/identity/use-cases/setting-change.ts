import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../ledger/index.js';
import { Clock } from '../../platform/clock/index.js';
import { bumpChange, Database, type Transaction } from '../../platform/database/index.js';
import { Files } from '../../platform/files/index.js';
import { type Caller, httpError, once, type Principal, toFieldErrors } from '../../platform/http/index.js';
import { Ids } from '../../platform/ids/index.js';
import { type Setting, type SettingRow, Settings } from '../../platform/settings/index.js';
import { identityError } from '../identity.errors.js';
import { settingOf } from './read-settings.js';

export interface SettingAsked {
  readonly key: string;
  /** Absent: for the whole installation. */
  readonly organisation?: string | undefined;
  readonly legalBasis?: string | undefined;
  /** Past, present or to come; absent: now. */
  readonly effectiveFrom?: Date | undefined;
  readonly effectiveTo?: Date | undefined;
}

/** What setting and withdrawing have in common: who may, one row, done once, audited. */
@Injectable()
export class SettingChange {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly settings: Settings,
    private readonly audit: AuditTrail,
    private readonly files: Files,
  ) {}

  /** Writes a row with the value that `valueFor` makes; undefined takes back what was set before. */
  perform(
    { principal, once: key }: Caller,
    verb: 'set' | 'withdraw',
    asked: SettingAsked,
    valueFor: (setting: Setting<unknown>) => unknown,
  ): Promise<{ id: string }> {
    const setting = settingOf(asked.key);
    authorise(principal, setting, asked.organisation);
    const value = valueFor(setting);
    return this.database.transaction((tx) =>
      once(tx, key, async () => {
        const now = await this.clock.now(tx);
        const row = rowOf(asked, value, { id: this.ids.uuid(), setBy: principal.accountId, setAt: now });
        const whose = { organisation: asked.organisation, at: now };
        const [before] = await this.settings.inForce([setting], whose, tx);
        await this.settings.add(tx, row);
        await this.showFiles(tx, row, principal, value === undefined ? [] : (setting.files?.(value) ?? []));
        await this.audit.record(tx, {
          actor: { kind: 'person', id: principal.accountId },
          actingFor: principal.actingFor,
          at: now,
          verb,
          object: { type: 'setting', id: setting.key },
          changes: [
            { field: 'value', before: before!.value, after: value },
            { field: 'organisation', after: row.organisation },
            { field: 'legalBasis', after: row.legalBasis },
            { field: 'effectiveFrom', after: row.effectiveFrom.toISOString() },
            { field: 'effectiveTo', after: row.effectiveTo?.toISOString() },
          ],
        });
        // What the public reads may depend on it.
        await bumpChange(tx, 'settings');
        return { id: row.id };
      }),
    );
  }

  /** For as long as the row stands in the history, which is for ever. */
  private async showFiles(
    tx: Transaction,
    { id }: SettingRow,
    principal: Principal,
    digests: readonly string[],
  ): Promise<void> {
    if (digests.length === 0) return;
    const { actingFor: organisation } = principal;
    const reference = { type: 'setting', id, organisation, permission: 'settings.read', public: true };
    const stored = await this.files.refer(tx, reference, digests, principal);
    if (stored.every(({ mediaType }) => mediaType.startsWith('image/'))) return;
    const detail = { vi: 'Tệp này không phải là ảnh.', en: 'This file is no picture.' };
    throw httpError('invalid', {}, { fields: [{ pointer: '/value', detail }] });
  }
}

function authorise(principal: Principal, setting: Setting<unknown>, organisation: string | undefined): void {
  if (organisation === undefined) {
    const permission = 'settings.write-everywhere';
    if (!principal.may(permission)) throw httpError('forbidden', { permission });
  } else {
    if (!principal.mayFor('settings.write', organisation)) throw identityError('unknown-organisation');
    if (!setting.perOrganisation) throw identityError('setting-of-the-installation');
  }
}

function rowOf(
  { key, organisation, legalBasis, effectiveFrom, effectiveTo }: SettingAsked,
  value: unknown,
  set: Pick<SettingRow, 'id' | 'setBy' | 'setAt'>,
): SettingRow {
  const from = effectiveFrom ?? set.setAt;
  if (effectiveTo && effectiveTo <= from) {
    const detail = {
      vi: 'Thời điểm hết hiệu lực phải sau thời điểm bắt đầu có hiệu lực.',
      en: 'The end must be after the beginning.',
    };
    throw httpError('invalid', {}, { fields: [{ pointer: '/effectiveTo', detail }] });
  }
  return {
    ...set,
    key,
    organisation: organisation ?? null,
    value,
    legalBasis: legalBasis ?? null,
    effectiveFrom: from,
    effectiveTo: effectiveTo ?? null,
  };
}

/** The value as the setting's schema reads it; throws field errors under `/value`. */
export function checkedValue({ schema }: Setting<unknown>, value: unknown): unknown {
  const read = schema.safeParse(value);
  if (!read.success) throw httpError('invalid', {}, { fields: toFieldErrors(read.error.issues, '/value') });
  return read.data;
}
