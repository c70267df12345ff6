import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

@Entity({ schema: 'releases', name: 'number_series' })
export class NumberSeriesEntity {
  @PrimaryColumn({ name: 'organisation_id', type: 'uuid', primaryKeyConstraintName: 'number_series_pk' })
  @ForeignKey('OrganisationEntity', { name: 'number_series_organisation_fk' })
  organisationId!: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'number_series_pk' })
  year!: number;

  @Column({ type: 'integer' })
  last!: number;
}

@Entity({ schema: 'releases', name: 'number' })
@Unique('number_serial_unique', ['organisationId', 'year', 'serial'])
@Unique('number_release_unique', ['releaseId'])
export class NumberEntity {
  @PrimaryColumn({ name: 'organisation_id', type: 'uuid', primaryKeyConstraintName: 'number_pk' })
  organisationId!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'number_pk' })
  number!: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'number_pk' })
  year!: number;

  @Column({ type: 'integer', nullable: true })
  serial!: number | null;

  @Column({ name: 'release_id', type: 'uuid' })
  @ForeignKey('ReleaseEntity', { name: 'number_release_fk' })
  releaseId!: string;

  @Column({ type: 'boolean', default: true })
  used!: boolean;
}
