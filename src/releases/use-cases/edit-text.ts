import { Injectable } from '@nestjs/common';
import type { Dropped } from '../../platform/html/index.js';
import { httpError } from '../../platform/http/index.js';
import { TextsRepository } from '../texts/texts.repository.js';
import { VersionFiles } from '../versions/version-files.js';
import { VersionsRepository } from '../versions/versions.repository.js';
import { changedWords, editedWords, type TextEdit } from '../texts/words.js';
import { type VersionCommand, VersionTransition } from './version-transition.js';

/**
 * Changes the words in which a draft is written. `ifMatch` speaks of the text, so that two people may work on two
 * languages; the version's revision rises too, so that nobody approves what they did not see.
 */
@Injectable()
export class EditText {
  constructor(
    private readonly transition: VersionTransition,
    private readonly texts: TextsRepository,
    private readonly versions: VersionsRepository,
    private readonly files: VersionFiles,
  ) {}

  /** Answers with what was cleaned out of the body. */
  async execute(command: VersionCommand, edit: TextEdit): Promise<Dropped[]> {
    const { words, dropped } = editedWords(edit);
    const { principal } = command.caller;
    await this.transition.perform('edit', command, {
      row: ({ source }) => source,
      effects: async (tx, version) => {
        const { source } = version;
        if (!(await this.texts.change(tx, source, words))) throw httpError('stale');
        const texts = await this.texts.findOf([version.version.id], tx);
        await this.files.refer(tx, { ...version, texts }, principal);
        await this.versions.addAuthor(tx, version.version.id, principal.accountId);
        return { changes: changedWords(source, words) };
      },
    });
    return dropped;
  }
}
