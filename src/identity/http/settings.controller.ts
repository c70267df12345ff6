import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  type Caller,
  CurrentCaller,
  CurrentPrincipal,
  nextLink,
  Operation,
  type Page,
  Permission,
  type Principal,
  privateAnswer,
  readCursor,
  requestLanguage,
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
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page<SettingItem>> {
    const found = await this.settings.list(principal, readCursor(z.string(), cursor), limit + 1);
    const language = requestLanguage(request);
    const page = toPage(
      found,
      limit,
      ({ setting }) => setting.key,
      (each) => toSettingItem(each, language),
    );
    privateAnswer(reply);
    if (page.next) void reply.header('link', nextLink(request.url, page.next));
    return page;
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
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SettingHistory> {
    const setting = await this.settings.one(principal, key);
    const after = readCursor(entryCursor, cursor);
    const rows = await this.settings.history(principal, key, after, limit + 1);
    const { items, next } = toPage(
      rows,
      limit,
      ({ setAt, id }) => ({ setAt: setAt.toISOString(), id }),
      toSettingEntry,
    );
    privateAnswer(reply);
    if (next) void reply.header('link', nextLink(request.url, next));
    const item = toSettingItem(setting, requestLanguage(request));
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
    @CurrentCaller() caller: Caller,
    @Param({ schema: SettingKey }) { key }: Key,
    @Body({ schema: NewSetting }) { effectiveFrom, effectiveTo, ...asked }: z.infer<typeof NewSetting>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SettingItem> {
    await this.setSetting.execute(caller, {
      ...asked,
      key,
      effectiveFrom: effectiveFrom === undefined ? undefined : new Date(effectiveFrom),
      effectiveTo: effectiveTo === undefined ? undefined : new Date(effectiveTo),
    });
    return this.answer(caller, key, request, reply);
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
    @CurrentCaller() caller: Caller,
    @Param({ schema: SettingKey }) { key }: Key,
    @Body({ schema: SettingWithdrawal }) asked: z.infer<typeof SettingWithdrawal>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SettingItem> {
    await this.withdrawSetting.execute(caller, { ...asked, key });
    return this.answer(caller, key, request, reply);
  }

  /** The setting as it now is for the organisation acted for, which need not be the one that it was set for. */
  private async answer(
    { principal }: Caller,
    key: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<SettingItem> {
    privateAnswer(reply);
    return toSettingItem(await this.settings.one(principal, key), requestLanguage(request));
  }
}
