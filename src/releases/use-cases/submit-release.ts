import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/index.js';
import { Settings } from '../../platform/settings/index.js';
import { twoStepApproval } from '../release.settings.js';
import { VersionsRepository } from '../versions/versions.repository.js';
import { type VersionCommand, VersionTransition } from './version-transition.js';

/** Hands the open version to the approvers; the caller thereby confirms that it holds no state secret. */
@Injectable()
export class SubmitRelease {
  constructor(
    private readonly transition: VersionTransition,
    private readonly settings: Settings,
    private readonly versions: VersionsRepository,
  ) {}

  async execute(command: VersionCommand): Promise<void> {
    await this.transition.perform('submit', command, {
      effects: async (tx, { version, organisation }, now) => {
        await this.versions.addAuthor(tx, version.id, command.caller.principal.accountId);
        await this.versions.change(tx, version.id, {
          stateSecretConfirmed: true,
          sentBackBecause: null,
          // The case keeps the rule that it began with.
          twoSteps: await this.twoSteps(tx, organisation, now),
        });
        return { changes: [{ field: 'stateSecretConfirmed' }] };
      },
    });
  }

  /** An organisation may be stricter than the province, not laxer. */
  private async twoSteps(tx: Transaction, organisation: string, at: Date): Promise<boolean> {
    return (
      (await this.settings.value(twoStepApproval, { at }, tx)) ||
      (await this.settings.value(twoStepApproval, { organisation, at }, tx))
    );
  }
}
