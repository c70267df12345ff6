import { Injectable } from '@nestjs/common';
import type { Dropped } from '../../platform/html/index.js';
import { Ids } from '../../platform/ids/index.js';
import { releaseError } from '../release.errors.js';
import { TextsRepository } from '../texts/texts.repository.js';
import { VersionFiles } from '../versions/version-files.js';
import { following } from '../texts/followed.js';
import { VersionsRepository } from '../versions/versions.repository.js';
import { editedWords, type TextEdit } from '../texts/words.js';
import { noWords } from './draft-release.js';
import { type TranslationCommand, TranslationTransition } from './translation-transition.js';

/** What is published with all of its languages must fit into one entry of the log. */
const MOST_LANGUAGES = 40;

/** Begins a translation of a version, at work or in force: words, a recording, or both. */
@Injectable()
export class TranslateText {
  constructor(
    private readonly transition: TranslationTransition,
    private readonly ids: Ids,
    private readonly texts: TextsRepository,
    private readonly versions: VersionsRepository,
    private readonly files: VersionFiles,
  ) {}

  /** `ifMatch` speaks of the version. Answers with what was cleaned out of the body. */
  async execute(command: TranslationCommand, edit: TextEdit): Promise<Dropped[]> {
    const { words, dropped } = editedWords(edit);
    const { principal } = command.caller;
    await this.transition.perform('translate', command, {
      effects: async (tx, { version }) => {
        if (version.texts.length >= MOST_LANGUAGES)
          throw releaseError('too-many-languages', { most: MOST_LANGUAGES });
        const id = this.ids.uuid();
        const versionId = version.version.id;
        await this.texts.add(tx, {
          ...noWords,
          ...words,
          id,
          versionId,
          lang: command.lang,
          state: 'translating',
          ...following(version.source),
        });
        await this.texts.addTranslator(tx, id, principal.accountId);
        if (command.which === 'open') await this.versions.addAuthor(tx, versionId, principal.accountId);
        await this.files.refer(
          tx,
          { ...version, texts: await this.texts.findOf([versionId], tx) },
          principal,
        );
        return { changes: [{ field: command.lang, after: words }] };
      },
    });
    return dropped;
  }
}
