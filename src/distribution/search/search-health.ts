import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Ledger } from '../../ledger/index.js';
import { Health, type HealthPart, type PartState } from '../../platform/health/index.js';
import { SearchIndex } from './search-index.js';

/** Acts that the index may be behind for a moment, when many come at once. */
const MOST_BEHIND = 100;

/** Whether what is public is also found. */
@Injectable()
export class SearchHealth implements HealthPart, OnModuleInit {
  readonly name = 'search';
  readonly title = { vi: 'Chỉ mục tìm kiếm', en: 'Search index' };

  constructor(
    private readonly health: Health,
    private readonly ledger: Ledger,
    private readonly index: SearchIndex,
  ) {}

  onModuleInit(): void {
    this.health.add(this);
  }

  readonly examine = async (): Promise<PartState> => {
    const { followed, rebuilt, rebuiltUntil } = await this.index.progress();
    const behind = Math.max(0, (await this.ledger.size()) - followed);
    const left = rebuilt !== undefined && rebuiltUntil !== undefined ? rebuiltUntil - rebuilt : 0;
    if (behind > MOST_BEHIND || left > 0)
      return {
        state: 'warning',
        says: {
          vi: `Chậm ${behind} mục so với sổ công khai; còn ${left} mục đang lập lại.`,
          en: `It is ${behind} entries behind the ledger; ${left} are being indexed anew.`,
        },
      };
    return {
      state: 'ok',
      says: {
        vi: `Chậm ${behind} mục so với sổ công khai.`,
        en: `It is ${behind} entries behind the ledger.`,
      },
    };
  };
}
