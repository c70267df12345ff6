import { Injectable } from '@nestjs/common';
import type { Caller } from '../../platform/http/index.js';
import { checkedValue, type SettingAsked, SettingChange } from './setting-change.js';

/** Says what a setting is, from an instant on or between two: for an organisation, or for the whole installation. */
@Injectable()
export class SetSetting {
  constructor(private readonly change: SettingChange) {}

  /**
   * Throws `identity.setting-not-found`, `identity.unknown-organisation`, `identity.setting-of-the-installation`,
   * `http.forbidden` without the permission for the whole installation, and field errors of the value.
   */
  execute(
    caller: Caller,
    { value, ...asked }: SettingAsked & { readonly value: unknown },
  ): Promise<{ id: string }> {
    return this.change.perform(caller, 'set', asked, (setting) => checkedValue(setting, value));
  }
}
