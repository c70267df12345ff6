import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/index.js';
import type { Transaction } from '../../platform/database/index.js';
import { MembershipsRepository } from '../memberships.repository.js';
import { Roles } from '../role.js';
import { type Device, Devices } from '../throttle/devices.js';
import { deviceLabel } from './device.js';
import { type Grant, Sessions } from './sessions.js';

/** Where a request comes from. */
export interface Client {
  readonly address: string;
  /** What it was given when somebody signed in on it; an empty text if nothing. */
  readonly device: string;
  readonly userAgent: string | undefined;
}

export type SignedIn = Grant & { readonly mustSetUpSecondFactor: boolean; readonly device: Device };

/** Lets somebody in who has shown who they are, however that was. */
@Injectable()
export class Opening {
  constructor(
    private readonly config: Config,
    private readonly roles: Roles,
    private readonly memberships: MembershipsRepository,
    private readonly sessions: Sessions,
    private readonly devices: Devices,
  ) {}

  async open(
    tx: Transaction,
    { accountId, secondFactor }: { readonly accountId: string; readonly secondFactor: boolean },
    client: Client,
    now: Date,
  ): Promise<SignedIn> {
    const grant = await this.sessions.open(
      tx,
      { accountId, device: deviceLabel(client.userAgent), secondFactor },
      now,
    );
    return {
      ...grant,
      device: await this.devices.remember(tx, accountId, client.device, now),
      mustSetUpSecondFactor: !secondFactor && (await this.demandsSecondFactor(tx, accountId, now)),
    };
  }

  private async demandsSecondFactor(tx: Transaction, accountId: string, now: Date): Promise<boolean> {
    return (
      this.config.totpMandatory &&
      this.roles.demandSecondFactor(await this.memberships.rolesOf(tx, accountId, now))
    );
  }
}
