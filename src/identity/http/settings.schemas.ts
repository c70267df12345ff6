import { z } from 'zod';
import { pageQuery } from '../../platform/http/index.js';
import type { Language } from '../../platform/i18n/index.js';
import { type InForce, settingKey, type SettingRow } from '../../platform/settings/index.js';
import { lineOfText } from '../../platform/text/index.js';
import { pageOf } from '../../platform/http/index.js';
import { instant } from './schemas.js';

const legalBasis = lineOfText({ max: 500 }).meta({
  description: 'The act of law that it rests on.',
  example: 'Điều 9 Nghị định 09/2017/NĐ-CP',
});
const value = z.unknown().meta({ description: 'As the schema of the setting says.' });
const from = instant.meta({ description: 'From when it is in force, past, present or to come.' });
const to = instant.meta({ description: 'Until when, exclusive; absent: until something else is set.' });
const organisation = z.uuid().meta({ description: 'Absent: the whole installation.' });

export const SettingItem = z
  .strictObject({
    key: settingKey,
    name: z.string().meta({ description: 'What it is about, in the language of the caller.' }),
    help: z.string().meta({ description: 'What a value means and what comes of it.' }),
    choices: z
      .array(z.strictObject({ value: z.string(), name: z.string() }))
      .optional()
      .meta({ description: 'Of a choice: its values in words.' }),
    perOrganisation: z.boolean().meta({ description: 'Whether it may differ between organisations.' }),
    schema: z.record(z.string(), z.unknown()).meta({ description: 'JSON Schema of the value.' }),
    initial: value.meta({ description: 'What holds while nobody has said otherwise.' }),
    value: value.meta({ description: 'What holds now for the organisation acted for.' }),
    usable: z.boolean().meta({
      description:
        'False for a value that was set under an older schema and fits no more: it must be set again.',
    }),
    source: z.enum(['organisation', 'installation', 'initial']).meta({ description: 'Who says so.' }),
    legalBasis: legalBasis.optional(),
    effectiveFrom: from.optional(),
    effectiveTo: to.optional(),
  })
  .meta({ id: 'Setting' });
export type SettingItem = z.infer<typeof SettingItem>;

export const SettingEntry = z
  .strictObject({
    id: z.uuid(),
    withdrawn: z.boolean().meta({ description: 'True: what was set before is taken back; no value.' }),
    value: value.optional(),
    organisation: organisation.optional(),
    legalBasis: legalBasis.optional(),
    effectiveFrom: from,
    effectiveTo: to.optional(),
    setBy: z.uuid().meta({ description: 'Id of the account.' }),
    setByName: z.string().optional(),
    setAt: instant,
  })
  .meta({ id: 'SettingEntry', description: 'What somebody set, once; it never changes.' });
export type SettingEntry = z.infer<typeof SettingEntry>;

export const SettingPage = pageOf(SettingItem, 'SettingPage');
export const SettingHistory = pageOf(SettingEntry, 'SettingEntryPage')
  .extend({ setting: SettingItem })
  .meta({ id: 'SettingHistory' });
export type SettingHistory = z.infer<typeof SettingHistory>;

export const SettingKey = z.strictObject({ key: settingKey });
export const SettingQuery = z.strictObject(pageQuery);
export const entryCursor = z.strictObject({ setAt: z.iso.datetime(), id: z.uuid() });

export const NewSetting = z
  .strictObject({
    value,
    organisation: organisation.optional(),
    legalBasis: legalBasis.optional(),
    effectiveFrom: from.optional(),
    effectiveTo: to.optional(),
  })
  .meta({ id: 'NewSetting' });
export const SettingWithdrawal = z
  .strictObject({ organisation: organisation.optional(), legalBasis: legalBasis.optional() })
  .meta({ id: 'SettingWithdrawal' });

export function toSettingItem(
  { setting, value: now, usable, row }: InForce,
  language: Language,
): SettingItem {
  return {
    key: setting.key,
    name: setting[language],
    help: setting.help[language],
    ...(setting.choices && {
      choices: Object.entries(setting.choices).map(([choice, words]) => ({
        value: choice,
        name: words[language],
      })),
    }),
    perOrganisation: setting.perOrganisation,
    schema: setting.form,
    initial: setting.initial,
    value: now,
    usable,
    source: row ? (row.organisation === null ? 'installation' : 'organisation') : 'initial',
    ...(row && datesOf(row)),
  };
}

export const toSettingEntry =
  (names: ReadonlyMap<string, string>) =>
  (row: SettingRow): SettingEntry => {
    const setByName = names.get(row.setBy);
    return {
      id: row.id,
      withdrawn: row.value === undefined,
      ...(row.value !== undefined && { value: row.value }),
      ...(row.organisation !== null && { organisation: row.organisation }),
      ...datesOf(row),
      setBy: row.setBy,
      ...(setByName !== undefined && { setByName }),
      setAt: row.setAt.toISOString(),
    };
  };

function datesOf({ legalBasis: basis, effectiveFrom, effectiveTo }: SettingRow) {
  return {
    ...(basis !== null && { legalBasis: basis }),
    effectiveFrom: effectiveFrom.toISOString(),
    ...(effectiveTo && { effectiveTo: effectiveTo.toISOString() }),
  };
}
