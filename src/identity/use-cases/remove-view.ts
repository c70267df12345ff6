import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import { httpError, type Principal } from '../../platform/http/index.js';
import { ViewsRepository } from '../views/views.repository.js';

/** Forgets a saved view of the caller's. */
@Injectable()
export class RemoveView {
  constructor(
    private readonly database: Database,
    private readonly views: ViewsRepository,
  ) {}

  /** Throws not-found. */
  async execute({ accountId }: Principal, id: string): Promise<void> {
    if (!(await this.views.remove(this.database, accountId, id))) throw httpError('not-found');
  }
}
