import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Config } from '../platform/config/index.js';
import { type Principal, type Reader } from '../platform/http/index.js';
import { type Language, nameIn } from '../platform/i18n/index.js';
import { type FailedJob, Jobs } from '../platform/jobs/index.js';
import { type DeskContributor, type DeskThing, MyDesk, type Window } from '../platform/my-desk/index.js';
import { type TaskRow, Tasks } from '../platform/schedule/index.js';
import { AccountsRepository, type UninvitedRow } from './accounts.repository.js';
import { AgenciesRepository, type EndingRow, type TermsRow } from './agencies/agencies.repository.js';

/** An accreditation is renewed by a decision, which takes its time. */
const WARNING_MS = 30 * 24 * 3_600_000;

const kinds = {
  'identity.invite-again': {
    section: 'waiting',
    vi: 'Thư mời đã hết hạn mà chưa được nhận',
    en: 'The invitation ran out before it was accepted',
  },
  'identity.accreditation-ends': {
    section: 'waiting',
    vi: 'Việc công nhận cơ quan báo chí sắp hết hạn hoặc đã hết hạn',
    en: 'The accreditation of a press agency ends soon, or has ended',
  },
  'identity.accept-terms': {
    section: 'waiting',
    vi: 'Điều khoản đọc trước chờ chấp thuận',
    en: 'Terms of early access to be accepted',
  },
  'identity.task-failed': {
    section: 'failed',
    vi: 'Tác vụ định kỳ chạy lần gần nhất bị lỗi',
    en: 'The last run of a scheduled task failed',
  },
  'identity.job-failed': {
    section: 'failed',
    vi: 'Công việc nền bị lỗi sau nhiều lần thử',
    en: 'A job failed, as often as it was tried',
  },
} as const;
type Thing = DeskThing<keyof typeof kinds>;

/** What waits for those who administer, those who bind a press agency, and those who operate the installation. */
@Injectable()
export class IdentityOnMyDesk implements DeskContributor<keyof typeof kinds>, OnModuleInit {
  readonly kinds = kinds;

  constructor(
    private readonly desk: MyDesk,
    private readonly config: Config,
    private readonly accounts: AccountsRepository,
    private readonly agencies: AgenciesRepository,
    private readonly tasks: Tasks,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.desk.add(this);
  }

  readonly thingsFor = async ({ principal, language }: Reader, window: Window): Promise<Thing[]> => [
    ...(await this.invitations(principal, window)),
    ...(await this.accreditations(principal, language, window)),
    ...(await this.terms(principal, language, window)),
    ...(await this.operation(principal, window)),
  ];

  private async invitations(principal: Principal, { now, most }: Window): Promise<Thing[]> {
    if (!principal.may('accounts.write')) return [];
    const organisations = principal.organisations('accounts.write');
    return (await this.accounts.uninvited(organisations, now, most)).map(toInvitation);
  }

  /** The province's matter, and the agency's own. */
  private async accreditations(principal: Principal, language: Language, window: Window): Promise<Thing[]> {
    const organisations = principal.may('early-access.accept')
      ? [principal.actingFor]
      : principal.organisations('agencies.write');
    if (organisations.length === 0) return [];
    const before = new Date(window.now.getTime() + WARNING_MS);
    const rows = await this.agencies.endingSoon(organisations, before, this.config.timeZone, window.most);
    return rows.map((row) => toAccreditation(row, language));
  }

  private async terms(principal: Principal, language: Language, { now, most }: Window): Promise<Thing[]> {
    if (!principal.may('early-access.accept')) return [];
    const rows = await this.agencies.termsToAccept(principal.actingFor, now, most);
    return rows.map((row) => toTerms(row, language, now));
  }

  private async operation(principal: Principal, { since, most }: Window): Promise<Thing[]> {
    if (!principal.may('tasks.read')) return [];
    const failed = (await this.tasks.list()).filter(({ lastError }) => lastError !== null);
    return [...failed.map(toTask), ...(await this.jobs.failedSince(since, most)).map(toJob)];
  }
}

const toInvitation = ({ id, name, created_at: at, organisation_id: organisation }: UninvitedRow): Thing => ({
  kind: 'identity.invite-again',
  about: { type: 'account', id },
  title: name,
  organisation,
  at,
});

const toAccreditation = ({ id, names, organisation_id, ends_at: due }: EndingRow, lang: Language): Thing => ({
  kind: 'identity.accreditation-ends',
  about: { type: 'accreditation', id },
  title: nameIn(names, [lang]),
  organisation: organisation_id,
  at: new Date(due.getTime() - WARNING_MS),
  due,
});

const termsTitle = {
  vi: (version: number) => `Điều khoản đọc trước, bản ${version}`,
  en: (version: number) => `Terms of early access, version ${version}`,
};
const toTerms = (
  { version, in_force_from, published_at: at }: TermsRow,
  lang: Language,
  now: Date,
): Thing => ({
  kind: 'identity.accept-terms',
  about: { type: 'press-terms', id: String(version) },
  title: termsTitle[lang](version),
  at,
  ...(in_force_from > now && { due: in_force_from }),
});

const toTask = ({ id, lastFinishedAt, dueAt, lastError }: TaskRow): Thing => ({
  kind: 'identity.task-failed',
  about: { type: 'task', id },
  title: id,
  at: lastFinishedAt ?? dueAt,
  note: lastError ?? undefined,
});

const toJob = ({ id, queue, at, message: note }: FailedJob): Thing => ({
  kind: 'identity.job-failed',
  about: { type: 'job', id },
  title: queue,
  at,
  note,
});
