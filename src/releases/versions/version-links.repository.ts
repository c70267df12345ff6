import { Injectable } from '@nestjs/common';
import { statement, type Transaction } from '../../platform/database/index.js';
import {
  VersionCoIssuerEntity,
  VersionFileEntity,
  VersionPlaceEntity,
  VersionTopicEntity,
} from './version.entity.js';

const agreeVersion = statement<{ version_id: string }>(
  'releases.co-issuer-agrees',
  `update releases.version_co_issuer set agreed_by = $3
   where version_id = $1 and organisation_id = $2 and agreed_by is null returning version_id`,
);
const dropSilent = statement<{ organisation_id: string }>(
  'releases.drop-silent-co-issuers',
  'delete from releases.version_co_issuer where version_id = $1 and agreed_by is null returning organisation_id',
);
const copyLinks = [
  statement(
    'releases.copy-topics',
    `insert into releases.version_topic (version_id, topic_id, position)
     select $2, topic_id, position from releases.version_topic where version_id = $1`,
  ),
  statement(
    'releases.copy-places',
    `insert into releases.version_place (version_id, place_id, position)
     select $2, place_id, position from releases.version_place where version_id = $1`,
  ),
  statement(
    'releases.copy-co-issuers',
    `insert into releases.version_co_issuer (version_id, organisation_id, position)
     select $2, c.organisation_id, c.position from releases.version_co_issuer c
     where c.version_id = $1 and c.organisation_id <> (
       select r.organisation_id from releases.version v join releases.release r on r.id = v.release_id where v.id = $2)`,
  ),
  statement(
    'releases.copy-files',
    `insert into releases.version_file (version_id, sha256, role, position, credit, licence, signer)
     select $2, sha256, role, position, credit, licence, signer from releases.version_file where version_id = $1`,
  ),
];

/** All SQL about what a version refers to: topics, places, co-issuers, files. */
@Injectable()
export class VersionLinksRepository {
  async setTopics(tx: Transaction, versionId: string, topics: readonly string[]): Promise<void> {
    await tx.manager.delete(VersionTopicEntity, { versionId });
    const rows = topics.map((topicId, position) => ({ versionId, topicId, position }));
    await tx.manager.insert(VersionTopicEntity, rows);
  }

  async setPlaces(tx: Transaction, versionId: string, places: readonly string[]): Promise<void> {
    await tx.manager.delete(VersionPlaceEntity, { versionId });
    const rows = places.map((placeId, position) => ({ versionId, placeId, position }));
    await tx.manager.insert(VersionPlaceEntity, rows);
  }

  async setCoIssuers(tx: Transaction, versionId: string, organisations: readonly string[]): Promise<void> {
    await tx.manager.delete(VersionCoIssuerEntity, { versionId });
    const rows = organisations.map((organisationId, position) => ({ versionId, organisationId, position }));
    await tx.manager.insert(VersionCoIssuerEntity, rows);
  }

  async setFiles(
    tx: Transaction,
    versionId: string,
    files: readonly Omit<VersionFileEntity, 'versionId' | 'position'>[],
  ): Promise<void> {
    await tx.manager.delete(VersionFileEntity, { versionId });
    await tx.manager.insert(
      VersionFileEntity,
      files.map((file, position) => ({ ...file, versionId, position })),
    );
  }

  /** Topics, places, co-issuers (who have not agreed yet) and files of one version for another. */
  async copyLinks(tx: Transaction, from: string, to: string): Promise<void> {
    for (const copy of copyLinks) await tx.query(copy, [from, to]);
  }

  /** False if it has agreed already, or is none. */
  async agree(tx: Transaction, versionId: string, organisation: string, by: string): Promise<boolean> {
    return (await tx.query(agreeVersion, [versionId, organisation, by])).length > 0;
  }

  /** Takes away the co-issuers who have not agreed; answers with who they were. */
  async dropSilentCoIssuers(tx: Transaction, versionId: string): Promise<string[]> {
    return (await tx.query(dropSilent, [versionId])).map(({ organisation_id: id }) => id);
  }

  async forgetAgreements(tx: Transaction, versionId: string): Promise<void> {
    await tx.manager.update(VersionCoIssuerEntity, { versionId }, { agreedBy: null });
  }
}
