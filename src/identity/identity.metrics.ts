import { Injectable } from '@nestjs/common';
import { Counter } from 'prom-client';
import type { DomainError } from '../platform/errors/index.js';
import { Metrics } from '../platform/metrics/index.js';

/** Numbers of this module; nothing in them tells who it was. */
@Injectable()
export class IdentityMetrics {
  readonly passwordHashes: Counter;
  readonly signIns: Counter;
  readonly refreshes: Counter;
  readonly clientTokens: Counter;

  constructor({ registry }: Metrics) {
    const registers = [registry];
    this.passwordHashes = new Counter({
      name: 'khen_password_hashes_total',
      help: 'Password hashes computed, for known and unknown accounts alike.',
      registers,
    });
    this.signIns = new Counter({
      name: 'khen_sign_ins_total',
      help: 'Sign-ins, by outcome.',
      labelNames: ['outcome'],
      registers,
    });
    this.refreshes = new Counter({
      name: 'khen_refreshes_total',
      help: 'Refreshed sessions, by outcome.',
      labelNames: ['outcome'],
      registers,
    });
    this.clientTokens = new Counter({
      name: 'khen_client_tokens_total',
      help: 'Tokens asked for by machines, by outcome.',
      labelNames: ['outcome'],
      registers,
    });
  }

  /** Counts what comes of an attempt to sign in. */
  async signIn<Opened>(attempt: Promise<Opened>): Promise<Opened> {
    try {
      const opened = await attempt;
      this.signIns.labels('opened').inc();
      return opened;
    } catch (error) {
      this.signIns.labels((error as Partial<DomainError>).code ?? 'failed').inc();
      throw error;
    }
  }
}
