import { Injectable } from '@nestjs/common';
import { type Queryable, statement } from '../../platform/database/index.js';

/** What a release in force is filed under; `organisations` are those who speak in it. */
export interface Filing {
  readonly id: string;
  readonly version: number;
  readonly kind: string;
  readonly organisations: string[];
  readonly topics: string[];
  readonly places: string[];
}

const listFilings = statement<Filing>(
  'releases.list-public-filings',
  `select r.id, v.number as version, v.kind,
     array(select c.organisation_id from releases.version_co_issuer c where c.version_id = v.id)
       || r.organisation_id as organisations,
     array(select t.topic_id from releases.version_topic t where t.version_id = v.id) as topics,
     array(select p.place_id from releases.version_place p where p.version_id = v.id) as places
   from releases.release r join releases.version v on v.id = r.current_version_id
   where r.id = any($1) and r.standing = 'public'`,
);

/** What everybody may know of many releases without reading them. */
@Injectable()
export class PublicFilings {
  /** Of these releases those that stand, in no order. */
  list(on: Queryable, ids: readonly string[]): Promise<Filing[]> {
    return on.query(listFilings, [ids]);
  }
}
