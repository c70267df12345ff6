import { AddAccount } from '../../src/identity/index.js';
import type { World } from '../api/operations.js';
import type { Answer } from '../support/api.js';
import { completeDraft, expectStatus } from '../support/given.js';

/** Stands in everything that belongs to an organisation for which nobody asks here: in no answer may it be seen. */
export const SECRET = 'bimat7q';

/** Ids of what belongs to that organisation, by how addresses call such things. */
export type Foreign = Readonly<Record<string, readonly string[]>>;

interface Made {
  readonly id: string;
  readonly versions: readonly { readonly id: string }[];
  readonly memberships: readonly { readonly id: string }[];
}
const states = ['draft', 'in_review', 'approved', 'discarded', 'retracted'] as const;

/** Fills an organisation with what nobody outside may see. */
export async function plantSecrets({ app, given, topic }: World): Promise<Foreign> {
  const desk = await given.desk();
  const { organisation, officer, approver } = desk;
  const administrator = await given.colleague(desk, 'administrator');
  const { id: account } = await app.get(AddAccount).execute({
    email: `${SECRET}@khen.test`,
    password: 'hoa ban trang dau nui',
    name: `Lò Thị ${SECRET}`,
    lang: 'vi',
    memberships: [{ organisation, role: 'auditor', scope: 'own' }],
  });
  const { body: seen } = await administrator.api.get<Made>(`/api/v1/desk/accounts/${account}`);
  const sha256 = await given.file(officer, `Tệp ${SECRET}`, `${SECRET}.txt`);
  const draft = {
    ...completeDraft(topic),
    title: `Tin ${SECRET}`,
    summary: `Tóm tắt ${SECRET}.`,
    body: `<p>Nội dung ${SECRET}.</p>`,
    files: [{ sha256, role: 'attachment' }],
  };
  const releases = await Promise.all(
    states.map(async (state) => (await given.release({ state, desk, draft })).id),
  );
  // Nobody reads it early: not even the press that may.
  const { id: waiting } = await given.release({ state: 'approved', desk, draft });
  const publishAt = new Date(Date.now() + 30 * 86_400_000).toISOString();
  await given.does(desk, 'approver', 'schedule', waiting, { publishAt, earlyAccess: false });
  const { id: sentBack, open } = await given.release({ state: 'in_review', desk, draft });
  await given.does(desk, 'approver', 'send-back', sentBack, { reason: `Vì ${SECRET}.` });
  const { body: version } = await officer.api.get<Made>(open);
  const comments = `/api/v1/desk/releases/${sentBack}/versions/${version.id}/comments`;
  const comment = await created(approver.api.post<Made>(comments, { body: `Về ${SECRET}.` }));
  const setting = { value: 3, organisation, legalBasis: `Quyết định ${SECRET}` };
  await created(administrator.api.post('/api/v1/desk/settings/releases.review-afterwards-hours', setting));
  return {
    releases: [...releases, waiting, sentBack],
    embargoed: [...releases, waiting, sentBack],
    versions: [version.id],
    comments: [comment.body.id],
    files: [sha256],
    organisations: [organisation],
    accounts: [account, officer.id],
    memberships: [seen.memberships[0]!.id],
    ...(await plantMachine(given)),
  };
}

async function plantMachine(given: World['given']): Promise<Foreign> {
  const agency = await given.organisation({ kind: 'press_agency' });
  const { api } = await given.person(agency, 'agency-manager');
  const asked = { organisation: agency, name: `Máy ${SECRET}`, scopes: ['embargoed.read'] };
  const client = await created(api.post<Made>('/api/v1/desk/clients', asked));
  const secrets = `/api/v1/desk/clients/${client.body.id}/secrets`;
  const secret = await created(api.post<Made>(secrets, {}, { ifMatch: client.etag }));
  return { clients: [client.body.id], secrets: [secret.body.id] };
}

async function created<Body>(answer: Promise<Answer<Body>>): Promise<Answer<Body>> {
  expectStatus(await answer, 201);
  return answer;
}
