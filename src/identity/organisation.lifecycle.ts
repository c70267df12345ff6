import type { Principal } from '../platform/http/index.js';
import { type Guard, Lifecycle } from '../platform/lifecycle/index.js';
import { identityError } from './identity.errors.js';

const states = ['active', 'closed'] as const;
export type OrganisationState = (typeof states)[number];
export type OrganisationVerb = 'create' | 'rename' | 'move' | 'close' | 'reopen';

/** What the guards look at. */
export interface OrganisationSubject {
  readonly id: string;
  readonly state: OrganisationState;
  readonly parentState: OrganisationState | null;
  readonly openParts: number;
}

type OrganisationGuard = Guard<OrganisationSubject, Principal>;

const { reasonIf: when } = identityError;

const withoutOpenParts: OrganisationGuard = ({ openParts }) => when(openParts > 0, 'has-open-parts');
/** Whoever acts for it would saw off the branch that they sit on; this also keeps the top of the tree open. */
const notActedFor: OrganisationGuard = ({ id }, { actingFor }) => when(id === actingFor, 'acting-for-it');
const belowAnOpenOne: OrganisationGuard = ({ parentState }) =>
  when(parentState === 'closed', 'parent-closed');

const permission = 'organisations.write';

/** The life of an organisation. */
export const organisationLifecycle = new Lifecycle<
  OrganisationState,
  OrganisationVerb,
  OrganisationSubject,
  Principal
>({
  name: 'organisation',
  states,
  stateOf: ({ state }) => state,
  wrongState: (state) => identityError.reason('organisation-state', { state }),
  transitions: [
    { verb: 'create', from: [], to: 'active', permission },
    { verb: 'rename', from: ['active', 'closed'], to: 'same', permission },
    { verb: 'move', from: ['active'], to: 'same', permission, guards: [notActedFor] },
    { verb: 'close', from: ['active'], to: 'closed', permission, guards: [notActedFor, withoutOpenParts] },
    { verb: 'reopen', from: ['closed'], to: 'active', permission, guards: [belowAnOpenOne] },
  ],
});
