import { Injectable } from '@nestjs/common';
import type { Dropped } from '../../platform/html/index.js';
import { releaseError } from '../release.errors.js';
import type { TextEdit } from '../texts/words.js';
import { EditText } from './edit-text.js';
import { EditTranslation } from './edit-translation.js';
import { ReadReleases } from './read-releases.js';
import type { TranslationCommand } from './translation-transition.js';

/** Changes the words of one language, be it that of the version or that of a translation. */
@Injectable()
export class EditWords {
  constructor(
    private readonly read: ReadReleases,
    private readonly editText: EditText,
    private readonly editTranslation: EditTranslation,
  ) {}

  /** Answers with what was cleaned out of the body. Words in force are changed by a correction only. */
  async execute(
    command: TranslationCommand,
    edit: TextEdit & { readonly follows?: string | undefined },
  ): Promise<Dropped[]> {
    const { caller, releaseId, which, lang } = command;
    const { source } = await this.read.version(releaseId, which, caller.principal);
    if (source.lang !== lang) return this.editTranslation.execute(command, edit);
    if (which === 'current') throw releaseError('source-language');
    return this.editText.execute(command, edit);
  }
}
