import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import type { Principal } from '../../platform/http/index.js';
import {
  type InForce,
  type Setting,
  settingCatalogue,
  type SettingRow,
  Settings,
} from '../../platform/settings/index.js';
import { AccountsRepository } from '../accounts.repository.js';
import { identityError } from '../identity.errors.js';

/** Throws `identity.setting-not-found`. */
export function settingOf(key: string): Setting<unknown> {
  const setting = settingCatalogue.get(key);
  if (!setting) throw identityError('setting-not-found');
  return setting;
}

/** What the settings are for the organisation acted for, and what was set before. */
@Injectable()
export class ReadSettings {
  constructor(
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly accounts: AccountsRepository,
  ) {}

  /** By key, behind the key `after`. */
  async list(principal: Principal, after: string | undefined, limit: number): Promise<InForce[]> {
    const shown = [...settingCatalogue.values()]
      .filter(({ key }) => after === undefined || key > after)
      .toSorted((a, b) => (a.key < b.key ? -1 : 1))
      .slice(0, limit);
    return this.inForce(shown, principal);
  }

  async one(principal: Principal, key: string): Promise<InForce> {
    const [found] = await this.inForce([settingOf(key)], principal);
    return found!;
  }

  /** Newest first, of the installation and of the organisations whose settings the principal may read. */
  history(
    principal: Principal,
    key: string,
    after: { readonly setAt: string; readonly id: string } | undefined,
    limit: number,
  ): Promise<SettingRow[]> {
    return this.settings.history(settingOf(key), principal.organisations('settings.read'), after, limit);
  }

  /** Of those who set them. */
  namesOf(rows: readonly SettingRow[]): Promise<ReadonlyMap<string, string>> {
    return this.accounts.names(rows.map(({ setBy }) => setBy));
  }

  private async inForce(settings: readonly Setting<unknown>[], { actingFor }: Principal): Promise<InForce[]> {
    return this.settings.inForce(settings, { organisation: actingFor, at: await this.clock.now() });
  }
}
