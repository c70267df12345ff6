import { fold } from '../../../src/platform/text/index.js';
import { cultureAndOffice } from './culture-and-office.js';
import type { JudgedOriginal, Rewriting } from './judged.types.js';
import { landAndMoney } from './land-and-money.js';
import { peopleAndSchools } from './people-and-schools.js';
import { roadsAndWeather } from './roads-and-weather.js';

/**
 * Judged before there was anything that answers, by whether an official would say "somebody has rewritten this release of
 * ours". A judgement is changed only when it was wrong. All of it is invented.
 */
export const originals: readonly JudgedOriginal[] = [
  ...roadsAndWeather,
  ...peopleAndSchools,
  ...landAndMoney,
  ...cultureAndOffice,
];

export const grades = ['same words', 'passage', 'a tenth', 'a third', 'most', 'other'] as const;
export type Grade = (typeof grades)[number];

/** What somebody pastes, and what is to be answered: which release it is or is close to, or none. */
export interface Judged {
  readonly grade: Grade;
  readonly what: string;
  readonly text: string;
  readonly answer: 'official' | 'close' | 'not published';
  /** Key of the release. */
  readonly of?: string;
}

/** A release's words as they stand on a page: a paragraph a line, the title first. */
export const linesOf = ({ title, paragraphs }: JudgedOriginal): readonly string[] => [title, ...paragraphs];

/** The same words, as other programs write them. */
const writings: readonly (readonly [what: string, change: (text: string) => string])[] = [
  ['as it stands', (text) => text],
  ['decomposed', (text) => text.normalize('NFD')],
  ['in one line', (text) => text.replaceAll('\n', ' ')],
  [
    'with other white space',
    (text) => `\n\t ${text.replaceAll('\n', '\r\n\r\n').replaceAll(' ', '\u00A0 ')}\u200B `,
  ],
  ['with typewriter quotes', (text) => text.replace(/[“”]/g, '"')],
  ['with other dashes', (text) => text.replace(/–/g, '-')],
  ['with tones where others set them', (text) => oldTones(text.normalize('NFC'))],
];

const tones: Readonly<Record<string, string>> = {
  oà: 'òa',
  oá: 'óa',
  oả: 'ỏa',
  oã: 'õa',
  oạ: 'ọa',
  oè: 'òe',
  oé: 'óe',
  oẻ: 'ỏe',
  oẽ: 'õe',
  oẹ: 'ọe',
  uỳ: 'ùy',
  uý: 'úy',
  uỷ: 'ủy',
  uỹ: 'ũy',
  uỵ: 'ụy',
};
const turned = Object.fromEntries(Object.entries(tones).map(([one, other]) => [other, one]));

/** Each syllable that ends in oa, oe or uy with its tone on the other vowel. */
function oldTones(text: string): string {
  return text.replace(
    /(?<![qQ])(?:oà|oá|oả|oã|oạ|oè|oé|oẻ|oẽ|oẹ|uỳ|uý|uỷ|uỹ|uỵ|òa|óa|ỏa|õa|ọa|òe|óe|ỏe|õe|ọe|ùy|úy|ủy|ũy|ụy)(?!\p{L})/gu,
    (pair) => tones[pair] ?? turned[pair]!,
  );
}

export function rewrite(
  original: JudgedOriginal,
  { order, replace, before, after, withoutMarks }: Rewriting,
): string {
  const lines = linesOf(original);
  let text = (order ?? [...lines.keys()]).map((place) => lines[place]!).join('\n');
  for (const [from, to] of replace) {
    if (!text.includes(from)) throw new Error(`There is no "${from}" in what is made of ${original.key}.`);
    text = text.replace(from, to);
  }
  const whole = [before, text, after].filter(Boolean).join('\n');
  return withoutMarks ? fold(whole) : whole;
}

export const judged: readonly Judged[] = originals.flatMap((original, at) => {
  const { key: of, paragraphs, tenth, third, most, others } = original;
  const text = linesOf(original).join('\n');
  const close = (grade: Grade, what: string, words: string): Judged => ({
    grade,
    what,
    text: words,
    answer: 'close',
    of,
  });
  const neighbour = originals[(at + 7) % originals.length]!.others[0]!;
  return [
    ...writings.map(([what, change]): Judged => ({
      grade: 'same words',
      what,
      text: change(text),
      answer: 'official',
      of,
    })),
    { grade: 'same words', what: 'without its title', text: paragraphs.join('\n'), answer: 'official', of },
    close('passage', 'one paragraph', paragraphs[1]!),
    close('passage', 'all but the last paragraph', text.slice(0, text.lastIndexOf('\n'))),
    close('passage', 'within another text', `${neighbour}\n${text}\nGửi từ điện thoại của tôi`),
    close('a tenth', 'rewritten', rewrite(original, tenth)),
    close('a third', 'rewritten', rewrite(original, third)),
    close('most', 'rewritten', most),
    ...others.map((words): Judged => ({
      grade: 'other',
      what: 'same event',
      text: words,
      answer: 'not published',
    })),
  ];
});
