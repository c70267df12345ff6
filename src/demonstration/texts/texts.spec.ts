import { describe, expect, it } from '@jest/globals';
import { demonstrationData as data } from './data.js';
import { fillDates } from './dates.js';

const ZONE = 'Asia/Ho_Chi_Minh';
const now = new Date('2026-11-23T05:00:00Z');
const fill = (text: string) => fillDates(text, now, ZONE);
const unique = (keys: readonly string[]) => new Set(keys).size === keys.length;
const organisationKeys = new Set(data.organisations.map(({ key }) => key));
const peopleByKey = new Map(data.people.map((person) => [person.key, person]));
const placesByKey = new Map(data.places.map((place) => [place.key, place]));

/** The organisation itself and everything above it. */
function upwards(key: string): string[] {
  const { parent } = data.organisations.find((organisation) => organisation.key === key)!;
  return [key, ...(parent ? upwards(parent) : [])];
}

function may(person: string, role: string, organisation: string): boolean {
  return peopleByKey
    .get(person)!
    .memberships.some(
      (membership) =>
        membership.role === role &&
        (membership.scope === 'own' ? [organisation] : upwards(organisation)).includes(
          membership.organisation,
        ),
    );
}

describe('dates in the texts of the demonstration', () => {
  it('are written as Vietnamese texts write them, counted in the province’s own calendar', () => {
    const lateEvening = new Date('2026-12-31T18:00:00Z');
    expect(fillDates('{+0} {+3:d} {-31:m} {-1:y} {+40}', lateEvening, ZONE)).toBe(
      '1/1/2027 4/1 12/2026 2026 10/2/2027',
    );
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
    expect([...roles].toSorted()).toEqual(['administrator', 'approver', 'auditor', 'press-officer']);
    expect(data.people.filter(({ memberships }) => memberships.length > 1)).toHaveLength(1);
    expect(unique(data.people.map(({ key }) => key))).toBe(true);
    for (const membership of data.people.flatMap(({ memberships }) => memberships)) {
      expect([...organisationKeys]).toContain(membership.organisation);
    }
  });

  it('can be reached by nobody: numbers that can’t exist, addresses that lead nowhere', () => {
    expect(unique(data.people.map(({ phone }) => phone))).toBe(true);
    for (const { email, phone } of data.people) {
      expect(email).toMatch(/^[a-z]+@hagiang\.example$/);
      expect(phone).toMatch(/^0219 000 0\d{3}$/);
    }
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

describe('releases of the demonstration', () => {
  it('are a dozen and more, in every state on the way', () => {
    expect(data.releases.length).toBeGreaterThanOrEqual(12);
    expect([...new Set(data.releases.map(({ progress }) => progress.state))].toSorted()).toEqual([
      'approved',
      'draft',
      'in review',
      'published',
    ]);
    expect(new Set(data.releases.map(({ kind }) => kind)).size).toBe(4);
    expect(unique(data.releases.map(({ key }) => key))).toBe(true);
  });

  it('stand in the order in which they were published', () => {
    const published = data.releases.flatMap(({ progress }) =>
      progress.state === 'published' ? [`${1000 - progress.daysAgo} ${progress.hour}`] : [],
    );
    expect(published).toEqual(published.toSorted());
    expect(data.releases.slice(0, published.length).every((r) => r.progress.state === 'published')).toBe(
      true,
    );
  });

  it.each(data.releases.map((release) => [release.key, release] as const))(
    '%s is complete, long enough and refers to what exists',
    (_, release) => {
      const { author, contact, organisation, progress } = release;
      expect(release.title.length).toBeLessThanOrEqual(200);
      expect(release.summary.split(/(?<=[.!?])\s+(?=\p{Lu})/u).length).toBeLessThanOrEqual(3);
      const words = release.body
        .replace(/<[^>]+>/g, ' ')
        .trim()
        .split(/\s+/);
      expect(words.length).toBeGreaterThanOrEqual(150);
      expect(words.length).toBeLessThanOrEqual(450);
      expect(release.topics.filter((code) => !data.topics.some((topic) => topic.code === code))).toEqual([]);
      expect(release.places.filter((key) => !placesByKey.has(key) || placesByKey.get(key)!.to)).toEqual([]);
      expect(release.topics.length * release.places.length).toBeGreaterThan(0);
      expect(peopleByKey.has(contact)).toBe(true);
      expect(may(author, 'press-officer', organisation)).toBe(true);
      const approvers = 'approver' in progress ? [progress.approver] : [];
      expect(approvers.every((approver) => may(approver, 'approver', organisation))).toBe(true);
      expect(approvers).not.toContain(author);
    },
  );

  it.each(data.releases.map((release) => [release.key, release] as const))(
    '%s is written in the grammar of bodies, in composed letters, with every day filled in',
    (_, { title, summary, body }) => {
      const tags = [...body.matchAll(/<\/?([a-z0-9]+)[^>]*>/g)].map((match) => match[1]!);
      const grammar = 'h2 h3 p ul ol li blockquote table tr th td strong em sub sup br a'.split(' ');
      expect(tags.filter((tag) => !grammar.includes(tag))).toEqual([]);
      const text = fill([title, summary, body].join('\n'));
      expect(text).not.toMatch(/[{}]/);
      expect(text.normalize('NFC')).toBe(text);
      for (const [phone] of text.matchAll(/\b0\d{3}[ .]?\d{3}[ .]?\d{3,4}\b/g)) {
        expect(data.people.map((person) => person.phone)).toContain(phone);
      }
    },
  );
});
