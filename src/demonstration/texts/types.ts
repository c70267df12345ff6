import type { DemonstrationFile, DemonstrationRelease } from './release.types.js';

/** A word of the screens in both languages. */
export interface Names {
  readonly vi: string;
  readonly en: string;
}

/** Keys name things inside the demonstration only; the loader gives everything its real id. */
export interface DemonstrationOrganisation {
  readonly key: string;
  readonly kind: 'authority' | 'office' | 'department' | 'locality' | 'press_agency';
  readonly parent?: string;
  readonly names: Names;
  /** What stands behind the kind in the symbol of its documents, such as `SXD`; absent where none are issued. */
  readonly symbol?: string;
  /** Where its documents are issued. */
  readonly place?: string;
  /** One person endorses, another approves. */
  readonly twoSteps?: true;
}

export type DemonstrationRole =
  | 'administrator'
  | 'press-officer'
  | 'translator'
  | 'approver'
  | 'duty-officer'
  | 'auditor'
  | 'journalist'
  | 'agency-manager';

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

/** Somebody stands in for a colleague of the same organisation, from the day of loading on. */
export interface DemonstrationSubstitution {
  readonly of: string;
  readonly by: string;
  readonly role: DemonstrationRole;
  readonly days: number;
  readonly reason: string;
}

/** A press agency that the province recognises. */
export interface DemonstrationAccreditation {
  readonly organisation: string;
  readonly decision: string;
  /** Who accepts the terms of early access on its behalf; absent if nobody has. */
  readonly acceptedBy?: string;
  /** Name of the machine that may read early. */
  readonly client?: string;
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

export interface DemonstrationData {
  readonly province: Names;
  /** Parents stand before their children. */
  readonly organisations: readonly DemonstrationOrganisation[];
  readonly people: readonly DemonstrationPerson[];
  readonly substitutions: readonly DemonstrationSubstitution[];
  /** On which press agencies read early. */
  readonly terms: Names;
  readonly accreditations: readonly DemonstrationAccreditation[];
  /** One password for everybody, printed at start: the demonstration listens on the own machine only. */
  readonly password: string;
  readonly topics: readonly DemonstrationTopic[];
  /** Parents and predecessors stand before what refers to them. */
  readonly places: readonly DemonstrationPlace[];
  /** By name in the folder `files`. */
  readonly files: Readonly<Record<string, DemonstrationFile>>;
  readonly releases: readonly DemonstrationRelease[];
}
