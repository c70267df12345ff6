import type { Schemas } from '../../api/client';
import { isProblem } from '../../api/problem';
import type { VerbName } from '../verbs';

type Action = Schemas['DeskVersion']['actions'][number];

/** What is decided in the bar, the first that can be done before the others. */
const decided = ['publish', 'approve', 'endorse', 'agree'] as const satisfies readonly VerbName[];

export interface Decision {
  readonly main: { readonly verbs: readonly VerbName[]; readonly reasons: Action['reasons'] } | undefined;
  /** Approval by itself, where the main decision is to publish with it. */
  readonly alone: readonly VerbName[] | undefined;
  readonly back: Action | undefined;
  /** The caller's organisation has agreed: that is not theirs to decide any more. */
  readonly agreed: boolean;
}

/** What may be decided, as the server says it; whoever may also publish may do both at once. */
export function decisionOf({ actions }: Schemas['DeskVersion'], mayPublish: boolean): Decision {
  const back = actions.find(({ verb, reasons }) => verb === 'send-back' && reasons.length === 0);
  const found = decided.flatMap((verb) => {
    const action = actions.find((each) => each.verb === verb);
    return action && !hasAgreed(action) ? [{ verb, reasons: action.reasons }] : [];
  });
  const agreed = actions.some(hasAgreed);
  const first = found.find(({ reasons }) => reasons.length === 0) ?? found[0];
  if (!first) return { main: undefined, alone: undefined, back, agreed };
  const { verb, reasons } = first;
  const both = verb === 'approve' && mayPublish;
  return {
    main: { verbs: both ? ['approve', 'publish'] : [verb], reasons },
    alone: both ? ['approve'] : undefined,
    back,
    agreed,
  };
}

const hasAgreed = ({ reasons }: Action): boolean =>
  reasons.some((reason) => isProblem(reason, 'releases.already-agreed'));

/** For what a version in review waits, besides the approval itself. */
export const waitsFor = ({ coIssuers, twoSteps, endorsedBy }: Schemas['DeskVersion']) => ({
  silent: coIssuers.filter(({ agreed }) => !agreed).map(({ organisation }) => organisation),
  endorsement: twoSteps && endorsedBy === undefined,
});
