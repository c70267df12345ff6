import { Injectable } from '@nestjs/common';
import { Database, statement } from '../platform/database/index.js';
import type { Standing } from './release.entity.js';
import type { VersionState } from './version.lifecycle.js';
import { submitted } from './versions/versions.repository.js';

export const calendarKinds = [
  'planned',
  'wished',
  'event',
  'release.published',
  'release.corrected',
  'release.translated',
  'release.retracted',
  'release.redacted',
] as const;

export interface CalendarRow {
  readonly what: (typeof calendarKinds)[number];
  /** Orders what falls on one instant; the same row has the same, whenever it is read. */
  readonly key: string;
  readonly at: Date;
  readonly release_id: string;
  readonly version_id: string;
  readonly organisation_id: string;
  readonly standing: Standing;
  readonly state: VersionState;
  readonly number: string | null;
  readonly kind: string;
  readonly urgent: boolean;
  readonly title: string;
  readonly lang: string;
}

export interface Period {
  readonly from: Date;
  readonly until: Date;
}

/** Where a period goes on. */
export interface CalendarKey {
  readonly at: string;
  readonly key: string;
}

// Each part goes by an index on its hour, within the period; wishes by that of versions at work, which are few. An event stands once: as it was said in public, else as it is planned.
const inPeriod = statement<CalendarRow>(
  'releases.calendar',
  `with entry as (
     select a.act as what, 'a' || a.ledger_index as key, a.at, v.id as version_id
     from releases.act a join releases.version v on v.release_id = a.release_id and v.number = a.version
     where a.act <> 'release.imported' and a.at >= $2 and a.at < $3
     union all
     select 'planned', 'p' || id, publish_at, id from releases.version
     where state = 'scheduled' and publish_at >= $2 and publish_at < $3
     union all
     select 'wished', 'w' || id, planned_for, id from releases.version
     where state in ('draft', 'in_review', 'approved') and planned_for >= $2 and planned_for < $3
     union all
     select 'event', 'e' || v.id, v.event_from, v.id
     from releases.version v join releases.release r on r.id = v.release_id
     where v.event_from is not null and v.event_from >= $2 and v.event_from < $3
       and (r.standing = 'public' and v.state = 'published' or r.standing = 'unpublished' and v.state <> 'discarded')
   )
   select e.what, e.key, e.at, v.release_id, v.id as version_id, r.organisation_id, r.standing, v.state, r.number, v.kind,
     v.urgent, t.title, t.lang
   from entry e
   join releases.version v on v.id = e.version_id
   join releases.release r on r.id = v.release_id
   join releases.text t on t.version_id = v.id and t.lang = v.source_lang
   where (r.organisation_id = any($1) or (${submitted} and exists (
       select from releases.version_co_issuer c where c.version_id = v.id and c.organisation_id = any($1))))
     and ($4::timestamptz is null or (e.at, e.key) > ($4, $5::text))
   order by e.at, e.key limit $6`,
);

/** What falls into a period: planned, wished for, said in public, taking place. `organisations` are those that the caller may read. */
@Injectable()
export class CalendarRepository {
  constructor(private readonly database: Database) {}

  /** The earliest first. */
  list(
    organisations: readonly string[],
    { from, until }: Period,
    after: CalendarKey | undefined,
    limit: number,
  ): Promise<CalendarRow[]> {
    return this.database.query(inPeriod, [
      organisations,
      from,
      until,
      after?.at ?? null,
      after?.key ?? null,
      limit,
    ]);
  }
}
