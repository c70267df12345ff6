import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database/index.js';
import type { Principal } from '../../platform/http/index.js';
import type { Window } from '../../platform/my-desk/index.js';
import type { HashedWords } from '../versions/version.js';
import type { VersionState } from '../version.lifecycle.js';

/** What a release looks like on a desk. */
interface Titled {
  readonly release_id: string;
  readonly version_id: string;
  readonly organisation_id: string;
  readonly title: string;
  readonly lang: string;
}

export interface WorkRow extends Titled {
  readonly kind: WorkKind;
  readonly urgent: boolean;
  readonly at: Date;
  readonly sent_back_because: string | null;
}

export type WorkKind =
  | 'releases.draft'
  | 'releases.sent-back'
  | 'releases.in-review'
  | 'releases.endorse'
  | 'releases.approve'
  | 'releases.agree'
  | 'releases.publish'
  | 'releases.scheduled'
  | 'releases.not-published'
  | 'releases.review-afterwards';

export interface ToldRow extends Titled {
  readonly act: `release.${'published' | 'corrected' | 'translated' | 'retracted' | 'redacted'}`;
  readonly at: Date;
  /** Of a translation. */
  readonly text_lang: string | null;
}

/** A translation that is not public yet, with the words of its source. */
export interface TranslationWorkRow extends Titled, HashedWords {
  readonly follows: string;
  readonly text_lang: string;
  readonly state: 'translating' | 'reviewed';
  readonly complete: boolean;
  readonly own: boolean;
  readonly version_state: VersionState;
  readonly urgent: boolean;
  readonly at: Date;
}

export interface ProposalRow extends Titled {
  readonly at: Date;
}

const titled = 'v.release_id, v.id as version_id, r.organisation_id, s.title, s.lang';
const sourceText = 'join releases.text s on s.version_id = v.id and s.lang = v.source_lang';
const open = `('draft', 'in_review', 'approved', 'scheduled')`;

// What may be done is said by the life cycle; here stands, for each verb, when it is this person's turn. A test compares them.
const work = statement<WorkRow>(
  'releases.my-work',
  `with candidate as (
     select id from releases.version where state in ${open}
     union
     select id from releases.version where published_urgently and reviewed_afterwards_by is null and published_at is not null
   ),
   seen as (
     select ${titled}, r.standing, v.state, v.urgent, v.two_steps, v.endorsed_by, v.published_by, v.publish_at,
       v.published_at, v.changed_at, v.refused_on_time, v.sent_back_because,
       exists (select from releases.version_author a where a.version_id = v.id and a.account_id = $1) as own,
       r.organisation_id = any($3::uuid[]) as reads,
       r.organisation_id = any($4::uuid[]) as writes,
       r.organisation_id = any($5::uuid[]) as approves,
       r.organisation_id = any($6::uuid[]) as publishes,
       exists (select from releases.version_co_issuer c where c.version_id = v.id and c.organisation_id = any($3)) as co_issues,
       exists (select from releases.version_co_issuer c where c.version_id = v.id and c.agreed_by is null) as lacks_consent,
       $2::uuid = any($5) and exists (
         select from releases.version_co_issuer c
         where c.version_id = v.id and c.organisation_id = $2 and c.agreed_by is null) as agrees
     from candidate join releases.version v using (id) join releases.release r on r.id = v.release_id ${sourceText}
   ),
   ranked as (
     select seen.*, k.kind, k.at,
       row_number() over (partition by k.kind order by urgent desc, extract(epoch from k.at) * k.direction) as rank
     from seen cross join lateral (values
       ('releases.draft', changed_at, -1, state = 'draft' and own and writes and sent_back_because is null),
       ('releases.sent-back', changed_at, 1, state = 'draft' and own and writes and sent_back_because is not null),
       ('releases.in-review', changed_at, -1, state = 'in_review' and own and writes),
       ('releases.endorse', changed_at, 1,
         state = 'in_review' and approves and not own and two_steps and endorsed_by is null),
       ('releases.approve', changed_at, 1,
         state = 'in_review' and approves and not own and not lacks_consent and (not two_steps or endorsed_by <> $1)),
       ('releases.agree', changed_at, 1, state = 'in_review' and agrees and not own),
       ('releases.publish', changed_at, 1, state = 'approved' and publishes),
       ('releases.scheduled', publish_at, 1,
         state = 'scheduled' and (reads or co_issues) and refused_on_time is null and publish_at < $7),
       ('releases.not-published', publish_at, -1,
         state = 'scheduled' and (publishes or own and writes) and refused_on_time is not null),
       ('releases.review-afterwards', published_at, 1,
         published_at is not null and standing = 'public' and approves and not own and published_by is distinct from $1)
     ) as k (kind, at, direction, holds) where k.holds
   )
   select kind, release_id, version_id, organisation_id, title, lang, urgent, at, sent_back_because
   from ranked where rank <= $8`,
);
const told = statement<ToldRow>(
  'releases.told-lately',
  `select a.act, a.at, ${titled}, (
     select d.lang from releases.document d
     where a.act = 'release.translated' and d.version_id = v.id and d.ledger_index = a.ledger_index limit 1) as text_lang
   from releases.act a
   join releases.release r on r.id = a.release_id
   join releases.version v on v.release_id = a.release_id and v.number = a.version
   ${sourceText}
   where a.act <> 'release.imported' and a.at >= $2 and (r.organisation_id = any($1::uuid[]) or exists (
     select from releases.version_co_issuer c where c.version_id = v.id and c.organisation_id = any($1)))
   order by a.at desc, a.ledger_index desc limit $3`,
);
const translations = statement<TranslationWorkRow>(
  'releases.translations-at-work',
  `select ${titled}, t.lang as text_lang, t.state, t.follows, v.state as version_state, v.urgent, v.changed_at as at,
     t.title <> '' and (t.body <> '' or t.audio is not null) as complete,
     exists (select from releases.text_translator a where a.text_id = t.id and a.account_id = $1) as own,
     s.summary, s.body, s.quotes, s.contact_position, s.signatory_position, s.signatory_authority, s.event_place, s.file_words
   from releases.text t
   join releases.version v on v.id = t.version_id
   join releases.release r on r.id = v.release_id
   ${sourceText}
   where t.state in ('translating', 'reviewed') and r.standing <> 'retracted' and r.organisation_id = any($2::uuid[])
     and (v.state in ${open} or v.state = 'published')
   order by v.changed_at desc, t.id limit $3`,
);
const proposals = statement<ProposalRow>(
  'releases.proposals-of-others',
  `select ${titled}, p.proposed_at as at
   from releases.redaction p
   join releases.release r on r.id = p.release_id
   join releases.version v on v.id = r.current_version_id
   ${sourceText}
   where p.confirmed_at is null and p.proposed_by <> $1 and r.organisation_id = any($2::uuid[])
   order by p.proposed_at limit $3`,
);

/** SQL of what releases have for one person's desk. */
@Injectable()
export class MyDeskRepository {
  constructor(private readonly database: Database) {}

  /** Versions by what is to be done with them, or was begun. */
  work(principal: Principal, { until, most }: Window): Promise<WorkRow[]> {
    return this.database.query(work, [
      principal.accountId,
      principal.actingFor,
      principal.organisations('releases.read'),
      principal.organisations('releases.write'),
      principal.organisations('releases.approve'),
      principal.organisations('releases.publish'),
      until,
      most,
    ]);
  }

  /** What the public was told, the newest first. */
  told(principal: Principal, { since, most }: Window): Promise<ToldRow[]> {
    return this.database.query(told, [principal.organisations('releases.read'), since, most]);
  }

  /** Of the versions that were last changed. */
  translations(principal: Principal, { most }: Window): Promise<TranslationWorkRow[]> {
    const organisations = principal.organisations('releases.read');
    return this.database.query(translations, [principal.accountId, organisations, most]);
  }

  /** Erasures that wait for a second person. */
  proposals(principal: Principal, { most }: Window): Promise<ProposalRow[]> {
    const organisations = principal.organisations('releases.redact');
    return this.database.query(proposals, [principal.accountId, organisations, most]);
  }
}
