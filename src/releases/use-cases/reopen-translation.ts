import { Injectable } from '@nestjs/common';
import { DocumentsRepository } from '../documents/documents.repository.js';
import { EarlyReaders } from '../early-access/early-readers.js';
import { PrintedForms } from '../printing/printed-forms.js';
import { type TranslationCommand, TranslationTransition } from './translation-transition.js';

/** Takes a reviewed translation back to the translators; what was frozen of it is dropped, and who read that early is told. */
@Injectable()
export class ReopenTranslation {
  constructor(
    private readonly transition: TranslationTransition,
    private readonly documents: DocumentsRepository,
    private readonly readers: EarlyReaders,
    private readonly printed: PrintedForms,
  ) {}

  async execute(command: TranslationCommand): Promise<void> {
    await this.transition.perform('reopen', command, {
      effects: async (tx, { version }, now) => {
        const { organisation, version: row } = version;
        await this.readers.tell(tx, row.id, now, command.lang);
        await this.documents.drop(tx, row.id, command.lang);
        await this.printed.settle(tx, { id: row.id, organisation });
        return {};
      },
    });
  }
}
