/** A word of the screens in both languages. */
export interface Names {
  readonly vi: string;
  readonly en: string;
}

/** Keys name things inside the demonstration only; the loader gives everything its real id. */
export interface DemonstrationOrganisation {
  readonly key: string;
  readonly kind: 'authority' | 'office' | 'department' | 'locality';
  readonly parent?: string;
  readonly names: Names;
}

export type DemonstrationRole = 'administrator' | 'press-officer' | 'approver' | 'auditor';

export interface DemonstrationMembership {
  readonly organisation: string;
  readonly role: DemonstrationRole;
  /** `subtree` reaches the organisations below as well. */
  readonly scope: 'own' | 'subtree';
}

export interface DemonstrationPerson {
  readonly key: string;
  readonly name: string;
  readonly email: string;
  /** Position and telephone as a press contact shows them, in Vietnamese. */
  readonly position: string;
  readonly phone: string;
  readonly memberships: readonly DemonstrationMembership[];
}

export interface DemonstrationTopic {
  readonly code: string;
  readonly names: Names;
}

export type DemonstrationPlaceKind = 'province' | 'district' | 'township' | 'commune' | 'ward';

export interface DemonstrationPlace {
  readonly key: string;
  /** Code in the national list of administrative units, which hands the codes of ended units to new ones. */
  readonly code: string;
  readonly kind: DemonstrationPlaceKind;
  readonly names: Names;
  readonly parent?: string;
  /** First day, `YYYY-MM-DD`; absent when the unit is older than what is recorded here. */
  readonly from?: string;
  /** First day on which the unit is no more, `YYYY-MM-DD`; absent while it exists. */
  readonly to?: string;
  /** Keys of the ended places whose land, or a part of it, it took in. */
  readonly predecessors: readonly string[];
}

export type DemonstrationReleaseKind = 'press release' | 'notice' | 'statement' | 'invitation';

/** How far a release has come. `hour` is the province's, `HH:MM`; days are counted back from the day of loading. */
export type DemonstrationProgress =
  | { readonly state: 'draft' }
  | { readonly state: 'sent back'; readonly approver: string; readonly reason: string }
  | { readonly state: 'in review' }
  | { readonly state: 'approved'; readonly approver: string }
  | {
      readonly state: 'published';
      readonly approver: string;
      readonly daysAgo: number;
      readonly hour: string;
    };

/** Title, summary and body may hold days relative to the loading, as `fillDates` reads them. */
export interface DemonstrationRelease {
  readonly key: string;
  readonly kind: DemonstrationReleaseKind;
  readonly organisation: string;
  /** Key of the person who drafts and submits it. */
  readonly author: string;
  readonly lang: 'vi';
  readonly title: string;
  readonly summary: string;
  readonly body: string;
  /** Codes of topics. */
  readonly topics: readonly string[];
  /** Keys of places. */
  readonly places: readonly string[];
  /** Key of the person whom the press may call. */
  readonly contact: string;
  readonly progress: DemonstrationProgress;
}

export interface DemonstrationData {
  /** Parents stand before their children. */
  readonly organisations: readonly DemonstrationOrganisation[];
  readonly people: readonly DemonstrationPerson[];
  /** One password for everybody, printed at start: the demonstration listens on the own machine only. */
  readonly password: string;
  readonly topics: readonly DemonstrationTopic[];
  /** Parents and predecessors stand before what refers to them. */
  readonly places: readonly DemonstrationPlace[];
  /** In the order in which they were published; what is not published stands last. */
  readonly releases: readonly DemonstrationRelease[];
}
