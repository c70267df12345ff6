import type { Principal } from '../platform/http/index.js';
import { type Guard, Lifecycle } from '../platform/lifecycle/index.js';
import type { Standing } from './release.entity.js';
import { releaseError } from './release.errors.js';
import { stateName } from './release.words.js';
import type { TranslationState } from './texts/text.entity.js';
import type { VersionState } from './version.lifecycle.js';

export type TranslationVerb =
  | 'translate'
  | 'edit'
  | 'review'
  | 'reopen'
  | 'publish-with-version'
  | 'publish-translation';

/** What the guards look at. */
export interface TranslationSubject {
  /** Undefined while there is no translation in this language. */
  readonly state: TranslationState | undefined;
  /** The language in which the release was written: its text is no translation. */
  readonly isSource: boolean;
  readonly versionState: VersionState;
  readonly standing: Standing;
  readonly translators: readonly string[];
  /** The source was changed since this was translated. */
  readonly stale: boolean;
  /** It has a title, and words or a voice. */
  readonly complete: boolean;
}

type TranslationGuard = Guard<TranslationSubject, Principal>;

const { reasonIf: when } = releaseError;

const living: TranslationGuard = ({ versionState, standing }) => [
  ...when(['superseded', 'discarded'].includes(versionState), 'version-over'),
  ...when(standing === 'retracted', 'already-retracted'),
];
const newLanguage: TranslationGuard = ({ isSource }) => when(isSource, 'source-language');
const notTheTranslator: TranslationGuard = ({ translators }, { accountId }) =>
  when(translators.includes(accountId), 'own-translation');
const notStale: TranslationGuard = ({ stale }) => when(stale, 'stale-translation');
const complete: TranslationGuard = ({ complete: whole }) => when(!whole, 'translation-incomplete');
const versionPublished: TranslationGuard = ({ versionState }) =>
  when(versionState !== 'published', 'version-not-published');

/** The life of a translation. The source text has none: it follows its version. */
export const translationLifecycle = new Lifecycle<
  TranslationState,
  TranslationVerb,
  TranslationSubject,
  Principal
>({
  name: 'translation',
  states: ['translating', 'reviewed', 'public'],
  stateOf: ({ state }) => state,
  wrongState: (state, verb) =>
    verb === 'translate'
      ? releaseError.reason('already-translated')
      : releaseError.reason('wrong-state', stateName(state)),
  transitions: [
    {
      verb: 'translate',
      from: [],
      to: 'translating',
      permission: 'releases.translate',
      guards: [living, newLanguage],
    },
    {
      verb: 'edit',
      from: ['translating'],
      to: 'same',
      permission: 'releases.translate',
      guards: [living],
    },
    {
      verb: 'review',
      from: ['translating'],
      to: 'reviewed',
      permission: 'releases.review',
      guards: [living, notTheTranslator, notStale, complete],
    },
    {
      verb: 'reopen',
      from: ['reviewed'],
      to: 'translating',
      permission: 'releases.translate',
      guards: [living],
    },
    // Within the publication of its version.
    { verb: 'publish-with-version', from: ['reviewed'], to: 'public', permission: 'system' },
    {
      verb: 'publish-translation',
      from: ['reviewed'],
      to: 'public',
      permission: 'releases.publish',
      guards: [living, versionPublished, notStale],
      official: 'release.translated',
    },
  ],
});
