import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

@Entity({ schema: 'reference', name: 'topic' })
@Unique('topic_code_key', ['code'])
export class TopicEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'topic_pk' })
  id!: string;

  @Column({ type: 'text' })
  code!: string;

  @Column({ type: 'integer', default: 1 })
  revision!: number;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date;
}

@Entity({ schema: 'reference', name: 'topic_name' })
export class TopicNameEntity {
  @PrimaryColumn({ name: 'topic_id', type: 'uuid', primaryKeyConstraintName: 'topic_name_pk' })
  @ForeignKey('TopicEntity', { name: 'topic_name_topic_fk' })
  topicId!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'topic_name_pk' })
  lang!: string;

  @Column({ type: 'text' })
  name!: string;
}
