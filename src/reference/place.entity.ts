import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'reference', name: 'place' })
@Index('place_code_in_force', ['kind', 'code'], { unique: true, where: 'valid_to is null' })
@Index('place_by_code', ['code', 'id'])
@Index('place_by_parent', ['parentId'])
@Check('place_kind_known', `kind in ('province', 'district', 'township', 'commune', 'ward', 'special zone')`)
@Check('place_ends_after_it_begins', 'valid_to > valid_from')
export class PlaceEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'place_pk' })
  id!: string;

  @Column({ type: 'text' })
  code!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ name: 'parent_id', type: 'uuid', nullable: true })
  @ForeignKey('PlaceEntity', { name: 'place_parent_fk' })
  parentId!: string | null;

  @Column({ name: 'valid_from', type: 'date', nullable: true })
  validFrom!: string | null;

  @Column({ name: 'valid_to', type: 'date', nullable: true })
  validTo!: string | null;

  @Column({ type: 'integer', default: 1 })
  revision!: number;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date;
}

@Entity({ schema: 'reference', name: 'place_name' })
export class PlaceNameEntity {
  @PrimaryColumn({ name: 'place_id', type: 'uuid', primaryKeyConstraintName: 'place_name_pk' })
  @ForeignKey('PlaceEntity', { name: 'place_name_place_fk' })
  placeId!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'place_name_pk' })
  lang!: string;

  @Column({ type: 'text' })
  name!: string;
}

@Entity({ schema: 'reference', name: 'place_succession' })
@Index('place_succession_by_successor', ['successorId'])
@Check('place_succeeds_another', 'predecessor_id <> successor_id')
export class PlaceSuccessionEntity {
  @PrimaryColumn({ name: 'predecessor_id', type: 'uuid', primaryKeyConstraintName: 'place_succession_pk' })
  @ForeignKey('PlaceEntity', { name: 'place_succession_predecessor_fk' })
  predecessorId!: string;

  @PrimaryColumn({ name: 'successor_id', type: 'uuid', primaryKeyConstraintName: 'place_succession_pk' })
  @ForeignKey('PlaceEntity', { name: 'place_succession_successor_fk' })
  successorId!: string;
}
