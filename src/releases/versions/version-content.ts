import { Injectable } from '@nestjs/common';
import { Organisations } from '../../identity/index.js';
import { Config } from '../../platform/config/index.js';
import type { Transaction } from '../../platform/database/index.js';
import type { Principal } from '../../platform/http/index.js';
import { Reference } from '../../reference/index.js';
import { Numbers } from '../numbers/numbers.js';
import { releaseError } from '../release.errors.js';
import { TextsRepository } from '../texts/texts.repository.js';
import type { FileRole, VersionEntity } from './version.entity.js';
import { VersionFiles } from './version-files.js';
import { VersionLinksRepository } from './version-links.repository.js';
import { VersionsRepository } from './versions.repository.js';

export interface VersionFile {
  readonly sha256: string;
  readonly role: FileRole;
  readonly credit?: string | undefined;
  readonly licence?: string | undefined;
  /** Who signed it, as the press officer declares. */
  readonly signer?: string | undefined;
}

/** What has no language; a member that is absent stays as it is, an empty one is taken away. */
export interface VersionChange {
  readonly kind?: string | undefined;
  readonly urgent?: boolean | undefined;
  readonly minor?: boolean | undefined;
  readonly number?: string | undefined;
  readonly topics?: readonly string[] | undefined;
  readonly places?: readonly string[] | undefined;
  readonly coIssuers?: readonly string[] | undefined;
  readonly recipients?: readonly string[] | undefined;
  readonly contact?:
    | {
        readonly name?: string | undefined;
        readonly phone?: string | undefined;
        readonly email?: string | undefined;
      }
    | undefined;
  readonly signatory?: { readonly form?: string | undefined; readonly name: string } | null | undefined;
  readonly event?:
    | { readonly from: string; readonly to?: string | undefined; readonly zone?: string | undefined }
    | null
    | undefined;
  readonly files?: readonly VersionFile[] | undefined;
  readonly plan?: { readonly publishAt: string; readonly earlyAccess: boolean } | null | undefined;
}

/** Writes what a version holds beside its words. */
@Injectable()
export class VersionContent {
  constructor(
    private readonly config: Config,
    private readonly organisations: Organisations,
    private readonly reference: Reference,
    private readonly numbers: Numbers,
    private readonly versions: VersionsRepository,
    private readonly links: VersionLinksRepository,
    private readonly texts: TextsRepository,
    private readonly files: VersionFiles,
  ) {}

  /** Throws for topics, places, organisations, files and numbers that can't be. */
  async write(
    tx: Transaction,
    { id, versionId, organisation }: { id: string; versionId: string; organisation: string },
    change: VersionChange,
    principal: Principal,
    now: Date,
  ): Promise<void> {
    const { topics, places, coIssuers, files, number } = change;
    if (topics) await this.reference.topics(topics, [], tx);
    if (places) await this.reference.places(places, [], tx);
    if (coIssuers) await this.expectOthers(tx, coIssuers, organisation);
    if (topics) await this.links.setTopics(tx, versionId, topics);
    if (places) await this.links.setPlaces(tx, versionId, places);
    if (coIssuers) await this.links.setCoIssuers(tx, versionId, coIssuers);
    if (files) await this.links.setFiles(tx, versionId, files.map(toRow));
    const columns = this.columns(change);
    if (Object.keys(columns).length > 0) await this.versions.change(tx, versionId, columns);
    const version = (await this.versions.find(versionId, tx))!;
    const texts = await this.texts.findOf([versionId], tx);
    if (number) await this.enterNumber(tx, id, version, number, now);
    await this.files.refer(tx, { version, texts, organisation }, principal);
  }

  private columns(change: VersionChange): Partial<VersionEntity> {
    const { kind, urgent, minor, recipients, contact, signatory, event, plan } = change;
    return {
      ...(kind !== undefined && { kind }),
      ...(urgent !== undefined && { urgent }),
      ...(minor !== undefined && { minor }),
      ...(recipients !== undefined && { recipients: [...recipients] }),
      ...(contact?.name !== undefined && { contactName: contact.name || null }),
      ...(contact?.phone !== undefined && { contactPhone: contact.phone || null }),
      ...(contact?.email !== undefined && { contactEmail: contact.email || null }),
      ...(signatory !== undefined && {
        signatoryForm: signatory?.form ?? null,
        signatoryName: signatory?.name ?? null,
      }),
      ...(event !== undefined && {
        eventFrom: event ? new Date(event.from) : null,
        eventTo: event?.to ? new Date(event.to) : null,
        eventZone: event ? (event.zone ?? this.config.timeZone) : null,
      }),
      ...(plan !== undefined && {
        plannedFor: plan ? new Date(plan.publishAt) : null,
        plannedEarlyAccess: plan?.earlyAccess ?? false,
      }),
    };
  }

  private async enterNumber(
    tx: Transaction,
    id: string,
    version: { readonly kind: string; readonly organisation_id: string; readonly published_versions: number },
    number: string,
    now: Date,
  ): Promise<void> {
    if (version.published_versions > 0) throw releaseError('number-fixed');
    await this.numbers.enter(
      tx,
      { id, organisation: version.organisation_id, kind: version.kind },
      number,
      now,
    );
  }

  private async expectOthers(tx: Transaction, ids: readonly string[], issuer: string): Promise<void> {
    for (const id of ids) {
      if (id === issuer || !(await this.organisations.exists(id, tx)))
        throw releaseError('co-issuer-unknown');
    }
  }
}

const toRow = ({ sha256, role, credit, licence, signer }: VersionFile) => ({
  sha256,
  role,
  credit: credit || null,
  licence: licence || null,
  signer: signer || null,
});
