import { Injectable } from '@nestjs/common';
import { RedactionsRepository } from '../taken-back/redactions.repository.js';
import { type ReleaseCommand, ReleaseTransition } from './release-transition.js';

/** Gives a proposed erasure up. */
@Injectable()
export class WithdrawRedaction {
  constructor(
    private readonly transition: ReleaseTransition,
    private readonly redactions: RedactionsRepository,
  ) {}

  async execute(command: ReleaseCommand): Promise<void> {
    await this.transition.perform('withdraw-redaction', command, {
      effects: async (tx, { redaction }) => {
        await this.redactions.withdraw(tx, redaction!.id);
        return { changes: [{ field: 'redaction', before: redaction!.id }] };
      },
    });
  }
}
