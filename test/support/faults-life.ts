const open = `('draft', 'in_review', 'approved', 'scheduled')`;
const numbered = `('published', 'superseded')`;
const brings = `('release.published', 'release.corrected', 'release.imported')`;
const ofVersions = `('draft', 'copy', 'import', 'correct', 'edit', 'submit', 'endorse', 'agree', 'approve', 'send-back', 'schedule',
  'unschedule', 'publish', 'publish-scheduled', 'publish-urgently', 'discard')`;
/** The audit records that tell of versions: a translation's edits leave from "translating", a correction begins a draft. */
const trail = `
  select id, at, ended_at, object_id, verb, actor_id,
    case when verb in ('draft', 'copy', 'import', 'correct') then null else from_state end as from_state,
    case when verb = 'correct' then 'draft' else to_state end as to_state
  from ledger.audit where object_type = 'release' and verb in ${ofVersions}
    and not (verb = 'edit' and from_state is distinct from 'draft')`;
const publicDocuments = `
  select d.*, v.release_id, v.number, convert_from(d.bytes, 'UTF8')::jsonb as document
  from releases.document d join releases.version v on v.id = d.version_id where d.ledger_index is not null`;

/** What must never be found of releases: each query looks for one way in which something is half done. */
export const halfDoneReleases: Readonly<Record<string, string>> = {
  'a version is published without number, time, place in the log, or has one of them without being published': `
    select id, state, number, published_at, ledger_index from releases.version
    where (state in ${numbered}) is distinct from (number is not null)
       or (state in ${numbered}) is distinct from (published_at is not null)
       or (state in ${numbered}) is distinct from (ledger_index is not null)`,
  'a published version is not in the log, or the log says something else of it': `
    select v.id, v.ledger_index from releases.version v
    join releases.release r on r.id = v.release_id
    left join acts a on a.index = v.ledger_index
    where v.state in ${numbered} and (
      a.act is null or a.act not in ${brings} or (a.act = 'release.corrected') <> (v.number > 1)
      or a.on_type <> 'release' or a.on_id <> r.id::text
      or a.on_version is distinct from v.number or a.organisation is distinct from r.organisation_id::text
      or a.at <> v.published_at
      or a.documents is distinct from (
        select string_agg(concat_ws(' ', d.lang, d.sha256), ', ' order by d.lang) from releases.document d
        where d.version_id = v.id and d.ledger_index = v.ledger_index
      ))`,
  'the log says published of what is not': `
    select a.index from acts a where a.act in ${brings}
    and not exists (select from releases.version v where v.ledger_index = a.index and v.state in ${numbered})`,
  'a document is public of which the log does not say so, or the log says so of one that is not': `
    select a.index, d.version_id, d.lang from (${publicDocuments}) d
    full join (
      select a.index, x ->> 'lang' as lang, x ->> 'sha256' as sha256 from acts a, jsonb_array_elements(a.named) x
      where a.act in ${brings} or a.act = 'release.translated'
    ) a on a.index = d.ledger_index and a.lang = d.lang and a.sha256 = d.sha256
    where a.index is null or d.version_id is null`,
  'the acts that the wire tells of are not those of the log': `
    select a.index, t.ledger_index from (select * from acts where on_type = 'release') a
    full join releases.act t on t.ledger_index = a.index
    where a.index is null or t.ledger_index is null or t.release_id::text <> a.on_id or t.act <> a.act
       or t.version is distinct from a.on_version or t.at <> a.at or t.minor <> coalesce((a.detail ->> 'minor')::boolean, false)`,
  'the acts on a release forget what it was filed under before': `
    select a.ledger_index from releases.act a join releases.act b on b.release_id = a.release_id and b.ledger_index < a.ledger_index
    where not (a.topics @> b.topics and a.languages @> b.languages and a.organisations @> b.organisations)`,
  'an entry names an audit record that does not tell of it': `
    select a.index, a.act, t.verb from acts a left join ledger.audit t on t.digest = a.audit
    where t.id is null or t.object_id <> a.on_id or (a.on_type = 'release' and not case a.act
      when 'release.published' then t.verb in ('publish', 'publish-scheduled', 'publish-urgently')
      when 'release.corrected' then t.verb in ('publish', 'publish-scheduled', 'publish-urgently')
      when 'release.translated' then t.verb = 'publish-translation'
      when 'release.retracted' then t.verb = 'retract'
      when 'release.redacted' then t.verb = 'confirm-redaction' else true end)`,
  'the audit trail says that something official happened, and the log does not': `
    select t.id, t.verb from ledger.audit t
    where (t.to_state = 'published' and t.from_state <> 'published'
        or t.verb in ('publish-translation', 'retract', 'confirm-redaction'))
      and not exists (select from acts a where a.audit = t.digest)`,
  'a state was reached that the audit trail does not end in': `
    select v.id, v.state, t.to_state from releases.version v join releases.release r on r.id = v.release_id
    left join lateral (
      select to_state from (${trail}) t where t.object_id = v.release_id::text order by ended_at desc, id desc limit 1
    ) t on true
    where v.state is distinct from t.to_state
      and not (r.standing = 'retracted' and v.state = 'discarded' and t.to_state in ${open})
      and not exists (select from releases.version n where n.release_id = v.release_id and (n.created_at, n.id) > (v.created_at, v.id))`,
  'the audit trail has a gap': `
    select object_id, verb, from_state, before from (
      select object_id, verb, from_state, lag(to_state) over (partition by object_id order by at, id) as before from (${trail}) t
    ) t where verb not in ('draft', 'copy', 'import', 'correct') and from_state is distinct from before
       or verb = 'correct' and before not in ('published', 'discarded')`,
  'a release is not as its versions are': `
    select r.id, r.standing, r.published_versions from releases.release r
    left join releases.version c on c.id = r.current_version_id
    where r.published_versions <> (select count(*) from releases.version v where v.release_id = r.id and v.number is not null)
       or r.published_versions <> coalesce((select max(number) from releases.version v where v.release_id = r.id), 0)
       or (r.standing = 'unpublished') is distinct from (r.published_versions = 0)
       or (r.published_versions > 0 and (
         c.release_id is distinct from r.id or c.state <> 'published' or c.number <> r.published_versions))
       or 1 < (select count(*) from releases.version v where v.release_id = r.id and v.state = 'published')`,
  'a release was retracted and is not, or is retracted and has a version at work': `
    select r.id from releases.release r
    where (r.standing = 'retracted') is distinct from exists (
        select from acts a where a.act = 'release.retracted' and a.on_id = r.id::text)
       or r.standing = 'retracted' and exists (
        select from releases.version v where v.release_id = r.id and v.state in ${open})`,
  'a release has two versions at work': `
    select release_id from releases.version where state in ${open} group by 1 having count(*) > 1`,
  'a release has no version, or a version no text in its own language': `
    select r.id from releases.release r left join releases.version v on v.release_id = r.id
    left join releases.text t on t.version_id = v.id and t.lang = v.source_lang where t.id is null`,
  'an original is frozen that is not approved, or approved and not frozen, or not public with its version': `
    select v.id, v.state from releases.version v
    left join releases.document d on d.version_id = v.id and d.lang = v.source_lang
    where (v.state in ('approved', 'scheduled', 'published', 'superseded')) is distinct from (d.version_id is not null)
       or (v.state in ${numbered}) is distinct from (d.ledger_index is not null)`,
  'a translation is frozen that is not reviewed, or public and its document is not': `
    select t.id, t.lang, t.state from releases.text t join releases.version v on v.id = t.version_id
    left join releases.document d on d.version_id = t.version_id and d.lang = t.lang
    where t.state is not null and (
      (t.state = 'public') is distinct from (d.ledger_index is not null)
      or d.version_id is not null and t.state = 'translating'
      or d.version_id is not null and v.state not in ('approved', 'scheduled', 'published', 'superseded'))`,
  'a document is not what its digest says, or speaks of another release': `
    select d.version_id, d.lang from releases.document d join releases.version v on v.id = d.version_id
    join releases.release r on r.id = v.release_id
    where d.bytes is not null and (d.sha256 <> encode(sha256(d.bytes), 'hex')
       or convert_from(d.bytes, 'UTF8')::jsonb ->> 'id' <> v.release_id::text
       or convert_from(d.bytes, 'UTF8')::jsonb ->> 'lang' <> d.lang
       or convert_from(d.bytes, 'UTF8')::jsonb ->> 'number' is distinct from r.number
       or (convert_from(d.bytes, 'UTF8')::jsonb ->> 'version')::integer <> coalesce(v.number, r.published_versions + 1))`,
  'a number is lost, drawn twice, or kept by nobody': `
    select s.organisation_id, s.year, s.last from releases.number_series s
    where s.last <> (select count(*) from releases.number n
        where n.organisation_id = s.organisation_id and n.year = s.year and n.serial is not null)
      and not exists (select from releases.number n
        where n.organisation_id = s.organisation_id and n.year = s.year and n.serial is null)
    union all
    select r.organisation_id, n.year, n.serial from releases.release r full join releases.number n on n.release_id = r.id
    where r.number is distinct from n.number or n.organisation_id <> r.organisation_id`,
  'a number is used by what was given up, or not used by what was not': `
    select n.release_id, n.number from releases.number n join releases.release r on r.id = n.release_id
    where n.used = (r.standing = 'unpublished' and not exists (
      select from releases.version v where v.release_id = r.id and v.state in ${open}))`,
  'a notice is not in the log': `
    select n.release_id, n.act from releases.notice n left join acts a on a.index = n.ledger_index
    where a.act is distinct from 'release.' || n.act or a.on_id <> n.release_id::text
       or (n.act = 'retracted' and not a.named @> jsonb_build_array(jsonb_build_object('type', 'notice', 'sha256', n.sha256)))`,
  'the law had something erased that is still there, or something is erased that the log does not name': `
    select d.version_id, d.lang from releases.document d
    where (d.bytes is null) is distinct from exists (
        select from acts a where a.act = 'release.redacted' and a.named @> jsonb_build_array(jsonb_build_object('sha256', d.sha256)))
      or (d.bytes is null and exists (
        select from releases.text t where t.version_id = d.version_id and t.lang = d.lang and t.title || t.summary || t.body <> ''))
    union all
    select r.release_id, r.ground from releases.redaction r
    where (r.confirmed_at is not null) is distinct from exists (
      select from acts a where a.act = 'release.redacted' and a.on_id = r.release_id::text and a.at >= r.proposed_at
      and r.confirmed_at is not null)`,
  'a file that a public document names can not be read by everybody': `
    select d.version_id, f ->> 'sha256' from (${publicDocuments}) d join releases.release r on r.id = d.release_id,
      jsonb_array_elements(d.document -> 'files') f
    where r.standing = 'public' and not exists (
      select from platform.file_reference p where p.object_type = 'public-version' and p.object_id = d.version_id
      and p.public and p.sha256 = f ->> 'sha256')`,
  'everybody can read a file that no public document names': `
    select p.object_id, p.sha256 from platform.file_reference p
    left join releases.version v on v.id = p.object_id left join releases.release r on r.id = v.release_id
    where p.object_type = 'public-version' and (r.standing is distinct from 'public' or not exists (
      select from (${publicDocuments}) d where d.version_id = v.id and (
        d.document -> 'files' @> jsonb_build_array(jsonb_build_object('sha256', p.sha256))
        or exists (select from releases.printed q where q.version_id = v.id and q.lang = d.lang and q.sha256 = p.sha256))))`,
  'a version that is given up still holds files': `
    select p.object_id, p.sha256 from platform.file_reference p join releases.version v on v.id = p.object_id
    where p.object_type = 'version' and v.state = 'discarded'`,
  'somebody approved what they wrote before, or did two steps of one approval': `
    select v.id, v.approved_by from releases.version v
    where v.approved_by = v.endorsed_by or v.reviewed_afterwards_by = v.published_by or exists (
      select from releases.version_author w where w.version_id = v.id
      and w.account_id in (v.approved_by, v.endorsed_by, v.reviewed_afterwards_by)
      -- Whoever translates afterwards becomes an author then.
      and not exists (select from ledger.audit l where l.object_id = v.release_id::text and l.actor_id = w.account_id
        and (l.verb = 'translate' or l.verb = 'edit' and l.from_state = 'translating')))`,
  'something is approved that too few looked at': `
    select id from releases.version v where not published_urgently and (
      state in ('approved', 'scheduled', 'published', 'superseded') and first_published_at is null and approved_by is null
      or approved_by is not null and two_steps and endorsed_by is null
      or approved_by is not null and exists (
        select from releases.version_co_issuer c where c.version_id = v.id and c.agreed_by is null))`,
  'what is planned has no hour, or nobody who planned it': `
    select id from releases.version where state = 'scheduled' and (publish_at is null or scheduled_by is null)`,
};
