import { Injectable } from '@nestjs/common';
import { Reference } from '../../reference/index.js';
import { ReleasesRepository } from '../releases.repository.js';
import { type VersionCommand, VersionTransition } from './version-transition.js';

/** What has no language; a member that is absent stays as it is, an empty one is taken away. */
export interface VersionEdit {
  readonly kind?: string | undefined;
  readonly topics?: readonly string[] | undefined;
  readonly places?: readonly string[] | undefined;
  readonly contact?:
    | {
        readonly name?: string | undefined;
        readonly phone?: string | undefined;
        readonly email?: string | undefined;
      }
    | undefined;
}

/** Changes what a draft has beside its words. */
@Injectable()
export class EditVersion {
  constructor(
    private readonly transition: VersionTransition,
    private readonly reference: Reference,
    private readonly releases: ReleasesRepository,
  ) {}

  async execute(command: VersionCommand, edit: VersionEdit): Promise<void> {
    await this.transition.perform('edit', command, {
      effects: async (tx, { version }) => {
        await this.reference.topics(edit.topics ?? [], [], tx);
        await this.reference.places(edit.places ?? [], [], tx);
        if (edit.topics) await this.releases.setTopics(tx, version.id, edit.topics);
        if (edit.places) await this.releases.setPlaces(tx, version.id, edit.places);
        const { name, phone, email } = edit.contact ?? {};
        const columns = {
          ...(edit.kind && { kind: edit.kind }),
          ...(name !== undefined && { contactName: name || null }),
          ...(phone !== undefined && { contactPhone: phone || null }),
          ...(email !== undefined && { contactEmail: email || null }),
        };
        if (Object.keys(columns).length > 0) await this.releases.changeVersion(tx, version.id, columns);
        await this.releases.addAuthor(tx, version.id, command.caller.principal.accountId);
        return {
          changes: Object.entries(edit)
            .filter(([, value]) => value !== undefined)
            .map(([field, value]) => ({ field, after: value })),
        };
      },
    });
  }
}
