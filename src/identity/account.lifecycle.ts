import type { Principal } from '../platform/http/index.js';
import { type Guard, Lifecycle } from '../platform/lifecycle/index.js';
import { identityError } from './identity.errors.js';

const states = ['invited', 'active', 'suspended'] as const;
export type AccountState = (typeof states)[number];
export type AccountVerb =
  | 'invite'
  | 'add'
  | 'accept'
  | 'invite-again'
  | 'grant'
  | 'revoke'
  | 'remove-second-factor'
  | 'suspend'
  | 'reinstate';

/** What the guards look at. */
export interface AccountSubject {
  readonly id: string;
  readonly state: AccountState;
  readonly hasPassword: boolean;
  /** Those that have not ended. */
  readonly memberships: number;
  /** The one membership that it is about has ended, and is kept as history. */
  readonly isOver?: boolean;
  /** It has a membership that the caller does not administer. */
  readonly worksElsewhere: boolean;
  /** Without it (or the one membership that is to be revoked) nobody would administer the organisation at the top. */
  readonly isLastAdministrator: boolean;
}

type AccountGuard = Guard<AccountSubject, Principal>;

const { reasonIf: when } = identityError;

const notOneself: AccountGuard = ({ id }, { accountId }) => when(id === accountId, 'own-account');
const notTheLast: AccountGuard = ({ isLastAdministrator }) => when(isLastAdministrator, 'last-administrator');
const keepsOne: AccountGuard = ({ memberships }) => when(memberships <= 1, 'last-membership');
const notHistory: AccountGuard = ({ isOver }) => when(isOver === true, 'over-already');
const onlyHere: AccountGuard = ({ worksElsewhere }) => when(worksElsewhere, 'works-elsewhere');
const hasAccepted: AccountGuard = ({ hasPassword }) => when(!hasPassword, 'never-accepted');
const neverAccepted: AccountGuard = ({ hasPassword }) => when(hasPassword, 'already-accepted');

const permission = 'accounts.write';

/** The life of an account. */
export const accountLifecycle = new Lifecycle<AccountState, AccountVerb, AccountSubject, Principal>({
  name: 'account',
  states,
  stateOf: ({ state }) => state,
  wrongState: (state) => identityError.reason('account-state', { state }),
  transitions: [
    { verb: 'invite', from: [], to: 'invited', permission },
    { verb: 'add', from: [], to: 'active', permission: 'whoever runs the server' },
    { verb: 'accept', from: ['invited'], to: 'active', permission: 'whoever holds the invitation' },
    {
      verb: 'invite-again',
      from: ['invited', 'suspended'],
      to: 'invited',
      permission,
      guards: [neverAccepted],
    },
    { verb: 'grant', from: ['invited', 'active'], to: 'same', permission, guards: [notOneself] },
    {
      verb: 'revoke',
      from: ['invited', 'active', 'suspended'],
      to: 'same',
      permission,
      guards: [notOneself, notHistory, keepsOne, notTheLast],
    },
    {
      verb: 'remove-second-factor',
      from: ['active'],
      to: 'same',
      permission,
      guards: [notOneself, onlyHere],
    },
    {
      verb: 'suspend',
      from: ['invited', 'active'],
      to: 'suspended',
      permission,
      guards: [notOneself, onlyHere, notTheLast],
      reason: 'required',
    },
    {
      verb: 'reinstate',
      from: ['suspended'],
      to: 'active',
      permission,
      guards: [notOneself, onlyHere, hasAccepted],
    },
  ],
});
