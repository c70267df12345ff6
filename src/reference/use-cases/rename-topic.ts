import { Injectable } from '@nestjs/common';
import { type Caller, expectRevision } from '../../platform/http/index.js';
import { ReferenceChanges } from '../reference-changes.js';
import { referenceError } from '../reference.errors.js';
import type { Names } from '../reference.types.js';
import { TopicsRepository } from '../topics.repository.js';

/** Replaces all names of a topic; published documents keep the name they were frozen with. */
@Injectable()
export class RenameTopic {
  constructor(
    private readonly changes: ReferenceChanges,
    private readonly topics: TopicsRepository,
  ) {}

  /** Throws `reference.topic-not-found`, `http.stale`. */
  async execute(caller: Caller, id: string, ifMatch: string, names: Names): Promise<void> {
    await this.changes.perform(caller, 'rename', async (tx) => {
      await this.topics.lock(tx, id);
      const [topic] = await this.topics.find([id], tx);
      if (!topic) throw referenceError('topic-not-found');
      expectRevision(ifMatch, id, topic.revision);
      await this.topics.rename(tx, id, names);
      return { object: { type: 'topic', id }, before: { names: topic.names }, after: { names } };
    });
  }
}
