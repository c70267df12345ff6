import { describe, expect, it } from '@jest/globals';
import { roles as roleCatalogue } from '../../roles.js';
import { demonstrationData as data } from './data.js';
import { fillDates } from './dates.js';

const ZONE = 'Asia/Ho_Chi_Minh';
const now = new Date('2026-11-23T05:00:00Z');
const fill = (text: string) => fillDates(text, now, ZONE);
const unique = (keys: readonly string[]) => new Set(keys).size === keys.length;
const organisationKeys = new Set(data.organisations.map(({ key }) => key));
const placesByKey = new Map(data.places.map((place) => [place.key, place]));

describe('dates in the texts of the demonstration', () => {
  it('are written as Vietnamese texts write them, counted in the province’s own calendar', () => {
    const lateEvening = new Date('2026-12-31T18:00:00Z');
    expect(fillDates('{+0} {+3:d} {-31:m} {-1:y} {+40} {+80:d}', lateEvening, ZONE)).toBe(
      '01/01/2027 04/01 12/2026 2026 10/02/2027 22/3',
    );
  });

  it('are written as English texts write them, where those ask for it', () => {
    expect(fill('{+1:e}, {+40:E}')).toBe('24 November, 2 January 2027');
  });

  it('leave other braces alone', () => {
    expect(fillDates('{3} {+x} {+1:q}', now, ZONE)).toBe('{3} {+x} {+1:q}');
  });
});

describe('organisations and people of the demonstration', () => {
  it('form one tree in which parents stand before their children', () => {
    const seen = new Set<string>();
    for (const { key, parent } of data.organisations) {
      expect(seen.has(key)).toBe(false);
      expect(parent === undefined || seen.has(parent)).toBe(true);
      seen.add(key);
    }
    expect(data.organisations.filter(({ parent }) => !parent)).toHaveLength(1);
  });

  it('have every role filled, and one person in two organisations', () => {
    const roles = new Set(data.people.flatMap(({ memberships }) => memberships.map(({ role }) => role)));
    expect([...roles].toSorted()).toEqual(
      roleCatalogue
        .entries()
        .map(([key]) => key)
        .toSorted(),
    );
    expect(data.people.filter(({ memberships }) => memberships.length > 1)).toHaveLength(1);
    expect(unique(data.people.map(({ key }) => key))).toBe(true);
    for (const membership of data.people.flatMap(({ memberships }) => memberships)) {
      expect([...organisationKeys]).toContain(membership.organisation);
    }
  });

  it('can be reached by nobody: numbers that can’t exist, addresses that lead nowhere', () => {
    expect(unique(data.people.map(({ phone }) => phone))).toBe(true);
    for (const { email, phone } of data.people) {
      expect(email).toMatch(/^[a-z]+@(hagiang|hoada|duongdeo)\.example$/);
      expect(phone).toMatch(/^0219 000 0\d{3}$/);
    }
  });
});

describe('the press of the demonstration', () => {
  it('stands apart from the desk, one agency with accepted terms and one without', () => {
    const agencies = data.organisations.filter(({ kind }) => kind === 'press_agency').map(({ key }) => key);
    expect(agencies).toHaveLength(2);
    expect(data.accreditations.map(({ organisation }) => organisation)).toEqual([agencies[0]]);
    const press = data.people.filter(({ email }) => !email.endsWith('@hagiang.example'));
    expect(press.every(({ memberships }) => agencies.includes(memberships[0]!.organisation))).toBe(true);
  });
});

describe('places of the demonstration', () => {
  it('refer to places that stand before them, and begin on the day on which their predecessors end', () => {
    const seen = new Set<string>();
    for (const { key, parent, from, predecessors } of data.places) {
      expect(seen.has(key)).toBe(false);
      expect(parent === undefined || seen.has(parent)).toBe(true);
      expect(predecessors.filter((each) => !seen.has(each) || placesByKey.get(each)!.to !== from)).toEqual(
        [],
      );
      seen.add(key);
    }
  });

  it('give one code to one place of a kind at a time', () => {
    expect(unique(data.places.filter(({ to }) => !to).map(({ kind, code }) => `${kind} ${code}`))).toBe(true);
    expect(unique(data.places.filter(({ to }) => to).map(({ kind, code }) => `${kind} ${code}`))).toBe(true);
  });

  it('hold all 73 communes and wards, each with a district of before', () => {
    const today = data.places.filter(({ parent }) => parent === 'tuyen-quang');
    expect(today).toHaveLength(73);
    expect(
      today.filter(({ predecessors }) => !predecessors.some((each) => /^past-0[23]\d$/.test(each))),
    ).toEqual([]);
    expect(placesByKey.get('00694')!.predecessors).toContain('past-00688');
    expect(placesByKey.get('00691')!.predecessors).toContain('past-00688');
  });

  it('name the two languages apart', () => {
    expect(placesByKey.get('00721')!.names).toEqual({ vi: 'Xã Đồng Văn', en: 'Dong Van Commune' });
    expect(placesByKey.get('past-024')).toMatchObject({
      kind: 'district',
      names: { en: 'Ha Giang City' },
    });
  });
});
