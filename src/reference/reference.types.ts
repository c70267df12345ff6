export const placeKinds = ['province', 'district', 'township', 'commune', 'ward', 'special zone'] as const;
export type PlaceKind = (typeof placeKinds)[number];

/** Names by language (BCP 47); the Vietnamese one is always there. */
export type Names = Readonly<Record<string, string>> & { readonly vi: string };

/** The first day, and the first day on which it is no more (`YYYY-MM-DD`); null: before what is recorded, not ended. */
export interface Validity {
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

export interface Place extends Validity {
  readonly id: string;
  readonly code: string;
  readonly kind: PlaceKind;
  readonly parentId: string | null;
  readonly names: Names;
  /** Ids, in the order of codes. */
  readonly predecessors: readonly string[];
  readonly successors: readonly string[];
  readonly revision: number;
}

export interface Topic {
  readonly id: string;
  readonly code: string;
  readonly names: Names;
  readonly revision: number;
}

/** Whether the place exists on that day. */
export function existsOn({ validFrom, validTo }: Validity, day: string): boolean {
  return (validFrom === null || validFrom <= day) && (validTo === null || day < validTo);
}

/** Whether `outer` exists whenever `inner` does. An unknown beginning of `inner` is given the benefit of the doubt. */
export function covers(outer: Validity, inner: Validity): boolean {
  const beginsInTime =
    outer.validFrom === null || inner.validFrom === null || outer.validFrom <= inner.validFrom;
  const lastsLongEnough =
    outer.validTo === null || (inner.validTo !== null && inner.validTo <= outer.validTo);
  return beginsInTime && lastsLongEnough;
}
