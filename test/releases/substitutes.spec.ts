import { afterAll, describe, expect, it } from '@jest/globals';
import type { Api } from '../support/api.js';
import { startApplication } from '../support/application.js';
import type { GivenRelease, Person } from '../support/given.js';

const application = await startApplication();
afterAll(() => application.close());
const { given } = application;

const inTenDays = (): string => new Date(Date.now() + 10 * 86_400_000).toISOString();
const approve = async (who: Api, { open }: GivenRelease) => {
  const { etag } = await who.get(open);
  const { status, body } = await who.post<{ type?: string }>(`${open}/approve`, {}, { ifMatch: etag });
  return [status, body?.type?.replace('urn:khen:error:', '')];
};

describe('who stands in for an approver', () => {
  it('approves what others wrote, and never what they wrote themselves', async () => {
    const desk = await given.desk();
    const { approver, officer, organisation } = desk;
    const other: Person = await given.person(organisation, 'press-officer');
    const theirs = await given.release({ state: 'in_review', desk });
    const ours = await given.release({ state: 'in_review', desk: { ...desk, officer: other } });
    expect(await approve(other.api, theirs)).toEqual([403, 'http.forbidden']);
    const wish = { email: other.email, role: 'approver', to: inTenDays() };
    expect((await approver.api.post('/api/v1/me/substitutes', wish)).status).toBe(201);
    expect(await approve(other.api, theirs)).toEqual([200, undefined]);
    expect(await approve(other.api, ours)).toEqual([409, 'releases.own-work']);
    expect(await approve(officer.api, ours)).toEqual([403, 'http.forbidden']);
    expect(await approve(approver.api, ours)).toEqual([200, undefined]);
  });
});
