import { Injectable } from '@nestjs/common';
import { Database, statement } from '../platform/database/index.js';
import type { Standing } from './release.entity.js';

/** What is public of a release, beside its documents. */
export interface PublicRelease {
  readonly id: string;
  readonly standing: Exclude<Standing, 'unpublished'>;
  /** Number of the version in force. */
  readonly version: number;
  readonly source_lang: string;
  readonly languages: string[];
  readonly published_at: Date;
  readonly ledger_index: string;
}

/** The bytes that were approved, and the act that made them public. */
export interface PublicDocument {
  readonly lang: string;
  readonly sha256: string;
  readonly bytes: Buffer;
  readonly ledger_index: string;
}

export interface ListedRelease extends PublicRelease {
  readonly bytes: Buffer;
}

export interface PublicFilter {
  readonly topic?: string | undefined;
  readonly places?: readonly string[] | undefined;
  readonly organisation?: string | undefined;
}

const columns = `
  r.id, r.standing, v.number as version, v.source_lang, v.published_at, v.ledger_index,
  array(select d.lang from releases.document d where d.version_id = v.id order by d.lang) as languages`;
const findRelease = statement<PublicRelease>(
  'releases.find-public',
  `select ${columns} from releases.release r join releases.version v on v.id = r.current_version_id where r.id = $1`,
);
const findDocument = statement<PublicDocument>(
  'releases.find-public-document',
  `select d.lang, d.sha256, d.bytes, v.ledger_index from releases.version v
   join releases.document d on d.version_id = v.id
   where v.release_id = $1 and v.number = $2 and d.lang = coalesce($3, v.source_lang)`,
);
const listReleases = statement<ListedRelease>(
  'releases.list-public',
  `select ${columns}, d.bytes from releases.version v
   join releases.release r on r.current_version_id = v.id
   join releases.document d on d.version_id = v.id and d.lang = v.source_lang
   where v.state = 'published' and r.standing = 'public' and v.ledger_index < coalesce($1, 9223372036854775807)
     and ($2::uuid is null or r.organisation_id = $2)
     and ($3::uuid is null or exists (select from releases.version_topic t where t.version_id = v.id and t.topic_id = $3))
     and ($4::uuid[] is null
          or exists (select from releases.version_place p where p.version_id = v.id and p.place_id = any($4)))
   order by v.ledger_index desc limit $5`,
);

/** What everybody may read of releases: the door for whoever carries them to the public. */
@Injectable()
export class PublicReleases {
  constructor(private readonly database: Database) {}

  /** Undefined unless the release has been published. */
  async find(id: string): Promise<PublicRelease | undefined> {
    return (await this.database.query(findRelease, [id]))[0];
  }

  /** The canonical bytes of a published version; without `lang` in the language it was written in. */
  async document(id: string, version: number, lang?: string): Promise<PublicDocument | undefined> {
    return (await this.database.query(findDocument, [id, version, lang ?? null]))[0];
  }

  /** Current versions, newest act first, below the log index `before`; each with the document it was written as. */
  list(filter: PublicFilter, before: number | undefined, limit: number): Promise<ListedRelease[]> {
    const { organisation, topic, places } = filter;
    return this.database.query(listReleases, [
      before ?? null,
      organisation ?? null,
      topic ?? null,
      places ?? null,
      limit,
    ]);
  }
}
