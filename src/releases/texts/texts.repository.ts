import { Injectable } from '@nestjs/common';
import { Database, type Queryable, statement, type Transaction } from '../../platform/database/index.js';
import {
  type Authority,
  type FileWords,
  type Quote,
  TextEntity,
  TextTranslatorEntity,
  type TranslationState,
} from './text.entity.js';

export interface TextRow {
  readonly id: string;
  readonly version_id: string;
  readonly lang: string;
  readonly revision: number;
  readonly state: TranslationState | null;
  readonly follows: string | null;
  /** See `partsOf`. */
  readonly followed_parts: readonly string[];
  readonly title: string;
  readonly summary: string;
  readonly body: string;
  readonly quotes: readonly Quote[];
  readonly contact_position: string;
  readonly signatory_position: string;
  readonly signatory_authority: readonly Authority[];
  readonly event_place: string;
  readonly file_words: FileWords;
  readonly audio: string | null;
  readonly audio_seconds: number | null;
  readonly translators: string[];
  /** SHA-256 of what its frozen document was printed into, by format. */
  readonly printed: Readonly<Partial<Record<'docx' | 'pdf', string>>>;
}

/** The words of a text, as somebody changes them. */
export type Words = Partial<
  Pick<
    TextEntity,
    | 'title'
    | 'summary'
    | 'body'
    | 'quotes'
    | 'contactPosition'
    | 'signatoryPosition'
    | 'signatoryAuthority'
    | 'eventPlace'
    | 'fileWords'
    | 'audio'
    | 'audioSeconds'
    | 'follows'
    | 'followedParts'
  >
>;

const words = `title, summary, body, quotes, contact_position, signatory_position, signatory_authority, event_place, file_words, audio,
  audio_seconds`;
const textsOf = statement<TextRow>(
  'releases.texts-of-versions',
  `select id, version_id, lang, revision, state, follows, followed_parts, ${words},
     array(select account_id from releases.text_translator t where t.text_id = text.id order by 1) as translators,
     (select coalesce(jsonb_object_agg(p.format, p.sha256), '{}') from releases.printed p
      where p.version_id = text.version_id and p.lang = text.lang) as printed
   from releases.text where version_id = any($1) order by version_id, lang`,
);
// What was public is reviewed already, and follows its source until that is changed.
const copyTexts = statement(
  'releases.copy-texts',
  `insert into releases.text (id, version_id, lang, state, follows, followed_parts, ${words})
   select gen_random_uuid(), $2, lang, case when state is null then null when state = 'public' then 'reviewed' else state end,
     follows, followed_parts, ${words}
   from releases.text where version_id = $1 and (state is null or state = 'public' or not $3)`,
);
const copyTranslators = statement(
  'releases.copy-translators',
  `insert into releases.text_translator (text_id, account_id)
   select made.id, t.account_id from releases.text old
   join releases.text made on made.version_id = $2 and made.lang = old.lang
   join releases.text_translator t on t.text_id = old.id where old.version_id = $1`,
);
const moveText = statement<{ id: string }>(
  'releases.move-text',
  `update releases.text set state = $4, revision = revision + 1
   where id = $1 and state is not distinct from $2 and revision = $3 returning id`,
);
const publishTexts = statement(
  'releases.publish-texts',
  `update releases.text t set state = 'public', revision = revision + 1
   where version_id = $1 and state = 'reviewed'
     and exists (select from releases.document d where d.version_id = t.version_id and d.lang = t.lang)`,
);
const eraseText = statement(
  'releases.erase-text',
  `update releases.text set title = '', summary = '', body = '', quotes = '[]', contact_position = '',
     signatory_position = '', signatory_authority = '[]', event_place = '', file_words = '{}', audio = null, audio_seconds = null,
     revision = revision + 1
   where version_id = any($1) and lang = $2`,
);

/** All SQL about texts. */
@Injectable()
export class TextsRepository {
  constructor(private readonly database: Database) {}

  findOf(versionIds: readonly string[], on: Queryable = this.database): Promise<TextRow[]> {
    return on.query(textsOf, [versionIds]);
  }

  async add(tx: Transaction, text: Omit<TextEntity, 'revision'>): Promise<void> {
    await tx.manager.insert(TextEntity, text);
  }

  /** False if the text is no longer at that revision. */
  async change(tx: Transaction, { id, revision }: TextRow, changed: Words): Promise<boolean> {
    const result = await tx.manager.update(
      TextEntity,
      { id, revision },
      { ...changed, revision: revision + 1 },
    );
    return result.affected === 1;
  }

  /** Copies the texts of one version for another; `publicOnly` leaves translations behind that were never public. */
  async copy(tx: Transaction, from: string, to: string, { publicOnly = false } = {}): Promise<void> {
    await tx.query(copyTexts, [from, to, publicOnly]);
    await tx.query(copyTranslators, [from, to]);
  }

  async addTranslator(tx: Transaction, textId: string, accountId: string): Promise<void> {
    await tx.manager.upsert(TextTranslatorEntity, { textId, accountId }, ['textId', 'accountId']);
  }

  /** The compare-and-set behind every verb on a translation. */
  async move(tx: Transaction, { id, state, revision }: TextRow, to: TranslationState): Promise<boolean> {
    return (await tx.query(moveText, [id, state, revision, to])).length > 0;
  }

  /** Reviewed translations whose documents are frozen become public with their version. */
  async publish(tx: Transaction, versionId: string): Promise<void> {
    await tx.query(publishTexts, [versionId]);
  }

  async erase(tx: Transaction, versionIds: readonly string[], lang: string): Promise<void> {
    await tx.query(eraseText, [versionIds, lang]);
  }
}
