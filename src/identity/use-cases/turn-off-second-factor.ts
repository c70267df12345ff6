import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/index.js';
import type { Principal } from '../../platform/http/index.js';
import { identityError } from '../identity.errors.js';
import { OwnAccount, type Proof } from '../own-account.js';
import { MembershipsRepository } from '../memberships.repository.js';
import { Roles } from '../role.js';
import { SecondFactor } from '../second-factor/second-factor.js';

/** Turns one's own second factor off, unless a role demands it. */
@Injectable()
export class TurnOffSecondFactor {
  constructor(
    private readonly own: OwnAccount,
    private readonly secondFactor: SecondFactor,
    private readonly memberships: MembershipsRepository,
    private readonly roles: Roles,
    private readonly config: Config,
  ) {}

  /** Throws `identity.totp-off`, `identity.totp-mandatory`. */
  async execute(principal: Principal, proof: Proof): Promise<void> {
    await this.own.change(
      principal,
      'turn-off-second-factor',
      proof,
      async (tx, { id, has_totp: isOn }, now) => {
        if (!isOn) throw identityError('totp-off');
        const isDemanded = this.roles.demandSecondFactor(await this.memberships.rolesOf(tx, id, now));
        if (this.config.totpMandatory && isDemanded) throw identityError('totp-mandatory');
        await this.secondFactor.turnOff(tx, id);
      },
    );
  }
}
