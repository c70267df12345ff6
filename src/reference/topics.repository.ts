import { Injectable } from '@nestjs/common';
import { Database, type Queryable, statement, type Transaction } from '../platform/database/index.js';
import type { Names, Topic } from './reference.types.js';

const columns = `t.id, t.code, t.revision,
  (select jsonb_object_agg(n.lang, n.name) from reference.topic_name n where n.topic_id = t.id) as names`;

const listTopics = statement<Topic>(
  'reference.list-topics',
  `select ${columns} from reference.topic t where $1::text is null or t.code > $1 order by t.code limit $2`,
);
const findTopics = statement<Topic>(
  'reference.find-topics',
  `select ${columns} from reference.topic t where t.id = any($1::uuid[])`,
);
const findTopicByCode = statement<Topic>(
  'reference.find-topic-by-code',
  `select ${columns} from reference.topic t where t.code = $1`,
);
const lockTopic = statement<{ revision: number }>(
  'reference.lock-topic',
  'select revision from reference.topic where id = $1 for update',
);
const insertTopic = statement<{ id: string }>(
  'reference.insert-topic',
  `insert into reference.topic (id, code, created_at) values ($1, $2, $3)
   on conflict (code) do nothing returning id`,
);
const raiseTopic = statement(
  'reference.raise-topic-revision',
  'update reference.topic set revision = revision + 1 where id = $1',
);
const dropNames = statement(
  'reference.delete-topic-names',
  'delete from reference.topic_name where topic_id = $1',
);
const insertNames = statement(
  'reference.insert-topic-names',
  `insert into reference.topic_name (topic_id, lang, name) select $1, key, value from jsonb_each_text($2::jsonb)`,
);

@Injectable()
export class TopicsRepository {
  constructor(private readonly database: Database) {}

  /** Topics behind `after` in the order of their codes. */
  list(after: string | undefined, limit: number): Promise<Topic[]> {
    return this.database.query(listTopics, [after ?? null, limit]);
  }

  /** Those of the ids that exist, in no order. */
  find(ids: readonly string[], on: Queryable = this.database): Promise<Topic[]> {
    return on.query(findTopics, [ids]);
  }

  async findByCode(code: string): Promise<Topic | undefined> {
    return (await this.database.query(findTopicByCode, [code]))[0];
  }

  /** The topic's revision, locked until the transaction ends; undefined if there is none. */
  async lock(tx: Transaction, id: string): Promise<number | undefined> {
    const [row] = await tx.query(lockTopic, [id]);
    return row?.revision;
  }

  /** False if the code is taken. */
  async insert(tx: Transaction, topic: Pick<Topic, 'id' | 'code' | 'names'>, at: Date): Promise<boolean> {
    const [row] = await tx.query(insertTopic, [topic.id, topic.code, at]);
    if (!row) return false;
    await tx.query(insertNames, [topic.id, JSON.stringify(topic.names)]);
    return true;
  }

  async rename(tx: Transaction, id: string, names: Names): Promise<void> {
    await tx.query(dropNames, [id]);
    await tx.query(insertNames, [id, JSON.stringify(names)]);
    await tx.query(raiseTopic, [id]);
  }
}
