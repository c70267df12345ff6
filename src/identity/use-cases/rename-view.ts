import { Injectable } from '@nestjs/common';
import { Database, violatedConstraint } from '../../platform/database/index.js';
import { httpError, type Principal } from '../../platform/http/index.js';
import { viewError } from '../views/view.errors.js';
import { ViewsRepository } from '../views/views.repository.js';

/** Gives a saved view of the caller's another name. */
@Injectable()
export class RenameView {
  constructor(
    private readonly database: Database,
    private readonly views: ViewsRepository,
  ) {}

  /** Throws not-found, `view.name-taken`. */
  async execute({ accountId }: Principal, id: string, name: string): Promise<void> {
    try {
      if (!(await this.views.rename(this.database, accountId, id, name))) throw httpError('not-found');
    } catch (error) {
      if (violatedConstraint(error) === 'saved_view_name_unique') throw viewError('name-taken');
      throw error;
    }
  }
}
