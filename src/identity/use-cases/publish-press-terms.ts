import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../ledger/index.js';
import { canonicalJson, sha256Hex } from '../../platform/canonical/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Database, type Transaction } from '../../platform/database/index.js';
import { type Caller, once, type Principal } from '../../platform/http/index.js';
import { AgenciesRepository } from '../agencies/agencies.repository.js';
import { agencyError } from '../agencies/agency.errors.js';

interface NewTerms {
  readonly texts: Readonly<Record<'vi' | 'en', string>>;
  /** Now, unless given. */
  readonly inForceFrom?: Date | undefined;
}

/**
 * Publishes the next version of the terms on which press agencies read early. None is ever changed; one that is not in
 * force when a later version comes into force never will be: that is the way back from a wrong date.
 */
@Injectable()
export class PublishPressTerms {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
    private readonly agencies: AgenciesRepository,
  ) {}

  /** Throws `agency.terms-in-the-past`. */
  async execute({ principal, once: key }: Caller, terms: NewTerms): Promise<{ version: number }> {
    return this.database.transaction((tx) => once(tx, key, () => this.write(tx, principal, terms)));
  }

  private async write(tx: Transaction, principal: Principal, { texts, inForceFrom }: NewTerms) {
    await this.agencies.lockTerms(tx);
    const now = await this.clock.now(tx);
    const last = await this.agencies.newestTerms(tx);
    const from = inForceFrom ?? now;
    if (from < now) throw agencyError('terms-in-the-past');
    const version = (last?.version ?? 0) + 1;
    const sha256 = termsDigest(version, from, texts);
    await this.agencies.insertTerms(tx, { version, in_force_from: from, sha256, published_at: now }, texts);
    await this.audit.record(tx, {
      actor: principal.actor,
      actingFor: principal.actingFor,
      at: now,
      verb: 'publish',
      object: { type: 'press-terms', id: String(version) },
      changes: [
        { field: 'version', after: version },
        { field: 'inForceFrom', after: from.toISOString() },
        { field: 'sha256', after: sha256 },
      ],
    });
    return { version };
  }
}

/** SHA-256 of RFC 8785 bytes: of every language, so that nobody accepts one text and is bound by another. */
function termsDigest(version: number, from: Date, texts: NewTerms['texts']): string {
  const inForceFrom = from.toISOString();
  return sha256Hex(canonicalJson({ format: 'khen.press-terms/1', version, inForceFrom, texts }));
}
