import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { openDatabase, type OpenDatabase } from '../../../test/support/index.js';
import { statement } from '../database/index.js';
import { Ids } from '../ids/index.js';
import { defineSetting, type SettingRow, Settings } from './index.js';
import { SettingsRepository } from './settings.repository.js';

const words = { vi: 'Thử', en: 'Trial', help: { vi: 'Thử.', en: 'A trial.' } };
const limit = defineSetting('spec.limit', {
  schema: z.int().min(1),
  initial: 10,
  perOrganisation: true,
  ...words,
});
const shared = defineSetting('spec.shared', {
  schema: z.int(),
  initial: 0,
  perOrganisation: false,
  ...words,
});
const maybe = defineSetting('spec.maybe', {
  schema: z.string().nullable(),
  initial: 'x',
  perOrganisation: true,
  ...words,
});

const department = '0193c0de-0000-7000-8000-00000000000a';
const another = '0193c0de-0000-7000-8000-00000000000b';
const day = (number: number): Date => new Date(Date.UTC(2026, 0, number));

describe('a setting', () => {
  let open: OpenDatabase;
  let settings: Settings;
  const ids = new Ids();
  const set = (key: string, row: Partial<SettingRow>) =>
    open.database.transaction((tx) =>
      settings.add(tx, {
        id: ids.uuid(),
        key,
        organisation: null,
        value: undefined,
        legalBasis: null,
        effectiveFrom: day(1),
        effectiveTo: null,
        setBy: department,
        setAt: day(1),
        ...row,
      }),
    );

  beforeAll(async () => {
    open = await openDatabase();
    settings = new Settings(new SettingsRepository(open.database));
  });
  afterAll(() => open.close());

  it('is what the code says until a row is in force, then the last row set, the organisation before the installation', async () => {
    const at = (number: number, organisation?: string) =>
      settings.value(limit, { organisation, at: day(number) });
    expect(await at(5, department)).toBe(10);
    await set('spec.limit', { value: 20, effectiveFrom: day(3), setAt: day(1) });
    await set('spec.limit', {
      value: 5,
      organisation: department,
      effectiveFrom: day(4),
      effectiveTo: day(6),
      setAt: day(2),
    });
    expect(await Promise.all([2, 3, 4, 5, 6].map((number) => at(number, department)))).toEqual([
      10, 20, 5, 5, 20,
    ]);
    expect(await at(5, another)).toBe(20);
    expect(await at(5)).toBe(20);
    // A correction of what was in force already.
    await set('spec.limit', { value: 21, effectiveFrom: day(3), setAt: day(8) });
    expect(await at(3)).toBe(21);
    await set('spec.limit', { organisation: department, effectiveFrom: day(5), setAt: day(9) });
    expect(await at(5, department)).toBe(21);
    expect(await at(4, department)).toBe(5);
  });

  it('that is one for the installation pays no heed to an organisation', async () => {
    await set('spec.shared', { value: 3, organisation: department });
    expect(await settings.value(shared, { organisation: department, at: day(2) })).toBe(0);
    await set('spec.shared', { value: 4 });
    expect(await settings.value(shared, { organisation: department, at: day(2) })).toBe(4);
  });

  it('may be null, which is something else than not being set', async () => {
    await set('spec.maybe', { value: null, organisation: department });
    expect(await settings.value(maybe, { organisation: department, at: day(2) })).toBe(null);
    expect(await settings.value(maybe, { organisation: another, at: day(2) })).toBe('x');
  });

  it('whose stored value does not fit any more is an error, and can be seen', async () => {
    await set('spec.limit', { value: 'many', organisation: another });
    const whose = { organisation: another, at: day(2) };
    await expect(settings.value(limit, whose)).rejects.toMatchObject({ code: 'settings.value-unusable' });
    expect(await settings.inForce([limit], whose)).toMatchObject([{ value: 'many', usable: false }]);
  });

  it('is read inside a transaction that has just set it', async () => {
    await open.database.transaction(async (tx) => {
      const row = { organisation: null, value: 9, legalBasis: null, effectiveTo: null, setBy: department };
      await settings.add(tx, {
        ...row,
        id: ids.uuid(),
        key: 'spec.shared',
        effectiveFrom: day(7),
        setAt: day(7),
      });
      expect(await settings.value(shared, { at: day(7) }, tx)).toBe(9);
    });
  });

  it('has rows that nobody can change or delete', async () => {
    for (const sql of [
      'update platform.setting set value = null',
      'delete from platform.setting',
      'truncate platform.setting',
    ]) {
      const refused = open.database.query(statement(`spec.${sql.slice(0, 8)}`, sql));
      await expect(refused).rejects.toThrow('platform.setting only grows');
    }
  });

  it('is, at every instant and in every order of rows, what a reading of all rows says', async () => {
    const row = fc.record({
      organisation: fc.constantFrom(null, department, another),
      value: fc.option(fc.integer(), { nil: undefined }),
      from: fc.integer({ min: 0, max: 9 }),
      length: fc.option(fc.integer({ min: 1, max: 5 }), { nil: null }),
    });
    let made = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 8 }), async (rows) => {
        made += 1;
        const key = `spec.made-${made}`;
        const setting = defineSetting(key, {
          schema: z.int(),
          initial: -1,
          perOrganisation: true,
          ...words,
        });
        for (const [index, { organisation, value, from, length }] of rows.entries()) {
          const effectiveTo = length === null ? null : day(from + length);
          await set(key, { organisation, value, effectiveFrom: day(from), effectiveTo, setAt: day(index) });
        }
        const expected = (whose: string | null, at: number): number | undefined =>
          rows.findLast(
            ({ organisation, from, length }) =>
              organisation === whose && from <= at && (length === null || at < from + length),
          )?.value;
        for (let at = 0; at < 15; at += 1) {
          const value = await settings.value(setting, { organisation: department, at: day(at) });
          expect(value).toBe(expected(department, at) ?? expected(null, at) ?? -1);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('the declaration of a setting', () => {
  const valid = { schema: z.boolean(), initial: false, perOrganisation: false, ...words };

  it('is refused twice, under a key of no module, with what is not JSON, or with an initial value that does not fit', () => {
    defineSetting('spec.once', valid);
    expect(() => defineSetting('spec.once', valid)).toThrow(/declared twice/);
    expect(() => defineSetting('once', valid)).toThrow(/pattern/);
    expect(() => defineSetting('spec.a-date', { ...valid, schema: z.date(), initial: day(1) })).toThrow(
      /Date/,
    );
    expect(() => defineSetting('spec.few', { ...valid, schema: z.int().max(3), initial: 4 })).toThrow(
      /too_big/,
    );
  });
});
