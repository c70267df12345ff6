import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { clean } from '../../platform/html/index.js';
import { corrected, filesNamedIn } from '../words.js';
import { demonstrationData as data } from './data.js';
import { fillDates } from './dates.js';
import type { DemonstrationRelease, DemonstrationWords } from './release.types.js';

const fill = (text: string) => fillDates(text, new Date('2026-11-23T05:00:00Z'), 'Asia/Ho_Chi_Minh');
const peopleByKey = new Map(data.people.map((person) => [person.key, person]));
const placesByKey = new Map(data.places.map((place) => [place.key, place]));
const each = data.releases.map((release) => [release.key, release] as const);

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

/** Every text that becomes readable: of the first version, of its translations, of corrections of both. */
function textsOf(release: DemonstrationRelease): DemonstrationWords[] {
  const { translations = [], sequels = [] } = release;
  const corrections = sequels.flatMap((sequel) => (sequel.what === 'correct' ? [sequel] : []));
  return [
    release,
    ...translations,
    ...corrections.map(({ replace }) => corrected(release, replace)),
    ...corrections.flatMap(({ translations: others = {} }) =>
      Object.entries(others).map(([lang, { replace }]) =>
        corrected(
          translations.find((translation) => translation.lang === lang)!,
          replace,
        ),
      ),
    ),
  ];
}

const wordsIn = (html: string): string[] =>
  html
    .replace(/<[^>]+>/g, ' ')
    .trim()
    .split(/\s+/);

describe('releases of the demonstration', () => {
  it('show every kind, every state, and everything that can be done in public', () => {
    const states = data.releases.map(({ progress }) => progress.state);
    expect([...new Set(states)].toSorted()).toEqual([
      'approved',
      'discarded',
      'draft',
      'in review',
      'published',
      'published urgently',
      'scheduled',
      'sent back',
    ]);
    expect(new Set(data.releases.map(({ kind }) => kind)).size).toBe(4);
    expect(new Set(data.releases.map(({ key }) => key)).size).toBe(data.releases.length);
    const sequels = data.releases.flatMap(({ sequels: own = [] }) => own);
    expect(new Set(sequels.map(({ what }) => what))).toEqual(new Set(['correct', 'retract', 'redact']));
    expect(sequels.filter((sequel) => sequel.what === 'correct' && sequel.minor)).toHaveLength(1);
  });

  it('show what waits: for a second step, for a co-issuer, for an hour, for a review afterwards', () => {
    const progress = data.releases.map((release) => release.progress);
    const waiting = progress.filter((state) => state.state === 'in review');
    expect(waiting.filter(({ endorsedBy }) => endorsedBy)).toHaveLength(1);
    const coIssuers = data.releases.flatMap(({ coIssuers: own = [] }) => own);
    expect(coIssuers.map(({ agreedBy }) => Number(agreedBy !== undefined)).toSorted((a, b) => a - b)).toEqual(
      [0, 1],
    );
    const scheduled = progress.filter((state) => state.state === 'scheduled');
    expect(scheduled.map(({ earlyAccess }) => Number(earlyAccess)).toSorted((a, b) => a - b)).toEqual([0, 1]);
    const urgent = progress.filter((state) => state.state === 'published urgently');
    expect(
      urgent.map(({ reviewedBy }) => Number(reviewedBy !== undefined)).toSorted((a, b) => a - b),
    ).toEqual([0, 1]);
  });

  it('show translations in every state, one of them a recording', () => {
    const translations = data.releases.flatMap(({ translations: own = [] }) => own);
    expect(translations.some(({ reviewer }) => !reviewer)).toBe(true);
    expect(translations.some(({ published }) => published)).toBe(true);
    expect(translations.some(({ reviewer, published }) => reviewer && !published)).toBe(true);
    expect(translations.some(({ lang, audio }) => lang === 'mww-Latn' && audio)).toBe(true);
    const stale = data.releases.filter(({ translations: own = [], sequels = [] }) =>
      sequels.some((sequel) => sequel.what === 'correct' && own.length > 0 && !sequel.translations),
    );
    expect(stale).toHaveLength(1);
  });

  it('name every file that lies in the folder, and no other', () => {
    const lying = readdirSync(join(import.meta.dirname, '..', 'files')).filter(
      (name) => name !== 'README.md',
    );
    expect(Object.keys(data.files).toSorted()).toEqual(lying.toSorted());
    const used = data.releases.flatMap((release) => [
      ...(release.attachments ?? []),
      ...textsOf(release).flatMap(filesNamedIn),
    ]);
    expect([...new Set(used)].toSorted()).toEqual(lying.toSorted());
  });

  it.each(each)('%s is complete, long enough and refers to what exists', (_, release) => {
    const { author, contact, organisation, signatory } = release;
    expect(release.title.length).toBeLessThanOrEqual(200);
    expect(release.summary.split(/(?<=[.!?])\s+(?=\p{Lu})/u).length).toBeLessThanOrEqual(3);
    const length = wordsIn(release.body).length;
    expect(length).toBeGreaterThanOrEqual(150);
    expect(length).toBeLessThanOrEqual(450);
    expect(release.topics.filter((code) => !data.topics.some((topic) => topic.code === code))).toEqual([]);
    expect(release.places.filter((key) => !placesByKey.has(key) || placesByKey.get(key)!.to)).toEqual([]);
    expect(release.topics.length * release.places.length * release.recipients.length).toBeGreaterThan(0);
    expect([peopleByKey.has(contact), peopleByKey.has(signatory.person)]).toEqual([true, true]);
    expect(release.signatoryPosition).toBeTruthy();
    expect(release.signatoryAuthority?.[0]?.form).toBe(signatory.form);
    expect(['press-officer', 'duty-officer'].some((role) => may(author, role, organisation))).toBe(true);
    if (release.kind === 'invitation') expect(release.event && release.eventPlace).toBeTruthy();
  });

  it.each(each)(
    '%s is approved, reviewed and taken back by those who may, never by its author',
    (_, release) => {
      const { author, organisation, progress, sequels = [], translations = [] } = release;
      const approvers = [
        ...('approver' in progress ? [progress.approver] : []),
        ...('endorsedBy' in progress && progress.endorsedBy ? [progress.endorsedBy] : []),
        ...sequels.flatMap((sequel) => ('approver' in sequel ? [sequel.approver] : [sequel.by])),
        ...translations.flatMap(({ published }) => (published ? [published.by] : [])),
      ];
      expect(approvers.filter((approver) => !may(approver, 'approver', organisation))).toEqual([]);
      expect(approvers).not.toContain(author);
      for (const { translator, reviewer } of translations) {
        expect(may(translator, 'translator', organisation)).toBe(true);
        expect(reviewer === undefined || may(reviewer, 'press-officer', organisation)).toBe(true);
      }
    },
  );

  it.each(each)(
    '%s is written in the grammar of bodies, in composed letters, with every day filled in',
    (_, release) => {
      for (const words of textsOf(release)) {
        const body = words.body.replace(/data-file="[^"]+"/g, `data-file="${'0'.repeat(64)}"`);
        expect([...clean(body).dropped]).toEqual([]);
        const text = fill([words.title, words.summary, words.body].join('\n'));
        expect(text).not.toMatch(/[{}]/);
        expect(text.normalize('NFC')).toBe(text);
        for (const [phone] of text.matchAll(/\b0\d{3}[ .]?\d{3}[ .]?\d{3,4}\b/g)) {
          expect(data.people.map((person) => person.phone)).toContain(phone);
        }
      }
      expect(
        wordsIn(release.body).filter((word) => /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệ]/iu.test(word)).length,
      ).toBeGreaterThan(40);
    },
  );

  it.each(each)('%s says of every picture what is on it, in every language that shows it', (_, release) => {
    const beside = (release.attachments ?? []).filter((name) => data.files[name]!.role === 'picture');
    for (const words of textsOf(release)) {
      const shown = filesNamedIn({ ...words, files: {} }).filter(
        (name) => data.files[name]!.role === 'picture',
      );
      for (const name of [...beside, ...shown]) {
        expect([name, words.files?.[name]?.alt]).toEqual([name, expect.stringMatching(/.{20,}/)]);
        expect(data.files[name]).toMatchObject({ credit: expect.any(String), licence: expect.any(String) });
      }
    }
  });

  it('whose translations are finished say in English what the Vietnamese says, piece by piece', () => {
    for (const release of data.releases) {
      for (const translation of release.translations ?? []) {
        if (translation.lang !== 'en' || !translation.reviewer) continue;
        const shape = ({ body }: DemonstrationWords) =>
          [...body.matchAll(/<(h2|tr|li|figure|blockquote)/g)].map(([, tag]) => tag);
        expect([release.key, shape(translation)]).toEqual([release.key, shape(release)]);
        expect(translation.quotes?.length).toBe(release.quotes?.length);
        expect(translation.contactPosition && translation.signatoryPosition).toBeTruthy();
        expect(translation.signatoryAuthority?.[0]?.form).toBe(release.signatory.form);
        expect(translation.eventPlace !== undefined).toBe(release.eventPlace !== undefined);
        expect(Object.keys(translation.files ?? {}).toSorted()).toEqual(
          Object.keys(release.files ?? {}).toSorted(),
        );
      }
    }
  });
});
