import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

export type TranslationState = 'translating' | 'reviewed' | 'public';

export interface Quote {
  readonly text: string;
  readonly name: string;
  readonly position?: string | undefined;
}

/** For whom somebody signs: “TM. Ủy ban nhân dân”, “KT. Chủ tịch”. */
export interface Authority {
  readonly form: string;
  readonly of: string;
}

/** What a text says of each file, by its SHA-256. */
export type FileWords = Readonly<
  Record<string, { readonly caption?: string | undefined; readonly alt?: string | undefined }>
>;

@Entity({ schema: 'releases', name: 'text' })
@Unique('text_language_unique', ['versionId', 'lang'])
@Index('text_at_work', { synchronize: false })
@Check('text_state', `state in ('translating', 'reviewed', 'public')`)
@Check('text_translation_follows', '(state is null) = (follows is null)')
export class TextEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'text_pk' })
  id!: string;

  @Column({ name: 'version_id', type: 'uuid' })
  @ForeignKey('VersionEntity', { name: 'text_version_fk' })
  versionId!: string;

  @Column({ type: 'text' })
  lang!: string;

  @Column({ type: 'integer', default: 1 })
  revision!: number;

  @Column({ type: 'text', nullable: true })
  state!: TranslationState | null;

  @Column({ type: 'text', nullable: true })
  follows!: string | null;

  @Column({ name: 'followed_parts', type: 'text', array: true, default: '{}' })
  followedParts!: readonly string[];

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'text' })
  summary!: string;

  @Column({ type: 'text' })
  body!: string;

  @Column({ type: 'jsonb', default: '[]' })
  quotes!: readonly Quote[];

  @Column({ name: 'contact_position', type: 'text', default: '' })
  contactPosition!: string;

  @Column({ name: 'signatory_position', type: 'text', default: '' })
  signatoryPosition!: string;

  @Column({ name: 'signatory_authority', type: 'jsonb', default: '[]' })
  signatoryAuthority!: readonly Authority[];

  @Column({ name: 'event_place', type: 'text', default: '' })
  eventPlace!: string;

  @Column({ name: 'file_words', type: 'jsonb', default: '{}' })
  fileWords!: FileWords;

  @Column({ type: 'text', nullable: true })
  audio!: string | null;

  @Column({ name: 'audio_seconds', type: 'integer', nullable: true })
  audioSeconds!: number | null;
}

@Entity({ schema: 'releases', name: 'text_translator' })
export class TextTranslatorEntity {
  @PrimaryColumn({ name: 'text_id', type: 'uuid', primaryKeyConstraintName: 'text_translator_pk' })
  @ForeignKey('TextEntity', { name: 'text_translator_text_fk' })
  textId!: string;

  @PrimaryColumn({ name: 'account_id', type: 'uuid', primaryKeyConstraintName: 'text_translator_pk' })
  @ForeignKey('AccountEntity', { name: 'text_translator_account_fk' })
  accountId!: string;
}
