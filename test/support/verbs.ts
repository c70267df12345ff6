import type { Answer, Api } from './api.js';

/** A release, and what of it a verb is about. */
export interface Where {
  readonly id: string;
  /** Of a translation: whether it belongs to the version at work or to the one in force; default: at work. */
  readonly which?: 'open' | 'current';
  /** Of a translation; default: English. */
  readonly lang?: string;
  /** Number of a published version; default: the first. */
  readonly version?: number;
}

interface Way {
  readonly method: 'POST' | 'PATCH';
  readonly path: (where: Required<Where>) => string;
  /** Reads the tag that If-Match must name. */
  readonly tag: (api: Api, where: Required<Where>) => Promise<string>;
  /** What it is told at least. */
  readonly body: object | undefined;
}

interface Tagged {
  readonly etag: string;
  readonly versions: readonly { readonly etag: string; readonly number?: number }[];
}

const releaseOf = ({ id }: Where): string => `/api/v1/desk/releases/${id}`;
const versionOf = (where: Required<Where>): string => `${releaseOf(where)}/versions/${where.which}`;
const textOf = (where: Required<Where>): string => `${versionOf(where)}/texts/${where.lang}`;
const etagOf =
  (path: (where: Required<Where>) => string): Way['tag'] =>
  async (api, where) =>
    (await api.get(path(where))).etag;
const openOf = (where: Where): string => `${releaseOf(where)}/versions/open`;

const ofOpenVersion = (verb: string, body?: object): Way => ({
  method: 'POST',
  path: (where) => `${openOf(where)}/${verb}`,
  tag: etagOf(openOf),
  body,
});
const ofRelease = (verb: string, body?: object): Way => ({
  method: 'POST',
  path: (where) => `${releaseOf(where)}/${verb}`,
  tag: etagOf(releaseOf),
  body,
});
const ofText = (verb: string): Way => ({
  method: 'POST',
  path: (where) => `${textOf(where)}/${verb}`,
  tag: etagOf(textOf),
  body: undefined,
});

const because = { reason: 'Chưa rõ giờ thông xe.' };
const notices = { vi: 'Tin này đã được thu hồi vì số liệu chưa chính xác.' };
export const english = {
  title: 'Road to Lung Cu reopens',
  summary: 'Vehicles below 16 seats pass from 6 a.m. tomorrow.',
  body: '<p>The landslide at km 12 has been <strong>cleared</strong>.</p>',
};

/** Every verb that people have on a release: where it is sent, whose tag it takes, what it is told at least. */
const ways = {
  edit: {
    method: 'PATCH',
    path: openOf,
    tag: etagOf(openOf),
    body: { contact: { phone: '0219 000 0111' } },
  },
  submit: ofOpenVersion('submit', { stateSecretConfirmed: true }),
  endorse: ofOpenVersion('endorse'),
  agree: ofOpenVersion('agree'),
  approve: ofOpenVersion('approve'),
  'send-back': ofOpenVersion('send-back', because),
  schedule: ofOpenVersion('schedule', {
    publishAt: new Date(Date.now() + 7 * 86_400_000).toISOString(),
    earlyAccess: true,
  }),
  unschedule: ofOpenVersion('unschedule'),
  publish: ofOpenVersion('publish'),
  'publish-urgently': ofOpenVersion('publish-urgently', because),
  discard: ofOpenVersion('discard', because),
  'review-afterwards': {
    method: 'POST',
    path: (where) => `${releaseOf(where)}/versions/${where.version}/review-afterwards`,
    tag: async (api, where) => {
      const { body } = await api.get<Tagged>(releaseOf(where));
      return body.versions.find(({ number }) => number === where.version)?.etag ?? body.versions[0]!.etag;
    },
    body: undefined,
  },
  correct: ofRelease('correct', {}),
  retract: ofRelease('retract', { ...because, notices }),
  'propose-redaction': ofRelease('propose-redaction', {
    ground: 'personal-data',
    documents: [{ version: 1, lang: 'vi' }],
    notices: { vi: 'Đã xóa dữ liệu cá nhân theo quy định của pháp luật.' },
  }),
  'withdraw-redaction': ofRelease('withdraw-redaction'),
  'confirm-redaction': ofRelease('confirm-redaction'),
  translate: { method: 'POST', path: textOf, tag: etagOf(versionOf), body: english },
  'edit-translation': { method: 'PATCH', path: textOf, tag: etagOf(textOf), body: { title: 'Road open' } },
  review: ofText('review'),
  reopen: ofText('reopen'),
  'publish-translation': ofText('publish'),
} satisfies Readonly<Record<string, Way>>;

export type Verb = keyof typeof ways;

const whole = (where: Where): Required<Where> => ({ which: 'open', lang: 'en', version: 1, ...where });

export const methodOf = (verb: Verb): string => ways[verb].method;
export const pathOf = (verb: Verb, where: Where): string => ways[verb].path(whole(where));
export const bodyOf = (verb: Verb): object | undefined => ways[verb].body;

/** The tag that a verb takes now, as somebody reads it; empty where there is nothing to read. */
export const tagFor = (api: Api, verb: Verb, where: Where): Promise<string> =>
  ways[verb].tag(api, whole(where));

/** Sends a verb, with whatever If-Match it is given. */
export function send<Body = unknown>(
  api: Api,
  verb: Verb,
  where: Where,
  ask: { readonly ifMatch?: string; readonly once?: string; readonly body?: object } = {},
): Promise<Answer<Body>> {
  const { method, path, body } = ways[verb];
  return api.send<Body>(method, path(whole(where)), { body, ...ask });
}

/** Does a verb with the newest tag. */
export async function attempt<Body = unknown>(
  api: Api,
  verb: Verb,
  where: Where,
  body?: object,
): Promise<Answer<Body>> {
  const ifMatch = await tagFor(api, verb, where);
  return send<Body>(api, verb, where, { ifMatch, ...(body && { body }) });
}

/** Does a verb with the newest tag. Throws unless it is done. */
export async function perform<Body = unknown>(
  api: Api,
  verb: Verb,
  where: Where,
  body?: object,
): Promise<Answer<Body>> {
  const answer = await attempt<Body>(api, verb, where, body);
  if (answer.status >= 300) throw new Error(`${verb} was answered ${answer.status}: ${answer.text}`);
  return answer;
}
