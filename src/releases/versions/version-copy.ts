import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/index.js';
import type { Principal } from '../../platform/http/index.js';
import { TextsRepository } from '../texts/texts.repository.js';
import { VersionFiles } from './version-files.js';
import { VersionLinksRepository } from './version-links.repository.js';
import { VersionsRepository } from './versions.repository.js';

/** Makes a draft out of another version: all that it says, none of what was done with it. */
@Injectable()
export class VersionCopy {
  constructor(
    private readonly versions: VersionsRepository,
    private readonly links: VersionLinksRepository,
    private readonly texts: TextsRepository,
    private readonly files: VersionFiles,
  ) {}

  async make(
    tx: Transaction,
    fromId: string,
    to: { readonly id: string; readonly releaseId: string; readonly minor?: boolean },
    principal: Principal,
    now: Date,
  ): Promise<void> {
    const from = (await this.versions.find(fromId, tx))!;
    await this.versions.add(
      tx,
      {
        id: to.id,
        releaseId: to.releaseId,
        minor: to.minor ?? false,
        state: 'draft',
        kind: from.kind,
        urgent: from.urgent,
        sourceLang: from.source_lang,
        contactName: from.contact_name,
        contactPhone: from.contact_phone,
        contactEmail: from.contact_email,
        recipients: from.recipients,
        signatoryForm: from.signatory_form,
        signatoryName: from.signatory_name,
        eventFrom: from.event_from,
        eventTo: from.event_to,
        eventZone: from.event_zone,
        createdAt: now,
        changedAt: now,
      },
      principal.accountId,
    );
    await this.links.copyLinks(tx, fromId, to.id);
    await this.texts.copy(tx, fromId, to.id);
    const version = (await this.versions.find(to.id, tx))!;
    const texts = await this.texts.findOf([to.id], tx);
    const copied = { version, texts, organisation: version.organisation_id };
    // Whoever may read the version may read its files, and the copy keeps their names.
    await this.files.referCopy(tx, copied, fromId);
  }
}
