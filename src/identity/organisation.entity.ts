import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

@Entity({ schema: 'identity', name: 'organisation' })
@Index('organisation_parent', ['parentId'])
@Unique('organisation_code_unique', ['code'])
@Check('organisation_not_its_own_parent', 'parent_id <> id')
@Check(
  'organisation_kind',
  `kind in ('authority', 'department', 'office', 'locality', 'press_agency', 'other')`,
)
@Check('organisation_state', `state in ('active', 'closed')`)
export class OrganisationEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'organisation_pk' })
  id!: string;

  @Column({ name: 'parent_id', type: 'uuid', nullable: true })
  @ForeignKey('OrganisationEntity', { name: 'organisation_parent_fk' })
  parentId!: string | null;

  @Column({ type: 'text' })
  code!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text', default: 'active' })
  state!: string;

  @Column({ type: 'integer', default: 1 })
  revision!: number;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date;
}

@Entity({ schema: 'identity', name: 'organisation_name' })
export class OrganisationNameEntity {
  @PrimaryColumn({ name: 'organisation_id', type: 'uuid', primaryKeyConstraintName: 'organisation_name_pk' })
  @ForeignKey('OrganisationEntity', { name: 'organisation_name_organisation_fk' })
  organisationId!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'organisation_name_pk' })
  lang!: string;

  @Column({ type: 'text' })
  name!: string;
}
