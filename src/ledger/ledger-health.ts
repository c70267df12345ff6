import { Injectable, type OnModuleInit } from '@nestjs/common';
import { errorText } from '../platform/errors/index.js';
import { Health, type HealthPart, type PartState } from '../platform/health/index.js';
import { ReadLedgerState } from './read-ledger-state.js';

/** Whether the log is the one that was published, and goes on. */
@Injectable()
export class LedgerHealth implements HealthPart, OnModuleInit {
  readonly name = 'ledger';
  readonly title = { vi: 'Sổ công khai', en: 'Ledger' };

  constructor(
    private readonly health: Health,
    private readonly state: ReadLedgerState,
  ) {}

  onModuleInit(): void {
    this.health.add(this);
  }

  readonly examine = async (): Promise<PartState> => {
    const { checkpoint, refused } = await this.state.served();
    if (refused)
      return { state: 'failed', says: { vi: errorText(refused, 'vi'), en: errorText(refused, 'en') } };
    const { size } = checkpoint!;
    return {
      state: 'ok',
      says: {
        vi: `Sổ có ${size} mục, điểm kiểm tra đã ký đủ.`,
        en: `It has ${size} entries, all under a signed checkpoint.`,
      },
    };
  };
}
