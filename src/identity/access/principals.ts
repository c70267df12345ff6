import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { Config } from '../../platform/config/index.js';
import type { DomainError } from '../../platform/errors/index.js';
import { permissionCatalogue, Principal } from '../../platform/http/index.js';
import { identityError } from '../identity.errors.js';
import { Roles } from '../role.js';
import { type AccessRow, SessionsRepository } from '../sessions.repository.js';
import type { TokenClaims } from './access-token.strategy.js';

const NAMED_CHOICES = 10;

/** Somebody who is signed in and may do nothing that needs a permission, for a reason that the refusal names. */
class RestrictedPrincipal extends Principal {
  constructor(
    accountId: string,
    sessionId: string,
    actingFor: string,
    private readonly refusal: () => DomainError,
  ) {
    super(accountId, sessionId, actingFor, new Map());
  }

  override may(): never {
    throw this.refusal();
  }
}

/** Makes the principal of a request from what the database says now. */
@Injectable()
export class Principals {
  constructor(
    private readonly sessions: SessionsRepository,
    private readonly clock: Clock,
    private readonly roles: Roles,
    private readonly config: Config,
  ) {}

  /**
   * Throws if the token or session has expired or was revoked or the account is not active (401), or if the account may
   * not act for `actingFor` (403). Without `actingFor` it is the account's only organisation.
   */
  async of(
    { accountId, sessionId, expiresAt }: TokenClaims,
    actingFor: string | undefined,
  ): Promise<Principal> {
    const now = await this.clock.now();
    const row = await this.sessions.findAccess(sessionId, accountId, actingFor, now);
    if (expiresAt <= now) throw identityError('token-refused');
    if (!row || row.revoked_at || row.expires_at <= now || row.account_state !== 'active') {
      throw identityError('session-ended');
    }
    if (actingFor !== undefined && row.grants.length === 0) throw identityError('acting-for-refused');
    const restricted = (refusal: () => DomainError) =>
      new RestrictedPrincipal(accountId, sessionId, row.acting_for ?? '', refusal);
    if (this.lacksSecondFactor(row)) return restricted(() => identityError('second-factor-required'));
    if (row.choices.length > 1 && row.acting_for === null) {
      const choice = row.choices.slice(0, NAMED_CHOICES).join(', ');
      return restricted(() => identityError('acting-for-required', { choice }));
    }
    return new Principal(accountId, sessionId, row.acting_for ?? '', this.grants(row));
  }

  private lacksSecondFactor({ second_factor, roles }: AccessRow): boolean {
    return this.config.totpMandatory && !second_factor && this.roles.demandSecondFactor(roles);
  }

  /** For each permission the organisations whose rows it reaches: the one acted for, or all below it as well. */
  private grants({
    acting_for,
    grants,
    subtree,
    at_top: atTop,
    kind,
  }: AccessRow): Map<string, readonly string[]> {
    const reach = new Map<string, readonly string[]>();
    if (acting_for === null) return reach;
    for (const { role: key, scope } of grants) {
      const role = this.roles.find(key);
      if (!role || !this.roles.reaches(role, kind!)) continue;
      for (const permission of role.permissions) {
        if (permissionCatalogue.get(permission)?.everywhere && !atTop) continue;
        if (scope === 'subtree') reach.set(permission, subtree);
        else if (!reach.has(permission)) reach.set(permission, [acting_for]);
      }
    }
    return reach;
  }
}
