import { Injectable } from '@nestjs/common';
import { Files } from '../../platform/files/index.js';
import { clean, type Dropped } from '../../platform/html/index.js';
import { httpError } from '../../platform/http/index.js';
import { releaseError } from '../release.errors.js';
import { ReleasesRepository, type TextRow } from '../releases.repository.js';
import type { Version } from '../version.js';
import { filesShown, versionFiles } from '../version-files.js';
import { type VersionCommand, VersionTransition } from './version-transition.js';

/** The words of one language; a member that is absent stays as it is. */
export interface TextEdit {
  readonly title?: string | undefined;
  readonly summary?: string | undefined;
  /** Untrusted HTML. */
  readonly body?: string | undefined;
  readonly contactPosition?: string | undefined;
}

/**
 * Changes the words of one language of a draft. `ifMatch` speaks of the text, so that two people may work on two
 * languages; the version's revision rises too, so that nobody approves what they did not see.
 */
@Injectable()
export class EditText {
  constructor(
    private readonly transition: VersionTransition,
    private readonly files: Files,
    private readonly releases: ReleasesRepository,
  ) {}

  /** Answers with what was cleaned out of the body. */
  async execute(command: VersionCommand & { readonly lang: string }, edit: TextEdit): Promise<Dropped[]> {
    const body = edit.body === undefined ? undefined : clean(edit.body);
    const textOf = ({ texts }: Version): TextRow => {
      const text = texts.find(({ lang }) => lang === command.lang);
      if (!text) throw releaseError('no-text', { lang: command.lang });
      return text;
    };
    await this.transition.perform('edit', command, {
      row: textOf,
      effects: async (tx, found) => {
        const { version, organisation } = found;
        const { principal } = command.caller;
        const text = textOf(found);
        const words = {
          ...(edit.title !== undefined && { title: edit.title }),
          ...(edit.summary !== undefined && { summary: edit.summary }),
          ...(body && { body: body.html }),
          ...(edit.contactPosition !== undefined && { contactPosition: edit.contactPosition }),
        };
        if (!(await this.releases.changeText(tx, text, words))) throw httpError('stale');
        if (body) {
          const others = found.texts.filter(({ id }) => id !== text.id);
          const shown = [...filesShown(others), ...body.files];
          await this.files.refer(tx, versionFiles(version.id, organisation), shown, principal);
        }
        await this.releases.addAuthor(tx, version.id, principal.accountId);
        return {
          changes: Object.entries(words).map(([field, after]) => ({
            field: `${command.lang}.${field}`,
            before: text[field === 'contactPosition' ? 'contact_position' : (field as 'title')],
            after,
          })),
        };
      },
    });
    return [...(body?.dropped ?? [])];
  }
}
