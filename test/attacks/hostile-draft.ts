import type { TestApplication } from '../support/application.js';
import { type Desk, expectStatus, type GivenRelease } from '../support/given.js';
import { htmlVectors, lineVectors } from './html-vectors.js';

export const WORDS = 'Đường đã thông.';
/** Releases over which the vectors are spread. */
export const SPREAD = 6;

/** What a draft is filed under and shows. */
export interface Used {
  readonly desk: Desk;
  readonly topic: string;
  readonly place: string;
  /** SHA-256 of files. */
  readonly picture: string;
  readonly attachment: string;
}

/** As many of the lines as fit, from one of them on. */
export function lines(from: number, most: number): string {
  const all = lineVectors.map((_, at) => lineVectors[(from + at) % lineVectors.length]!);
  const fitting = all.findIndex((_, at) => all.slice(0, at + 1).join(' ').length > most);
  return all.slice(0, fitting < 0 ? all.length : Math.max(fitting, 1)).join(' ');
}

/** Its share of the vectors of HTML. */
export const bodyOf = (number: number, picture: string): string =>
  `<p>${WORDS}</p>${htmlVectors
    .filter((_, index) => index % SPREAD === number)
    .map(([, given]) => given)
    .join('\n')}<figure data-file="${picture}"></figure>`;

/** A draft with vectors in everything that somebody can write. */
export async function hostileDraft(
  { given }: Pick<TestApplication, 'given'>,
  number: number,
  { desk, topic, place, picture, attachment }: Used,
): Promise<GivenRelease> {
  const from = number * 3;
  const release = await given.release({
    state: 'draft',
    desk,
    draft: {
      title: lines(from, 300),
      summary: lines(from + 5, 1000),
      body: bodyOf(number, picture),
      topics: [topic],
      places: [place],
      contact: { name: lines(from + 1, 120), position: lines(from + 2, 200), phone: '0219 000 0100' },
      recipients: [lines(from + 3, 300)],
      signatory: { form: 'KT.', name: lines(from + 4, 120) },
      event: { from: '2026-11-20T12:30:00Z' },
      files: [
        { sha256: picture, role: 'picture', credit: lines(from + 6, 300), licence: lines(from + 7, 300) },
        { sha256: attachment, role: 'attachment', credit: lines(from + 8, 300) },
      ],
    },
  });
  const words = { caption: lines(from + 9, 300), alt: lines(from + 10, 300) };
  const { etag: ifMatch } = await desk.officer.api.get(`${release.open}/texts/vi`);
  const edit = {
    quotes: [{ text: lines(from + 11, 2000), name: lines(from + 12, 120), position: lines(from + 13, 200) }],
    signatoryPosition: lines(from + 14, 200),
    signatoryAuthority: [{ form: 'KT.', of: lines(from + 16, 200) }],
    eventPlace: lines(from + 15, 300),
    fileWords: { [picture]: words, [attachment]: { caption: words.caption } },
  };
  expectStatus(await desk.officer.api.patch(`${release.open}/texts/vi`, edit, { ifMatch }), 200);
  return release;
}
