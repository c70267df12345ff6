import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { password, people } from '../src/demonstration/texts/people.js';

/** A release that only waits to be published. */
export interface Approved {
  readonly id: string;
  /** Of its version, for If-Match. */
  readonly etag: string;
}

/** Authorization headers of those who write and of those who approve. */
export interface Desk {
  readonly officer: string;
  readonly approver: string;
}

interface Named {
  readonly id: string;
}
interface Words {
  readonly kind: string;
  readonly title: string;
  readonly summary: string;
  readonly body: string;
  readonly topics: readonly Named[];
  readonly places?: readonly Named[];
  readonly contact: object;
  readonly event?: { readonly from: string; readonly to?: string; readonly zone: string };
}

const AT_ONCE = 8;

/** Signs in a press officer and an approver of one department of the demonstration; it holds for five minutes. */
export async function signIn(url: string): Promise<Desk> {
  const open = async (key: string): Promise<string> => {
    const { email } = people.find((person) => person.key === key)!;
    const { accessToken } = await post<{ accessToken: string }>(
      `${url}/api/v1/session`,
      {},
      { email, password },
    );
    return `Bearer ${accessToken}`;
  };
  return { officer: await open('mach'), approver: await open('thach') };
}

/** The words of what the demonstration has published: real texts, to make many more of. */
export async function readWords(url: string): Promise<Words[]> {
  const { items } = await get<{ items: readonly Named[] }>(`${url}/api/v1/releases?limit=20`);
  const releases = items.map(({ id }) =>
    get<{ document: { content: Words } }>(`${url}/api/v1/releases/${id}?lang=vi`).then(
      ({ document }) => document.content,
    ),
  );
  return Promise.all(releases);
}

/** Drafts, submits and approves releases as people do it, by HTTP. */
export async function makeApproved(
  url: string,
  desk: Desk,
  words: readonly Words[],
  count: number,
): Promise<Approved[]> {
  const made: Approved[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < count) {
      const number = (next += 1);
      const draft = toDraft(words[number % words.length]!, number);
      let release = await post<DeskRelease>(`${url}/api/v1/desk/releases`, headers(desk.officer), draft);
      const verb = async (name: string, who: string, body?: object): Promise<void> => {
        const etag = release.versions[0].etag;
        const path = `${url}/api/v1/desk/releases/${release.id}/versions/open/${name}`;
        release = await post<DeskRelease>(path, headers(who, etag), body);
      };
      await verb('submit', desk.officer, { stateSecretConfirmed: true });
      await verb('approve', desk.approver);
      made.push({ id: release.id, etag: release.versions[0].etag });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return made;
}

/** Publishes what was approved. */
export async function publish(url: string, desk: Desk, approved: readonly Approved[]): Promise<void> {
  for (const { id, etag } of approved) {
    await post(`${url}/api/v1/desk/releases/${id}/versions/open/publish`, headers(desk.approver, etag));
  }
}

/** Waits until the documents are printed: only then their envelopes, which link to the printed forms, stay as they are. */
export async function untilPrinted(url: string, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const isPrinted = async (): Promise<boolean> => {
      const { links } = await get<{ links: object }>(`${url}/api/v1/releases/${id}`);
      return 'pdf' in links && 'docx' in links;
    };
    while (!(await isPrinted())) await sleep(100);
  }
}

interface DeskRelease {
  readonly id: string;
  readonly versions: readonly [{ readonly etag: string }];
}

function toDraft(
  { topics, places = [], title, kind, summary, body, contact, event }: Words,
  number: number,
): object {
  const ids = (named: readonly Named[]) => named.map(({ id }) => id);
  return {
    kind,
    lang: 'vi',
    title: `${title} (${number})`,
    summary,
    // Pictures would need words of their own.
    body: body.replace(/<figure[^>]*><\/figure>\n?/g, ''),
    contact,
    topics: ids(topics),
    places: ids(places),
    ...(event && { event: { from: event.from, to: event.to, zone: event.zone } }),
  };
}

function headers(authorization: string, etag?: string): Record<string, string> {
  return { authorization, 'idempotency-key': randomUUID(), ...(etag && { 'if-match': etag }) };
}

async function get<Answer>(address: string): Promise<Answer> {
  return answerOf(await fetch(address));
}

async function post<Answer>(address: string, head: Record<string, string>, body?: object): Promise<Answer> {
  const json = body && {
    body: JSON.stringify(body),
    headers: { ...head, 'content-type': 'application/json' },
  };
  return answerOf(await fetch(address, { method: 'POST', headers: head, ...json }));
}

async function answerOf<Answer>(response: Response): Promise<Answer> {
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${text}`);
  return JSON.parse(text) as Answer;
}
