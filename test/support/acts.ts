import type { TestApplication } from './application.js';
import { expectStatus, type GivenRelease } from './given.js';

interface Draft {
  readonly [member: string]: unknown;
}
type Words = Readonly<Record<string, string>>;

const WORDS: Words = { vi: 'Đã thu hồi vì số liệu chưa chính xác.' };

/** What people do to a release once it is public, through the API. */
export class Acts {
  constructor(private readonly server: Pick<TestApplication, 'given'>) {}

  /** Publishes a next version with these changes: of what has no language, and of the Vietnamese words. */
  async correct(
    { id, desk, open }: GivenRelease,
    { minor = false, version, words }: { minor?: boolean; version?: Draft; words?: Draft } = {},
  ): Promise<void> {
    const { officer, approver } = desk;
    const at = `/api/v1/desk/releases/${id}`;
    const { etag } = await officer.api.get(at);
    expectStatus(await officer.api.post(`${at}/correct`, { minor }, { ifMatch: etag }), 200);
    if (version) {
      const { etag: ifMatch } = await officer.api.get(open);
      expectStatus(await officer.api.patch(open, version, { ifMatch }), 200);
    }
    if (words) {
      const { etag: ifMatch } = await officer.api.get(`${open}/texts/vi`);
      expectStatus(await officer.api.patch(`${open}/texts/vi`, words, { ifMatch }), 200);
    }
    for (const [verb, who, body] of [
      ['submit', officer, { stateSecretConfirmed: true }],
      ['approve', approver, {}],
      ['publish', approver, {}],
    ] as const) {
      const { etag: ifMatch } = await officer.api.get(open);
      expectStatus(await who.api.post(`${open}/${verb}`, body, { ifMatch }), 200);
    }
  }

  /** Adds a language to the version in force. */
  async translate({ id, desk }: GivenRelease, lang: string, words: Draft = {}): Promise<void> {
    const { officer, approver } = desk;
    const text = `/api/v1/desk/releases/${id}/versions/current/texts/${lang}`;
    const { body } = await officer.api.get<{ versions: { etag: string; state: string }[] }>(
      `/api/v1/desk/releases/${id}`,
    );
    const ifMatch = body.versions.find(({ state }) => state === 'published')!.etag;
    const translated = { title: 'The road to Lung Cu is open', body: '<p>It was cleared.</p>', ...words };
    expectStatus(await officer.api.post(text, translated, { ifMatch }), 201);
    for (const verb of ['review', 'publish']) {
      const { etag } = await approver.api.get(text);
      expectStatus(await approver.api.post(`${text}/${verb}`, undefined, { ifMatch: etag }), 200);
    }
  }

  async retract({ id, desk }: GivenRelease, notices: Words = WORDS): Promise<void> {
    const at = `/api/v1/desk/releases/${id}`;
    const { etag } = await desk.approver.api.get(at);
    const body = { reason: 'Số liệu sai.', notices };
    expectStatus(await desk.approver.api.post(`${at}/retract`, body, { ifMatch: etag }), 200);
  }

  /** Erases documents by law, by two people. */
  async redact(
    { id, desk }: GivenRelease,
    documents: readonly { readonly version: number; readonly lang: string }[],
    notices: Words = { vi: 'Đã xóa dữ liệu cá nhân.' },
  ): Promise<void> {
    const at = `/api/v1/desk/releases/${id}`;
    const second = await this.server.given.person(desk.organisation, 'approver');
    const body = { ground: 'personal-data', documents, notices };
    const { etag } = await desk.approver.api.get(at);
    expectStatus(await desk.approver.api.post(`${at}/propose-redaction`, body, { ifMatch: etag }), 200);
    const { etag: ifMatch } = await second.api.get(at);
    expectStatus(await second.api.post(`${at}/confirm-redaction`, undefined, { ifMatch }), 200);
  }
}
