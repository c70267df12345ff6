import { Injectable } from '@nestjs/common';
import type { Dropped } from '../../platform/html/index.js';
import { expectRevision, httpError } from '../../platform/http/index.js';
import { TextsRepository } from '../texts/texts.repository.js';
import { VersionFiles } from '../versions/version-files.js';
import { following } from '../texts/followed.js';
import { VersionsRepository } from '../versions/versions.repository.js';
import { changedWords, editedWords, type TextEdit } from '../texts/words.js';
import { type TranslationCommand, TranslationTransition } from './translation-transition.js';

/** Changes the words of a translation. `follows` is the tag of the source text that it now says the same as. */
@Injectable()
export class EditTranslation {
  constructor(
    private readonly transition: TranslationTransition,
    private readonly texts: TextsRepository,
    private readonly versions: VersionsRepository,
    private readonly files: VersionFiles,
  ) {}

  /** Answers with what was cleaned out of the body. Throws 412 if `follows` is not the source as it is now. */
  async execute(
    command: TranslationCommand,
    { follows, ...edit }: TextEdit & { readonly follows?: string | undefined },
  ): Promise<Dropped[]> {
    const { words, dropped } = editedWords(edit);
    const { principal } = command.caller;
    await this.transition.perform('edit', command, {
      effects: async (tx, { version, text }) => {
        const { source } = version;
        if (follows !== undefined) expectRevision(follows, source.id, source.revision);
        const followed = { ...words, ...(follows !== undefined && following(source)) };
        if (!(await this.texts.change(tx, text!, followed))) throw httpError('stale');
        await this.texts.addTranslator(tx, text!.id, principal.accountId);
        const versionId = version.version.id;
        if (command.which === 'open') await this.versions.addAuthor(tx, versionId, principal.accountId);
        await this.files.refer(
          tx,
          { ...version, texts: await this.texts.findOf([versionId], tx) },
          principal,
        );
        return { changes: changedWords(text!, followed) };
      },
    });
    return dropped;
  }
}
