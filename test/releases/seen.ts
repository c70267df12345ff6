import { statement } from '../../src/platform/database/index.js';
import type { TestApplication } from '../support/application.js';
import { expectStatus, type Person } from '../support/given.js';

/** A reason or an error, as a client sees it. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly reasons?: readonly Problem[];
  readonly errors?: readonly { readonly pointer: string }[];
}
export interface Action {
  readonly verb: string;
  readonly reasons: readonly Problem[];
}
export interface SeenText {
  readonly lang: string;
  readonly etag: string;
  readonly title: string;
  readonly summary: string;
  readonly body: string;
  readonly translation?: { readonly state: string; readonly stale: boolean; readonly actions: Action[] };
}
export interface SeenVersion {
  readonly id: string;
  readonly state: string;
  readonly etag: string;
  readonly actions: readonly Action[];
  readonly number?: number;
  readonly minor: boolean;
  readonly twoSteps: boolean;
  readonly coIssuers: readonly { readonly organisation: string; readonly agreed: boolean }[];
  readonly authors: readonly string[];
  readonly endorsedBy?: string;
  readonly publishAt?: string;
  readonly publishedAt?: string;
  readonly refusedOnTime?: string;
  readonly reviewedAfterwardsBy?: string;
  readonly ledgerIndex?: number;
  readonly sentBackBecause?: string;
  readonly texts: readonly SeenText[];
}
export interface SeenRelease {
  readonly id: string;
  readonly standing: string;
  readonly number?: string;
  readonly etag: string;
  readonly actions: readonly Action[];
  readonly redaction?: object;
  readonly versions: readonly [SeenVersion, ...SeenVersion[]];
}
/** What the public gets. */
export interface Envelope {
  readonly standing: string;
  readonly version: number;
  readonly lang: string;
  readonly languages: readonly string[];
  readonly publishedAt: string;
  readonly plannedFor?: string;
  readonly ledgerIndex: number;
  readonly lastIndex: number;
  readonly notices: readonly {
    readonly type: string;
    readonly text: string;
    readonly lang?: string;
    readonly href?: string;
  }[];
  readonly document?: {
    readonly number?: string;
    readonly version: number;
    readonly lang: string;
    readonly source?: { readonly lang: string; readonly sha256: string };
    readonly content: { readonly title: string; readonly body: string };
    readonly files?: readonly { readonly sha256: string; readonly role: string }[];
  };
  readonly history: readonly { readonly act: string; readonly version: number; readonly minor?: true }[];
}

/** Codes of errors and reasons, without what is the same for all. */
export const codesOf = (problems: readonly Pick<Problem, 'type'>[] = []): string[] =>
  problems.map(({ type }) => type.replace('urn:khen:error:', ''));

/** Why something was refused: the reasons, or the error itself if it has none. */
export const whyOf = (problem: Problem): string[] =>
  problem.reasons?.length ? codesOf(problem.reasons) : codesOf([problem]);

export async function readRelease({ api }: Person, id: string): Promise<SeenRelease> {
  const answer = await api.get<SeenRelease>(`/api/v1/desk/releases/${id}`);
  expectStatus(answer, 200);
  return answer.body;
}

const auditOf = statement<{
  verb: string;
  from_state: string | null;
  to_state: string | null;
  actor_id: string | null;
  reason: string | null;
}>(
  'test.audit-of-release',
  `select verb, from_state, to_state, actor_id, reason from ledger.audit
   where object_type = 'release' and object_id = $1 order by at, id`,
);
const actsOf = statement<{ ledger_index: string; act: string; version: number; minor: boolean }>(
  'test.acts-of-release',
  'select ledger_index, act, version, minor from releases.act where release_id = $1 order by ledger_index',
);
const frozenOf = statement<{
  lang: string;
  sha256: string;
  bytes: Buffer | null;
  number: number | null;
  ledger_index: string | null;
}>(
  'test.frozen-documents',
  `select d.lang, d.sha256, d.bytes, v.number, d.ledger_index
   from releases.document d join releases.version v on v.id = d.version_id
   where v.release_id = $1 order by v.created_at, v.id, d.lang`,
);

/** What can't be seen from outside. */
export const inside = ({ database }: TestApplication) => ({
  audit: (id: string) => database.query(auditOf, [id]),
  acts: (id: string) => database.query(actsOf, [id]),
  frozen: (id: string) => database.query(frozenOf, [id]),
});

/** Names of the members in which two objects differ. */
export function differences(before: object, after: object): string[] {
  const [one, other] = [before, after] as Record<string, unknown>[];
  return [...new Set([...Object.keys(one!), ...Object.keys(other!)])]
    .filter((name) => JSON.stringify(one![name]) !== JSON.stringify(other![name]))
    .toSorted();
}
