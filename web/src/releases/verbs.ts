import { fetchApi, type Schemas } from '../api/client';

type Release = Schemas['DeskRelease'];
type Version = Schemas['DeskVersion'];
/** A verb of the release as such, or of one of its versions. */
export interface Subject {
  readonly release: Release;
  readonly version?: Version;
}
/** What a verb may ask for. */
export interface Words {
  readonly reason: string;
  /** The words that stay in public, by language. */
  readonly notices: Readonly<Record<string, string>>;
  readonly ground: Schemas['NewRedaction']['ground'];
  readonly documents: Schemas['NewRedaction']['documents'];
  readonly stateSecretConfirmed: boolean;
  readonly minor: boolean;
  /** An instant. */
  readonly publishAt: string;
  readonly earlyAccess: boolean;
}
interface Verb {
  /** The screen where it is done: more has to be read or said than a dialog holds. */
  readonly at?:
    | '/releases/$id/review'
    | '/releases/$id/correct'
    | '/releases/$id/retract'
    | '/releases/$id/erase';
  readonly asks?: readonly (keyof Words)[];
  readonly send: (
    at: ReturnType<typeof addressOf>,
    words: Words,
    subject: Subject,
  ) => Promise<{ data?: Release; error?: unknown }>;
}

const releases = '/api/v1/desk/releases/{id}';
const open = `${releases}/versions/open` as const;
const review = '/releases/$id/review';

/** What is done to a release, and what has to be said for it. In the order of their buttons. */
const verbs = {
  submit: {
    asks: ['stateSecretConfirmed'],
    send: (at) => fetchApi.POST(`${open}/submit`, { ...at, body: { stateSecretConfirmed: true } }),
  },
  approve: { at: review, send: (at) => fetchApi.POST(`${open}/approve`, at) },
  endorse: { at: review, send: (at) => fetchApi.POST(`${open}/endorse`, at) },
  agree: { at: review, send: (at) => fetchApi.POST(`${open}/agree`, at) },
  publish: { send: (at) => fetchApi.POST(`${open}/publish`, at) },
  schedule: {
    asks: ['publishAt', 'earlyAccess'],
    send: (at, { publishAt, earlyAccess }) =>
      fetchApi.POST(`${open}/schedule`, { ...at, body: { publishAt, earlyAccess } }),
  },
  unschedule: { send: (at) => fetchApi.POST(`${open}/unschedule`, at) },
  'send-back': {
    asks: ['reason'],
    send: (at, { reason }) => fetchApi.POST(`${open}/send-back`, { ...at, body: { reason } }),
  },
  'publish-urgently': {
    asks: ['reason'],
    send: (at, { reason }) => fetchApi.POST(`${open}/publish-urgently`, { ...at, body: { reason } }),
  },
  discard: {
    asks: ['reason'],
    send: (at, { reason }) => fetchApi.POST(`${open}/discard`, { ...at, body: reason ? { reason } : {} }),
  },
  correct: {
    at: '/releases/$id/correct',
    send: (at, { minor }) => fetchApi.POST(`${releases}/correct`, { ...at, body: { minor } }),
  },
  'review-afterwards': {
    send: (at, _, { version }) =>
      fetchApi.POST(`${releases}/versions/{version}/review-afterwards`, {
        params: { ...at.params, path: { ...at.params.path, version: version!.number! } },
      }),
  },
  retract: {
    at: '/releases/$id/retract',
    send: (at, { reason, notices }) =>
      fetchApi.POST(`${releases}/retract`, { ...at, body: { reason, notices } }),
  },
  'propose-redaction': {
    at: '/releases/$id/erase',
    send: (at, { ground, documents, notices }) =>
      fetchApi.POST(`${releases}/propose-redaction`, { ...at, body: { ground, documents, notices } }),
  },
  'withdraw-redaction': { send: (at) => fetchApi.POST(`${releases}/withdraw-redaction`, at) },
  'confirm-redaction': { send: (at) => fetchApi.POST(`${releases}/confirm-redaction`, at) },
} as const satisfies Record<string, Verb>;
export type VerbName = keyof typeof verbs;

const isVerb = (name: string): name is VerbName => name in verbs;

/** Those of the actions for which there is a button here, in its order. */
export function withButtons<Action extends { readonly verb: string }>(actions: readonly Action[]) {
  const order = Object.keys(verbs);
  return actions
    .filter((action): action is Action & { readonly verb: VerbName } => isVerb(action.verb))
    .toSorted((a, b) => order.indexOf(a.verb) - order.indexOf(b.verb));
}

export const screenOf = (name: VerbName) => (verbs[name] as Verb).at;
export const asksOf = (name: VerbName): readonly (keyof Words)[] => (verbs[name] as Verb).asks ?? [];

/** Nothing said: forms begin with it. */
export const noWords: Words = {
  reason: '',
  notices: {},
  ground: 'personal-data',
  documents: [],
  stateSecretConfirmed: false,
  minor: false,
  publishAt: '',
  earlyAccess: false,
};

/** Does it, once: `key` stays the same when it is tried again. Answers with the release as it is then; throws the problem. */
export async function perform(name: VerbName, subject: Subject, words: Words, key: string): Promise<Release> {
  const verb: Verb = verbs[name];
  const { data, error } = await verb.send(addressOf(subject, key), words, subject);
  if (!data) throw error;
  return data;
}

function addressOf({ release, version }: Subject, key: string) {
  const { etag } = version ?? release;
  return { params: { path: { id: release.id }, header: { 'If-Match': etag, 'Idempotency-Key': key } } };
}
