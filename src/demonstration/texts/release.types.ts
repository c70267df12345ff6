export type DemonstrationReleaseKind = 'press release' | 'notice' | 'statement' | 'invitation';

/** An hour of the province, `HH:MM`, on a day counted from that of loading (−1 is yesterday), or a while before loading. */
export type Moment = { readonly day: number; readonly hour: string } | { readonly minutesAgo: number };

/** For the whole body, for its head, by order of the head, by written mandate. */
export type AuthorityForm = 'TM.' | 'KT.' | 'TL.' | 'TUQ.';

/** What has no language of a file that is shown with releases. */
export interface DemonstrationFile {
  readonly role: 'attachment' | 'picture' | 'signed' | 'audio';
  readonly credit?: string;
  readonly licence?: string;
  readonly signer?: string;
  /** Length of a recording. */
  readonly seconds?: number;
}

export interface DemonstrationQuote {
  readonly text: string;
  readonly name: string;
  readonly position?: string;
}

/** The words of one language. All may hold days relative to the loading, as `fillDates` reads them. */
export interface DemonstrationWords {
  readonly title: string;
  readonly summary: string;
  readonly body: string;
  readonly quotes?: readonly DemonstrationQuote[];
  readonly signatoryPosition?: string;
  /** For whom they sign, unless they sign as the head. */
  readonly signatoryAuthority?: readonly { readonly form: AuthorityForm; readonly of: string }[];
  readonly eventPlace?: string;
  /** By name of the file. */
  readonly files?: Readonly<Record<string, { readonly caption?: string; readonly alt?: string }>>;
  /** Name of a recording. */
  readonly audio?: string;
}

export interface DemonstrationTranslation extends DemonstrationWords {
  readonly lang: 'en' | 'mww-Latn';
  readonly contactPosition?: string;
  readonly translator: string;
  /** Absent while it is being translated. */
  readonly reviewer?: string;
  /** Absent if it becomes public together with its version. */
  readonly published?: Moment & { readonly by: string };
}

/** How far the first version has come; `at` is when the last of it was done. */
export type DemonstrationProgress = { readonly at: Moment } & (
  | { readonly state: 'draft' }
  | { readonly state: 'in review'; readonly endorsedBy?: string }
  | { readonly state: 'sent back'; readonly approver: string; readonly reason: string }
  | { readonly state: 'approved'; readonly approver: string }
  | { readonly state: 'discarded'; readonly approver: string; readonly reason: string }
  | {
      readonly state: 'scheduled';
      readonly approver: string;
      readonly publishAt: Moment;
      readonly earlyAccess: boolean;
    }
  | { readonly state: 'published'; readonly approver: string }
  | {
      readonly state: 'published urgently';
      readonly by: string;
      readonly reason: string;
      readonly reviewedBy?: string;
    }
);

/** What is wrong in a text, and what it should say; both occur exactly once before and after. */
export type Replacement = readonly [wrong: string, right: string];

export interface DemonstrationCorrection {
  readonly what: 'correct';
  readonly at: Moment;
  readonly author: string;
  readonly approver: string;
  readonly minor: boolean;
  /** In the title, the summary and the body. */
  readonly replace: readonly Replacement[];
  /** The same in a translation, by language; one that is not named becomes stale. */
  readonly translations?: Readonly<
    Record<
      string,
      { readonly replace: readonly Replacement[]; readonly translator: string; readonly reviewer: string }
    >
  >;
}

/** What happened to a release after its first publication. */
export type DemonstrationSequel =
  | DemonstrationCorrection
  | {
      readonly what: 'retract';
      readonly at: Moment;
      readonly by: string;
      readonly reason: string;
      readonly notices: Readonly<Record<string, string>>;
    }
  | {
      readonly what: 'redact';
      readonly at: Moment;
      readonly by: string;
      readonly confirmedBy: string;
      readonly ground: 'personal-data';
      readonly documents: readonly { readonly version: number; readonly lang: string }[];
      readonly notices: Readonly<Record<string, string>>;
    };

export interface DemonstrationRelease extends DemonstrationWords {
  readonly key: string;
  readonly kind: DemonstrationReleaseKind;
  readonly organisation: string;
  /** Key of the person who drafts and submits it. */
  readonly author: string;
  readonly lang: 'vi';
  readonly urgent?: true;
  /** Codes of topics. */
  readonly topics: readonly string[];
  /** Keys of places. */
  readonly places: readonly string[];
  /** Key of the person whom the press may call. */
  readonly contact: string;
  /** Key of the person who signs; their position is among the words. */
  readonly signatory: { readonly form?: AuthorityForm; readonly person: string };
  /** Lines of “Nơi nhận”. */
  readonly recipients: readonly string[];
  readonly event?: { readonly from: Moment; readonly to?: Moment };
  /** Who else speaks, and who agreed on their behalf. */
  readonly coIssuers?: readonly { readonly organisation: string; readonly agreedBy?: string }[];
  /** Names of what is handed out with it; what only a body shows, and recordings, need no mention. */
  readonly attachments?: readonly string[];
  readonly translations?: readonly DemonstrationTranslation[];
  /** What was said about it at the desk, in order. */
  readonly comments?: readonly { readonly by: string; readonly body: string; readonly quote?: string }[];
  readonly progress: DemonstrationProgress;
  readonly sequels?: readonly DemonstrationSequel[];
}
