import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Principal, Reader } from '../../platform/http/index.js';
import { type DeskContributor, type DeskThing, MyDesk, type Window } from '../../platform/my-desk/index.js';
import { Settings } from '../../platform/settings/index.js';
import {
  MyDeskRepository,
  type ProposalRow,
  type ToldRow,
  type TranslationWorkRow,
  type WorkRow,
} from './my-desk.repository.js';
import { reviewAfterwardsHours } from '../release.settings.js';
import { digestOfWords } from '../versions/version.js';

const HOUR = 3_600_000;

const kinds = {
  'releases.approve': { section: 'waiting', vi: 'Chờ duyệt', en: 'To be approved' },
  'releases.endorse': { section: 'waiting', vi: 'Chờ duyệt bước một', en: 'To be endorsed, the first step' },
  'releases.agree': {
    section: 'waiting',
    vi: 'Chờ đồng ý cùng ban hành',
    en: 'To be agreed to as co-issuer',
  },
  'releases.publish': {
    section: 'waiting',
    vi: 'Đã duyệt, chờ phát hành',
    en: 'Approved, to be published or scheduled',
  },
  'releases.sent-back': { section: 'waiting', vi: 'Bị trả lại', en: 'Sent back' },
  'releases.review-afterwards': {
    section: 'waiting',
    vi: 'Đã phát hành khẩn, chờ hậu kiểm',
    en: 'Published urgently, to be reviewed',
  },
  'releases.confirm-redaction': {
    section: 'waiting',
    vi: 'Chờ người thứ hai xác nhận xóa',
    en: 'An erasure waits for a second person',
  },
  'releases.translate-again': {
    section: 'waiting',
    vi: 'Bản dịch chưa theo kịp bản gốc',
    en: 'The source has changed since it was translated',
  },
  'releases.review-translation': {
    section: 'waiting',
    vi: 'Bản dịch chờ soát xét',
    en: 'A translation to be reviewed',
  },
  'releases.publish-translation': {
    section: 'waiting',
    vi: 'Bản dịch chờ phát hành',
    en: 'A translation to be published',
  },
  'releases.draft': { section: 'begun', vi: 'Đang soạn', en: 'Being drafted' },
  'releases.in-review': { section: 'begun', vi: 'Đã trình, đang chờ duyệt', en: 'Handed in, being reviewed' },
  'releases.translation': { section: 'begun', vi: 'Đang dịch', en: 'Being translated' },
  'releases.scheduled': { section: 'planned', vi: 'Hẹn giờ phát hành', en: 'To be published at its hour' },
  'releases.published': { section: 'wentOut', vi: 'Đã phát hành', en: 'Published' },
  'releases.corrected': { section: 'wentOut', vi: 'Đã đính chính', en: 'Corrected' },
  'releases.translated': { section: 'wentOut', vi: 'Đã phát hành bản dịch', en: 'Translation published' },
  'releases.retracted': { section: 'wentOut', vi: 'Đã thu hồi', en: 'Retracted' },
  'releases.redacted': { section: 'wentOut', vi: 'Đã xóa theo luật', en: 'Erased by law' },
  'releases.not-published': {
    section: 'failed',
    vi: 'Không phát hành được đúng giờ',
    en: 'Could not be published at its hour',
  },
} as const;
type Kind = keyof typeof kinds;
type Thing = DeskThing<Kind>;

/** What releases have for everybody's desk. */
@Injectable()
export class ReleasesOnMyDesk implements DeskContributor<Kind>, OnModuleInit {
  readonly kinds = kinds;

  constructor(
    private readonly desk: MyDesk,
    private readonly settings: Settings,
    private readonly repository: MyDeskRepository,
  ) {}

  onModuleInit(): void {
    this.desk.add(this);
  }

  readonly thingsFor = async ({ principal }: Reader, window: Window): Promise<Thing[]> => {
    if (!principal.may('releases.read')) return [];
    const work = await this.repository.work(principal, window);
    const urgent = work.filter(({ kind }) => kind === 'releases.review-afterwards');
    const organisations = urgent.map((row) => row.organisation_id);
    const hoursOf = await this.settings.valueOfEach(reviewAfterwardsHours, organisations, window.now);
    const translations = translating.some((permission) => principal.may(permission))
      ? await this.repository.translations(principal, window)
      : [];
    const proposals = principal.may('releases.redact')
      ? await this.repository.proposals(principal, window)
      : [];
    return [
      ...work.map((row) => toWork(row, hoursOf)),
      ...translations.flatMap((row) => toTranslation(row, principal)),
      ...proposals.map((row: ProposalRow) => toThing('releases.confirm-redaction', row)),
      ...(await this.repository.told(principal, window)).map(toTold),
    ];
  };
}

const translating = ['releases.translate', 'releases.review', 'releases.publish'];

type Row = Pick<WorkRow, 'release_id' | 'version_id' | 'organisation_id' | 'title' | 'lang' | 'at'>;

const toThing = (kind: Kind, row: Row & { urgent?: boolean }, textLang?: string | null): Thing => ({
  kind,
  about: { type: 'release', id: row.release_id, version: row.version_id, lang: textLang ?? undefined },
  title: row.title,
  lang: row.lang,
  organisation: row.organisation_id,
  urgent: row.urgent ?? false,
  at: row.at,
});

const toWork = (row: WorkRow, hoursOf: (organisation: string) => number): Thing => ({
  ...toThing(row.kind, row),
  ...(row.kind === 'releases.review-afterwards' && {
    due: new Date(row.at.getTime() + hoursOf(row.organisation_id) * HOUR),
  }),
  ...(row.kind === 'releases.sent-back' && { note: row.sent_back_because ?? undefined }),
});

const toTold = (row: ToldRow): Thing =>
  toThing(row.act.replace('release.', 'releases.') as Kind, row, row.text_lang);

function toTranslation(row: TranslationWorkRow, principal: Principal): Thing[] {
  const may = (permission: string): boolean => principal.mayFor(permission, row.organisation_id);
  const stale = row.follows !== digestOfWords(row);
  const isWrittenOn = row.state === 'translating';
  const when = (holds: boolean, kind: Kind): Thing[] => (holds ? [toThing(kind, row, row.text_lang)] : []);
  return [
    ...when(stale && may('releases.translate'), 'releases.translate-again'),
    ...when(
      !stale && isWrittenOn && row.complete && !row.own && may('releases.review'),
      'releases.review-translation',
    ),
    ...when(!stale && isWrittenOn && row.own && may('releases.translate'), 'releases.translation'),
    ...when(
      !stale && !isWrittenOn && row.version_state === 'published' && may('releases.publish'),
      'releases.publish-translation',
    ),
  ];
}
