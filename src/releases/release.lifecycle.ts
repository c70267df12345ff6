import type { Principal } from '../platform/http/index.js';
import { type Guard, Lifecycle } from '../platform/lifecycle/index.js';
import { releaseError } from './release.errors.js';
import type { Standing } from './release.entity.js';
import { stateName } from './release.words.js';

export type ReleaseVerb =
  | 'draft'
  | 'publish'
  | 'correct'
  | 'retract'
  | 'propose-redaction'
  | 'withdraw-redaction'
  | 'confirm-redaction';

/** What the guards look at. */
export interface ReleaseSubject {
  readonly standing: Standing;
  readonly hasOpenVersion: boolean;
  readonly redaction: { readonly proposedBy: string; readonly namesCurrent: boolean } | undefined;
}

type ReleaseGuard = Guard<ReleaseSubject, Principal>;

const { reasonIf: when } = releaseError;

const nothingAtWork: ReleaseGuard = ({ hasOpenVersion }) => when(hasOpenVersion, 'version-at-work');
const noProposal: ReleaseGuard = ({ redaction }) => when(redaction !== undefined, 'redaction-proposed');
const proposal: ReleaseGuard = ({ redaction }) => when(redaction === undefined, 'redaction-missing');
const anotherPerson: ReleaseGuard = ({ redaction }, { accountId }) =>
  when(redaction?.proposedBy === accountId, 'own-proposal');
/** What is in force is corrected first: the public must not be left with a hole. */
const notInForce: ReleaseGuard = ({ standing, redaction }) =>
  when(standing === 'public' && redaction?.namesCurrent === true, 'redaction-of-current');

/** The standing of a release before the public. */
export const releaseLifecycle = new Lifecycle<Standing, ReleaseVerb, ReleaseSubject, Principal>({
  name: 'release',
  states: ['unpublished', 'public', 'retracted'],
  stateOf: ({ standing }) => standing,
  wrongState: (standing) => releaseError.reason('wrong-standing', stateName(standing)),
  transitions: [
    { verb: 'draft', from: [], to: 'unpublished', permission: 'releases.write' },
    // Within the publication of the first version.
    { verb: 'publish', from: ['unpublished'], to: 'public', permission: 'system' },
    { verb: 'correct', from: ['public'], to: 'same', permission: 'releases.write', guards: [nothingAtWork] },
    {
      verb: 'retract',
      from: ['public'],
      to: 'retracted',
      permission: 'releases.retract',
      reason: 'required',
      official: 'release.retracted',
    },
    {
      verb: 'propose-redaction',
      from: ['public', 'retracted'],
      to: 'same',
      permission: 'releases.redact',
      guards: [noProposal],
    },
    {
      verb: 'withdraw-redaction',
      from: ['public', 'retracted'],
      to: 'same',
      permission: 'releases.redact',
      guards: [proposal],
    },
    {
      verb: 'confirm-redaction',
      from: ['public', 'retracted'],
      to: 'same',
      permission: 'releases.redact',
      guards: [proposal, anotherPerson, notInForce],
      official: 'release.redacted',
    },
  ],
});
