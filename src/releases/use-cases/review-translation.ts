import { Injectable } from '@nestjs/common';
import { Documents } from '../documents/documents.js';
import { TextsRepository } from '../texts/texts.repository.js';
import { type TranslationCommand, TranslationTransition } from './translation-transition.js';

const FROZEN = ['approved', 'scheduled', 'published'];

/** Finds a translation right that somebody else made. If its version is frozen already, so is the translation now. */
@Injectable()
export class ReviewTranslation {
  constructor(
    private readonly transition: TranslationTransition,
    private readonly documents: Documents,
    private readonly texts: TextsRepository,
  ) {}

  async execute(command: TranslationCommand): Promise<void> {
    await this.transition.perform('review', command, {
      effects: async (tx, { version }, now) => {
        if (!FROZEN.includes(version.subject.state)) return {};
        const texts = await this.texts.findOf([version.version.id], tx);
        const frozen = await this.documents.freeze(tx, { ...version, texts }, now);
        const own = frozen.find(({ lang }) => lang === command.lang);
        return { changes: [{ field: `document.${command.lang}`, after: own?.sha256 }] };
      },
    });
  }
}
