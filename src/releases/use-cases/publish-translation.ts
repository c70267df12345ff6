import { Injectable } from '@nestjs/common';
import { DocumentsRepository } from '../documents/documents.repository.js';
import { PrintedForms } from '../printing/printed-forms.js';
import { releaseError } from '../release.errors.js';
import { ReleasesRepository } from '../releases.repository.js';
import { filesInDocuments, VersionFiles } from '../versions/version-files.js';
import { type TranslationCommand, TranslationTransition } from './translation-transition.js';

/** Adds a language to the version in force. */
@Injectable()
export class PublishTranslation {
  constructor(
    private readonly transition: TranslationTransition,
    private readonly releases: ReleasesRepository,
    private readonly documents: DocumentsRepository,
    private readonly files: VersionFiles,
    private readonly printed: PrintedForms,
  ) {}

  async execute(command: TranslationCommand): Promise<void> {
    const { lang, releaseId } = command;
    const languages = [lang];
    await this.transition.perform('publish-translation', command, {
      effects: async (tx, { version, object }) => {
        const { id, number } = version.version;
        const documents = await this.documents.findOf(id, tx);
        const document = documents.find((each) => each.lang === lang);
        if (!document) throw releaseError('no-text', { lang });
        const isPublic = ({ ledger_index: index, lang: each }: (typeof documents)[number]) =>
          index !== null || each === lang;
        await this.files.publish(tx, version, filesInDocuments(documents.filter(isPublic)));
        await this.printed.settle(tx, { id, organisation: version.organisation }, languages);
        await this.releases.fileUnder(tx, releaseId, id, languages);
        return {
          act: {
            on: { ...object, version: number! },
            documents: [{ type: 'release', lang, sha256: document.sha256, change: 'new' }],
            detail: {},
          },
        };
      },
      recorded: (tx, { version }, { index, at, act }) =>
        this.releases.recordAct(tx, index, at, {
          releaseId,
          version: version.version.number!,
          act,
          documents: { versionId: version.version.id, languages },
        }),
    });
  }
}
