import { Injectable } from '@nestjs/common';
import { statement, type Transaction } from '../../platform/database/index.js';
import type { ImportedRelease } from './imported-release.js';

/** What was imported once, as its first version still has it. */
export interface ImportedRow {
  readonly id: string;
  /** Its words were erased by law: there is nothing to compare with. */
  readonly erased: boolean;
  readonly number: string | null;
  readonly url: string | null;
  readonly kind: string;
  readonly lang: string;
  readonly published_at: Date;
  readonly title: string;
  readonly summary: string;
  readonly body: string;
  readonly contact_name: string | null;
  readonly contact_position: string;
  readonly contact_phone: string | null;
  readonly contact_email: string | null;
  readonly topics: string[];
  readonly places: string[];
}

const findImported = statement<ImportedRow>(
  'releases.find-imported',
  `select r.id, d.erased_at is not null as erased, convert_from(d.bytes, 'UTF8')::jsonb ->> 'number' as number, r.imported_url as url, v.kind, v.source_lang as lang,
     v.first_published_at as published_at, t.title, t.summary, t.body, v.contact_name, t.contact_position,
     v.contact_phone, v.contact_email,
     array(select x.topic_id from releases.version_topic x where x.version_id = v.id order by x.position) as topics,
     array(select x.place_id from releases.version_place x where x.version_id = v.id order by x.position) as places
   from releases.release r
   join releases.version v on v.release_id = r.id and v.number = 1
   join releases.text t on t.version_id = v.id and t.lang = v.source_lang
   join releases.document d on d.version_id = v.id and d.lang = v.source_lang
   where r.organisation_id = $1 and r.imported_from = $2 and r.imported_key = $3`,
);
// Thousands of rows are written one by one: in one statement each.
const addImported = statement(
  'releases.add-imported',
  `with release as (
     insert into releases.release (id, organisation_id, created_at, imported_from, imported_key, imported_url)
     values ($1, $2, $3, $4, $5, $6)
   ), version as (
     insert into releases.version (id, release_id, state, number, kind, source_lang, contact_name, contact_phone, contact_email,
       first_published_at, created_at, changed_at)
     values ($7, $1, 'published', 1, $8, $9, $10, $11, $12, $13, $3, $3)
   ), topics as (
     insert into releases.version_topic (version_id, topic_id, position)
     select $7, id, position - 1 from unnest($14::uuid[]) with ordinality as t(id, position)
   ), places as (
     insert into releases.version_place (version_id, place_id, position)
     select $7, id, position - 1 from unnest($15::uuid[]) with ordinality as t(id, position)
   )
   insert into releases.text (id, version_id, lang, title, summary, body, contact_position)
   values ($16, $7, $9, $17, $18, $19, $20)`,
);
const forgetAddress = statement(
  'releases.forget-imported-address',
  `update releases.release set imported_url = null where id = (select release_id from releases.version where id = $1)`,
);

/** All SQL about what came from an older portal. */
@Injectable()
export class ImportsRepository {
  /** What the organisation imported under the key of that portal. */
  async find(
    tx: Transaction,
    organisation: string,
    source: string,
    key: string,
  ): Promise<ImportedRow | undefined> {
    return (await tx.query(findImported, [organisation, source, key]))[0];
  }

  /** Writes the release with its first version, published, and the text of that. */
  async add(
    tx: Transaction,
    { id, versionId, textId }: { readonly id: string; readonly versionId: string; readonly textId: string },
    release: ImportedRelease,
    now: Date,
  ): Promise<void> {
    const { organisation, source, key, url, kind, lang, contact, publishedAt, topics, places } = release;
    await tx.query(addImported, [
      id,
      organisation,
      now,
      source,
      key,
      url ?? null,
      versionId,
      kind,
      lang,
      contact.name ?? null,
      contact.phone ?? null,
      contact.email ?? null,
      publishedAt,
      topics,
      places,
      textId,
      release.title,
      release.summary,
      release.body,
      contact.position ?? '',
    ]);
  }

  /** Addresses of old portals hold words of the title. The key stays: else what was erased would be imported again. */
  async forgetAddress(tx: Transaction, versionId: string): Promise<void> {
    await tx.query(forgetAddress, [versionId]);
  }
}
