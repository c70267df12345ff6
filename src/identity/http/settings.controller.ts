import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import {
  CurrentDesk,
  type Desk,
  Operation,
  type Page,
  Permission,
  readCursor,
  toPage,
} from '../../platform/http/index.js';
import { ReadSettings } from '../use-cases/read-settings.js';
import { SetSetting } from '../use-cases/set-setting.js';
import { WithdrawSetting } from '../use-cases/withdraw-setting.js';
import {
  entryCursor,
  NewSetting,
  SettingHistory,
  SettingItem,
  SettingKey,
  SettingPage,
  SettingQuery,
  SettingWithdrawal,
  toSettingEntry,
  toSettingItem,
} from './settings.schemas.js';

const tag = 'Settings';
type Key = z.infer<typeof SettingKey>;

/** Settings, for those who administer. */
@Controller('api/v1/desk/settings')
export class SettingsController {
  constructor(
    private readonly settings: ReadSettings,
    private readonly setSetting: SetSetting,
    private readonly withdrawSetting: WithdrawSetting,
  ) {}

  @Get()
  @Permission('settings.read')
  @Operation({
    id: 'listSettings',
    tag,
    summary: 'Settings by key, each with what holds now for the organisation acted for',
    answer: SettingPage,
  })
  async list(
    @Query({ schema: SettingQuery }) { limit, cursor }: z.infer<typeof SettingQuery>,
    @CurrentDesk() desk: Desk,
  ): Promise<Page<SettingItem>> {
    const found = await this.settings.list(desk.principal, readCursor(z.string(), cursor), limit + 1);
    const toItem = (each: (typeof found)[number]) => toSettingItem(each, desk.language);
    return desk.page(toPage(found, limit, ({ setting }) => setting.key, toItem));
  }

  @Get(':key')
  @Permission('settings.read')
  @Operation({
    id: 'getSetting',
    tag,
    summary: 'A setting, with everything that was set, newest first',
    answer: SettingHistory,
    errors: [404],
  })
  async one(
    @Param({ schema: SettingKey }) { key }: Key,
    @Query({ schema: SettingQuery }) { limit, cursor }: z.infer<typeof SettingQuery>,
    @CurrentDesk() desk: Desk,
  ): Promise<SettingHistory> {
    const setting = await this.settings.one(desk.principal, key);
    const after = readCursor(entryCursor, cursor);
    const rows = await this.settings.history(desk.principal, key, after, limit + 1);
    const keyOf = (row: (typeof rows)[number]) => ({ setAt: row.setAt.toISOString(), id: row.id });
    const toEntry = toSettingEntry(await this.settings.namesOf(rows));
    const { items, next } = desk.page(toPage(rows, limit, keyOf, toEntry));
    const item = toSettingItem(setting, desk.language);
    return { setting: item, items: [...items], ...(next && { next }) };
  }

  @Post(':key')
  @Permission('settings.write')
  @Operation({
    id: 'setSetting',
    tag,
    summary: 'Set a setting, from now or another instant on',
    description:
      'For an organisation, or without one for the whole installation, which only those may who act for an organisation at ' +
      'the top. Where several values are in force, the one that was set last counts.',
    answer: SettingItem,
    status: 201,
    once: true,
    errors: [403, 404],
  })
  async set(
    @Param({ schema: SettingKey }) { key }: Key,
    @Body({ schema: NewSetting }) { effectiveFrom, effectiveTo, ...asked }: z.infer<typeof NewSetting>,
    @CurrentDesk() desk: Desk,
  ): Promise<SettingItem> {
    await this.setSetting.execute(desk.caller, {
      ...asked,
      key,
      effectiveFrom: effectiveFrom === undefined ? undefined : new Date(effectiveFrom),
      effectiveTo: effectiveTo === undefined ? undefined : new Date(effectiveTo),
    });
    return this.answer(key, desk);
  }

  @Post(':key/withdraw')
  @Permission('settings.write')
  @Operation({
    id: 'withdrawSetting',
    tag,
    summary: 'Take back what was set',
    description:
      'An organisation then follows the installation again, the installation the initial value. What was planned is taken back too.',
    answer: SettingItem,
    once: true,
    errors: [403, 404],
  })
  async withdraw(
    @Param({ schema: SettingKey }) { key }: Key,
    @Body({ schema: SettingWithdrawal }) asked: z.infer<typeof SettingWithdrawal>,
    @CurrentDesk() desk: Desk,
  ): Promise<SettingItem> {
    await this.withdrawSetting.execute(desk.caller, { ...asked, key });
    return this.answer(key, desk);
  }

  /** The setting as it now is for the organisation acted for, which need not be the one that it was set for. */
  private async answer(key: string, { principal, language }: Desk): Promise<SettingItem> {
    return toSettingItem(await this.settings.one(principal, key), language);
  }
}
