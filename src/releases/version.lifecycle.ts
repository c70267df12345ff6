import type { Principal } from '../platform/http/index.js';
import { type Guard, Lifecycle } from '../platform/lifecycle/index.js';
import { releaseError } from './release.errors.js';
import type { Standing } from './release.entity.js';
import { stateName } from './release.words.js';

export const versionStates = [
  'draft',
  'in_review',
  'approved',
  'scheduled',
  'published',
  'superseded',
  'discarded',
] as const;
export type VersionState = (typeof versionStates)[number];
export type VersionVerb =
  | 'draft'
  | 'copy'
  | 'correct'
  | 'edit'
  | 'submit'
  | 'endorse'
  | 'agree'
  | 'approve'
  | 'send-back'
  | 'schedule'
  | 'unschedule'
  | 'publish'
  | 'publish-scheduled'
  | 'publish-urgently'
  | 'review-afterwards'
  | 'discard'
  | 'supersede';

/** What the guards look at. */
export interface VersionSubject {
  readonly state: VersionState;
  readonly standing: Standing;
  readonly kind: string;
  readonly authors: readonly string[];
  readonly source: { readonly title: string; readonly summary: string; readonly body: string };
  readonly topics: readonly string[];
  readonly contact: { readonly name?: string; readonly phone?: string; readonly email?: string };
  /** Signed in place of somebody, by order or by mandate, and it is not said of whom. */
  readonly lacksAuthority: boolean;
  readonly hasEvent: boolean;
  readonly picturesWithoutAlt: boolean;
  /** A quote without its words or its speaker. */
  readonly incompleteQuotes: boolean;
  readonly stateSecretConfirmed: boolean;
  readonly twoSteps: boolean;
  readonly endorsedBy: string | undefined;
  readonly coIssuers: readonly { readonly organisation: string; readonly agreed: boolean }[];
  /** It has one, or had one drawn. */
  readonly numbered: boolean;
  /** It needs a number out of the organisation's own register, and nobody has entered it. */
  readonly lacksNumber: boolean;
  /** Its hour has come. */
  readonly due: boolean;
  readonly publishedUrgently: boolean;
  readonly publishedBy: string | undefined;
  readonly reviewedAfterwards: boolean;
}

type VersionGuard = Guard<VersionSubject, Principal>;

const { reasonIf: when } = releaseError;

const complete: VersionGuard = (version) => [
  ...when(!version.source.title, 'title-missing'),
  ...when(!version.source.summary, 'summary-missing'),
  ...when(!version.source.body, 'body-missing'),
  ...when(version.topics.length === 0, 'topic-missing'),
  ...when(!version.contact.name || !(version.contact.phone || version.contact.email), 'contact-missing'),
  ...when(version.kind === 'invitation' && !version.hasEvent, 'event-missing'),
  ...when(version.lacksAuthority, 'authority-missing'),
  ...when(version.picturesWithoutAlt, 'alt-missing'),
  ...when(version.incompleteQuotes, 'quote-incomplete'),
];
/** Law on Protection of State Secrets 29/2018/QH14: whoever hands a text out answers for what is in it. */
const stateSecretConfirmed: VersionGuard = ({ stateSecretConfirmed: confirmed }) =>
  when(!confirmed, 'state-secret-unconfirmed');
const notAnAuthor: VersionGuard = ({ authors }, { accountId }) =>
  when(authors.includes(accountId), 'own-work');
const notTheEndorser: VersionGuard = ({ endorsedBy }, { accountId }) =>
  when(endorsedBy === accountId, 'own-endorsement');
const endorsed: VersionGuard = ({ twoSteps, endorsedBy }) =>
  when(twoSteps && endorsedBy === undefined, 'not-endorsed');
const toBeEndorsed: VersionGuard = ({ twoSteps, endorsedBy }) => [
  ...when(!twoSteps, 'one-step'),
  ...when(endorsedBy !== undefined, 'already-endorsed'),
];
const coIssuersAgreed: VersionGuard = ({ coIssuers }) =>
  when(
    coIssuers.some(({ agreed }) => !agreed),
    'co-issuer-silent',
  );
const toBeAgreed: VersionGuard = ({ coIssuers }, { actingFor }) => {
  const own = coIssuers.find(({ organisation }) => organisation === actingFor);
  return [...when(!own, 'not-a-co-issuer'), ...when(own?.agreed === true, 'already-agreed')];
};
const numberedIfEntered: VersionGuard = ({ lacksNumber }) => when(lacksNumber, 'number-missing');
const notRetracted: VersionGuard = ({ standing }) => when(standing === 'retracted', 'already-retracted');
const due: VersionGuard = ({ due: come }) => when(!come, 'not-due');
const toBeReviewed: VersionGuard = ({ publishedUrgently, reviewedAfterwards }) => [
  ...when(!publishedUrgently, 'not-urgent'),
  ...when(reviewedAfterwards, 'already-reviewed'),
];
const notThePublisher: VersionGuard = ({ publishedUrgently, publishedBy }, { accountId }) =>
  when(publishedUrgently && publishedBy === accountId, 'own-publication');

/** The first publication of a release, or a later one, which corrects it. */
const publication = ({ standing }: VersionSubject): string =>
  standing === 'unpublished' ? 'release.published' : 'release.corrected';

/** The life of one version of a release. The permission `system` is nobody's: those verbs are done by the server. */
export const versionLifecycle = new Lifecycle<VersionState, VersionVerb, VersionSubject, Principal>({
  name: 'version',
  states: versionStates,
  stateOf: ({ state }) => state,
  wrongState: (state) => releaseError.reason('wrong-state', stateName(state)),
  transitions: [
    { verb: 'draft', from: [], to: 'draft', permission: 'releases.write' },
    { verb: 'copy', from: [], to: 'draft', permission: 'releases.write' },
    // The release's own life says when: see release.lifecycle.ts.
    { verb: 'correct', from: [], to: 'draft', permission: 'releases.write' },
    { verb: 'edit', from: ['draft'], to: 'same', permission: 'releases.write' },
    { verb: 'submit', from: ['draft'], to: 'in_review', permission: 'releases.write', guards: [complete] },
    {
      verb: 'endorse',
      from: ['in_review'],
      to: 'same',
      permission: 'releases.approve',
      guards: [notAnAuthor, toBeEndorsed],
    },
    {
      verb: 'agree',
      from: ['in_review'],
      to: 'same',
      permission: 'releases.approve',
      guards: [notAnAuthor, toBeAgreed],
    },
    {
      verb: 'approve',
      from: ['in_review'],
      to: 'approved',
      permission: 'releases.approve',
      guards: [
        notAnAuthor,
        notTheEndorser,
        endorsed,
        coIssuersAgreed,
        complete,
        stateSecretConfirmed,
        numberedIfEntered,
      ],
    },
    {
      verb: 'send-back',
      from: ['in_review', 'approved'],
      to: 'draft',
      permission: 'releases.approve',
      reason: 'required',
    },
    {
      verb: 'schedule',
      from: ['approved'],
      to: 'scheduled',
      permission: 'releases.publish',
      guards: [notRetracted],
    },
    { verb: 'unschedule', from: ['scheduled'], to: 'approved', permission: 'releases.publish' },
    {
      verb: 'publish',
      from: ['approved'],
      to: 'published',
      permission: 'releases.publish',
      guards: [notRetracted],
      official: publication,
    },
    {
      verb: 'publish-scheduled',
      from: ['scheduled'],
      to: 'published',
      permission: 'system',
      guards: [due, notRetracted],
      official: publication,
    },
    {
      verb: 'publish-urgently',
      from: ['draft', 'in_review', 'approved', 'scheduled'],
      to: 'published',
      permission: 'releases.publish-urgently',
      reason: 'required',
      guards: [complete, numberedIfEntered, notRetracted],
      official: publication,
    },
    {
      verb: 'review-afterwards',
      from: ['published', 'superseded'],
      to: 'same',
      permission: 'releases.approve',
      guards: [notAnAuthor, notThePublisher, toBeReviewed],
    },
    {
      verb: 'discard',
      from: ['draft', 'in_review', 'approved', 'scheduled'],
      to: 'discarded',
      permission: 'releases.write',
      reason: ({ numbered }) => numbered,
    },
    // Within the publication of the next version.
    { verb: 'supersede', from: ['published'], to: 'superseded', permission: 'system' },
  ],
});
