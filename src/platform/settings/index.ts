import { Global, Module } from '@nestjs/common';
import { SettingsRepository } from './settings.repository.js';
import { Settings } from './settings.js';

@Global()
@Module({ providers: [SettingsRepository, Settings], exports: [Settings] })
export class SettingsModule {}

export { defineSetting, type Setting, settingCatalogue, settingKey } from './setting.js';
export { type InForce, Settings } from './settings.js';
export type { SettingRow } from './settings.repository.js';
