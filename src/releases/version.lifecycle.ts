import type { Reason } from '../platform/errors/index.js';
import type { Principal } from '../platform/http/index.js';
import { type Guard, Lifecycle } from '../platform/lifecycle/index.js';
import { releaseError } from './release.errors.js';
import type { Standing } from './release.entity.js';

const states = ['draft', 'in_review', 'approved', 'published', 'discarded'] as const;
export type VersionState = (typeof states)[number];
export type VersionVerb = 'draft' | 'edit' | 'submit' | 'send-back' | 'approve' | 'publish' | 'discard';

/** What the guards look at. */
export interface VersionSubject {
  readonly state: VersionState;
  readonly standing: Standing;
  readonly authors: readonly string[];
  readonly source: { readonly title: string; readonly summary: string; readonly body: string };
  readonly topics: readonly string[];
  readonly contact: { readonly name?: string; readonly phone?: string; readonly email?: string };
  readonly stateSecretConfirmed: boolean;
}

type VersionGuard = Guard<VersionSubject, Principal>;

const when = (fails: boolean, name: Parameters<typeof releaseError.reason>[0]): Reason[] =>
  fails ? [releaseError.reason(name)] : [];

const complete: VersionGuard = ({ source, topics, contact }) => [
  ...when(!source.title, 'title-missing'),
  ...when(!source.summary, 'summary-missing'),
  ...when(!source.body, 'body-missing'),
  ...when(topics.length === 0, 'topic-missing'),
  ...when(!contact.name || !(contact.phone || contact.email), 'contact-missing'),
];
/** Law on Protection of State Secrets 29/2018/QH14: whoever hands a text out answers for what is in it. */
const stateSecretConfirmed: VersionGuard = ({ stateSecretConfirmed: confirmed }) =>
  when(!confirmed, 'state-secret-unconfirmed');
const notAnAuthor: VersionGuard = ({ authors }, principal) =>
  when(authors.includes(principal.accountId), 'own-work');
const notRetracted: VersionGuard = ({ standing }) => when(standing === 'retracted', 'already-retracted');

/** The life of one version of a release. */
export const versionLifecycle = new Lifecycle<VersionState, VersionVerb, VersionSubject, Principal>({
  name: 'version',
  states,
  stateOf: ({ state }) => state,
  wrongState: (state) => releaseError.reason('wrong-state', { state }),
  transitions: [
    { verb: 'draft', from: [], to: 'draft', permission: 'releases.write' },
    { verb: 'edit', from: ['draft'], to: 'same', permission: 'releases.write' },
    {
      verb: 'submit',
      from: ['draft'],
      to: 'in_review',
      permission: 'releases.write',
      guards: [complete],
    },
    {
      verb: 'send-back',
      from: ['in_review', 'approved'],
      to: 'draft',
      permission: 'releases.approve',
      reason: 'required',
    },
    {
      verb: 'approve',
      from: ['in_review'],
      to: 'approved',
      permission: 'releases.approve',
      guards: [notAnAuthor, complete, stateSecretConfirmed],
    },
    {
      verb: 'publish',
      from: ['approved'],
      to: 'published',
      permission: 'releases.publish',
      guards: [notRetracted],
      official: 'release.published',
    },
    {
      verb: 'discard',
      from: ['draft', 'in_review', 'approved'],
      to: 'discarded',
      permission: 'releases.write',
    },
  ],
});
