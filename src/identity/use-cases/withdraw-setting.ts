import { Injectable } from '@nestjs/common';
import type { Caller } from '../../platform/http/index.js';
import { type SettingAsked, SettingChange } from './setting-change.js';

/**
 * Takes back what was set for an organisation, so that it follows the installation again; or for the installation, so that
 * the initial value holds again. What was planned for a time to come is taken back as well.
 */
@Injectable()
export class WithdrawSetting {
  constructor(private readonly change: SettingChange) {}

  /** Throws as `SetSetting`. */
  execute(
    caller: Caller,
    { key, organisation, legalBasis }: Pick<SettingAsked, 'key' | 'organisation' | 'legalBasis'>,
  ): Promise<{ id: string }> {
    return this.change.perform(caller, 'withdraw', { key, organisation, legalBasis }, () => undefined);
  }
}
