import type { Principal } from '../../platform/http/index.js';
import { type Guard, Lifecycle } from '../../platform/lifecycle/index.js';
import { clientError } from './client.errors.js';

const states = ['active', 'disabled'] as const;
export type ClientState = (typeof states)[number];
export type ClientVerb = 'create' | 'change' | 'add-secret' | 'revoke-secret' | 'disable' | 'enable';

/** Two: one in use, and one to change over to. */
const MOST_SECRETS = 2;

/** What the guards look at. */
export interface ClientSubject {
  readonly state: ClientState;
  readonly liveSecrets: number;
  /** The one secret that it is about does not count any more. */
  readonly isSecretOver?: boolean;
}

type ClientGuard = Guard<ClientSubject, Principal>;

const roomForAnother: ClientGuard = ({ liveSecrets }) =>
  liveSecrets < MOST_SECRETS ? [] : [clientError.reason('enough-secrets', { most: MOST_SECRETS })];
const stillCounts: ClientGuard = ({ isSecretOver }) =>
  isSecretOver ? [clientError.reason('secret-over')] : [];

const permission = 'clients.write';

/** The life of a client. */
export const clientLifecycle = new Lifecycle<ClientState, ClientVerb, ClientSubject, Principal>({
  name: 'client',
  states,
  stateOf: ({ state }) => state,
  wrongState: (state) => clientError.reason('client-state', { state }),
  transitions: [
    { verb: 'create', from: [], to: 'active', permission },
    { verb: 'change', from: ['active', 'disabled'], to: 'same', permission },
    { verb: 'add-secret', from: ['active'], to: 'same', permission, guards: [roomForAnother] },
    { verb: 'revoke-secret', from: ['active', 'disabled'], to: 'same', permission, guards: [stillCounts] },
    { verb: 'disable', from: ['active'], to: 'disabled', permission, reason: 'required' },
    { verb: 'enable', from: ['disabled'], to: 'active', permission },
  ],
});
