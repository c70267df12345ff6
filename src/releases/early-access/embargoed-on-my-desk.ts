import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PressAgencies } from '../../identity/index.js';
import type { Reader } from '../../platform/http/index.js';
import { type DeskContributor, type DeskThing, MyDesk, type Window } from '../../platform/my-desk/index.js';
import { EarlyReadsRepository, type EmbargoedRow } from './early-reads.repository.js';

const kinds = {
  'releases.embargoed': {
    section: 'planned',
    vi: 'Đọc trước được; đăng sau giờ này',
    en: 'To be read early; not to be spread before',
  },
} as const;
type Kind = keyof typeof kinds;

/** What accredited press may read before its hour, on their desk. */
@Injectable()
export class EmbargoedOnMyDesk implements DeskContributor<Kind>, OnModuleInit {
  readonly kinds = kinds;

  constructor(
    private readonly desk: MyDesk,
    private readonly agencies: PressAgencies,
    private readonly reads: EarlyReadsRepository,
  ) {}

  onModuleInit(): void {
    this.desk.add(this);
  }

  readonly thingsFor = async ({ principal }: Reader, { until, most }: Window): Promise<DeskThing<Kind>[]> => {
    if (!principal.may('embargoed.read')) return [];
    if ((await this.agencies.reasonsAgainst(principal.actingFor)).length > 0) return [];
    return (await this.reads.list(undefined, most)).filter(({ publish_at: at }) => at < until).map(toThing);
  };
}

const toThing = (row: EmbargoedRow): DeskThing<Kind> => ({
  kind: 'releases.embargoed',
  about: { type: 'embargoed', id: row.release_id },
  title: row.title,
  lang: row.source_lang,
  organisation: row.organisation_id,
  at: row.publish_at,
});
