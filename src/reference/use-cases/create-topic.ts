import { Injectable } from '@nestjs/common';
import { Ids } from '../../platform/ids/index.js';
import type { Caller } from '../../platform/http/index.js';
import { ReferenceChanges } from '../reference-changes.js';
import { referenceError } from '../reference.errors.js';
import type { Topic } from '../reference.types.js';
import { TopicsRepository } from '../topics.repository.js';

/** Adds a topic under which releases can be filed. */
@Injectable()
export class CreateTopic {
  constructor(
    private readonly changes: ReferenceChanges,
    private readonly topics: TopicsRepository,
    private readonly ids: Ids,
  ) {}

  /** Answers the new id. Throws `reference.topic-code-taken`. */
  execute(caller: Caller, { code, names }: Pick<Topic, 'code' | 'names'>): Promise<string> {
    return this.changes.perform(caller, 'create', async (tx, now) => {
      const id = this.ids.uuid();
      if (!(await this.topics.insert(tx, { id, code, names }, now))) {
        throw referenceError('topic-code-taken', { code });
      }
      return { object: { type: 'topic', id }, after: { code, names } };
    });
  }
}
