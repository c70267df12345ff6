import type { Person } from '../support/given.js';
import { codesOf, readRelease, type SeenRelease } from './seen.js';

export interface DeskItem {
  readonly id: string;
  readonly kind: string;
  readonly says: string;
  readonly about: {
    readonly type: string;
    readonly id: string;
    readonly version?: string;
    readonly lang?: string;
  };
  readonly title: string;
  readonly urgent: boolean;
  readonly at: string;
  readonly due?: string;
  readonly note?: string;
}
type Part = { readonly items: readonly DeskItem[]; readonly more: boolean };
export type SeenDesk = Readonly<Record<'waiting' | 'begun' | 'planned' | 'wentOut' | 'failed', Part>>;

const WAITING_BY_HAND = ['sent-back'];

/** What somebody's desk says is their turn, and what the releases offer them: the same, if all is well. */
export async function turnsOf(person: Person, ids: readonly string[]) {
  const { body } = await person.api.get<SeenDesk>('/api/v1/desk/mine');
  const told = body.waiting.items
    .filter(({ about }) => about.type === 'release' && ids.includes(about.id))
    .map(({ kind, about }) => ({ kind: kind.replace('releases.', ''), about }))
    .filter(({ kind }) => !WAITING_BY_HAND.includes(kind))
    .map(({ kind, about }) => `${kind} ${about.version} ${about.lang ?? ''}`);
  const able: string[] = [];
  for (const id of ids) {
    const { status } = await person.api.get(`/api/v1/desk/releases/${id}`);
    if (status === 200) able.push(...turnsIn(await readRelease(person, id)));
  }
  return { told: told.toSorted(), able: able.toSorted(), more: body.waiting.more };
}

function turnsIn({ standing, actions, versions }: SeenRelease): string[] {
  const current = versions.find(({ state }) => state === 'published') ?? versions[0];
  const confirm = actions.find(({ verb }) => verb === 'confirm-redaction');
  const against = codesOf(confirm?.reasons);
  const waits = confirm && !against.some((code) => /own-proposal|redaction-missing/.test(code));
  return [
    ...(waits ? [`confirm-redaction ${current.id} `] : []),
    ...versions.flatMap(({ id, state, actions: ofVersion, texts }) => [
      ...ofVersion
        .filter(({ reasons }) => reasons.length === 0)
        .map(({ verb }) => verb)
        .filter((verb) => ['endorse', 'agree', 'approve', 'publish', 'review-afterwards'].includes(verb))
        // Nobody is hurried to look through what was taken back.
        .filter((verb) => verb !== 'review-afterwards' || standing === 'public')
        .map((verb) => `${verb} ${id} `),
      ...texts.flatMap(({ lang, translation }) => {
        if (!translation || !['draft', 'in_review', 'approved', 'scheduled', 'published'].includes(state))
          return [];
        const can = (verb: string): boolean =>
          translation.actions.some((each) => each.verb === verb && each.reasons.length === 0);
        return [
          ...(translation.stale && (can('edit') || can('reopen')) ? [`translate-again ${id} ${lang}`] : []),
          ...(can('review') ? [`review-translation ${id} ${lang}`] : []),
          ...(can('publish-translation') ? [`publish-translation ${id} ${lang}`] : []),
        ];
      }),
    ]),
  ];
}
