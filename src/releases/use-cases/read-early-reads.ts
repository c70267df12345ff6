import { Injectable } from '@nestjs/common';
import { Accounts } from '../../identity/index.js';
import type { Principal } from '../../platform/http/index.js';
import {
  type EarlyReadKey,
  type EarlyReadRow,
  EarlyReadsRepository,
} from '../early-access/early-reads.repository.js';
import { ReadReleases } from './read-releases.js';

/** Who read a version before its hour, for whoever may read the version. */
@Injectable()
export class ReadEarlyReads {
  constructor(
    private readonly read: ReadReleases,
    private readonly reads: EarlyReadsRepository,
    private readonly accounts: Accounts,
  ) {}

  /** The first reader first, one more than `limit` if there are more. */
  async execute(
    principal: Principal,
    { releaseId, versionId }: { readonly releaseId: string; readonly versionId: string },
    after: EarlyReadKey | undefined,
    limit: number,
  ): Promise<{ readonly rows: EarlyReadRow[]; readonly names: ReadonlyMap<string, string> }> {
    await this.read.versionById(releaseId, versionId, principal);
    const rows = await this.reads.listOf(versionId, after, limit + 1);
    return { rows, names: await this.accounts.names(rows.map((row) => row.reader_id)) };
  }
}
