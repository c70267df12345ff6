import type { Principal } from '../../platform/http/index.js';
import { Lifecycle } from '../../platform/lifecycle/index.js';
import { agencyError } from './agency.errors.js';

const states = ['accredited', 'suspended', 'ended'] as const;
export type AccreditationState = (typeof states)[number];
export type AccreditationVerb = 'accredit' | 'suspend' | 'resume' | 'end';

/** What the table looks at. */
export interface AccreditationSubject {
  readonly state: AccreditationState;
}

const permission = 'agencies.write';

/** The life of an accreditation; one that has ended is followed by another, never begun anew. */
export const accreditationLifecycle = new Lifecycle<
  AccreditationState,
  AccreditationVerb,
  AccreditationSubject,
  Principal
>({
  name: 'accreditation',
  states,
  stateOf: ({ state }) => state,
  wrongState: (state) => agencyError.reason('accreditation-state', { state }),
  transitions: [
    { verb: 'accredit', from: [], to: 'accredited', permission },
    { verb: 'suspend', from: ['accredited'], to: 'suspended', permission, reason: 'required' },
    { verb: 'resume', from: ['suspended'], to: 'accredited', permission },
    { verb: 'end', from: ['accredited', 'suspended'], to: 'ended', permission, reason: 'required' },
  ],
});
