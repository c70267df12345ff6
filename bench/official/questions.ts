import { documentsOf } from '../asking.js';
import { Random } from '../texts/random.js';
import { Texts } from '../texts/texts.js';
import { vocabulary } from '../texts/vocabulary.js';

const LONGEST = 40_000;
/** Words that somebody who rewrites takes, or keeps, in a row. */
const RUN = 6;

/** Something that is pasted, with what has to be answered. */
export interface Pasted {
  readonly kind: string;
  readonly body: object;
  readonly answer: 'official' | 'close' | 'not-published';
  /** Id of the release. */
  readonly of?: string;
}

interface Release {
  readonly id: string;
  readonly number?: string;
  readonly title: string;
  readonly summary: string;
  readonly paragraphs: readonly string[];
}

/** Releases from all times, and what people make of them; nothing is pasted twice. */
export async function pastedOf(dataDir: string, releases: number): Promise<Generator<Pasted>> {
  const random = new Random(releases + 1);
  const documents = await documentsOf<Document>(dataDir, random, { from: 200, to: releases });
  return paste(random, documents.map(toRelease));
}

interface Document {
  readonly id: string;
  readonly number?: string;
  readonly content: { readonly title: string; readonly summary: string; readonly body: string };
}

function toRelease({ id, number, content }: Document): Release {
  const paragraphs = content.body.split('\n').map((line) => line.replace(/<[^>]*>/g, ''));
  return {
    id,
    ...(number && { number }),
    title: content.title,
    summary: content.summary,
    paragraphs: paragraphs.filter(Boolean),
  };
}

function* paste(random: Random, releases: readonly Release[]): Generator<Pasted> {
  const words = vocabulary(random);
  const unknown = new Texts(random, 'usual');
  const linesOf = ({ title, summary, paragraphs }: Release) => [title, summary, ...paragraphs];
  const whole = (release: Release) => linesOf(release).join('\n');
  const rewritten = (release: Release, share: number): string =>
    rewrite(random, words, random.shuffle(linesOf(release)).join('\n'), share);
  const longest = ({ paragraphs }: Release): string =>
    paragraphs.toSorted((one, other) => other.length - one.length)[0]!;
  for (;;) {
    const release = random.pick(releases);
    const { id: of, number, paragraphs } = release;
    const close = { answer: 'close', of } as const;
    yield { kind: 'a whole release', body: { text: whole(release) }, answer: 'official', of };
    yield { kind: 'its body', body: { query: paragraphs.join('\n') }, answer: 'official', of };
    yield { kind: 'its longest paragraph', body: { text: longest(release) }, ...close };
    for (const percent of [10, 30, 60])
      yield {
        kind: `rewritten by ${percent} %`,
        body: { text: rewritten(release, percent / 100) },
        ...close,
      };
    const { title, summary, body } = unknown.next('Lũng Cú');
    const other = [title, summary, body.replace(/<[^>]*>/g, '')].join('\n');
    yield { kind: 'nothing of ours', body: { text: other }, answer: 'not-published' };
    const many = Array.from({ length: 40 }, () => whole(random.pick(releases))).join('\n');
    yield {
      kind: 'forty thousand characters',
      body: { text: `${whole(release)}\n${many}`.slice(0, LONGEST) },
      answer: 'close',
    };
    yield {
      kind: 'a link',
      body: { query: `/r/${of}?fbclid=${random.between(1, 1e9)}` },
      answer: 'official',
      of,
    };
    if (number) yield { kind: 'a number', body: { query: number }, answer: 'official' };
  }
}

/** Stretches of words taken for others, until that share of them is not what it was. */
function rewrite(random: Random, others: readonly string[], text: string, share: number): string {
  const words = text.split(/\s+/);
  const made: string[] = [];
  for (let at = 0; at < words.length;) {
    const run = random.between(1, RUN);
    if (random.next() < share)
      made.push(...Array.from({ length: Math.ceil(run / 2) }, () => random.pick(others)));
    else made.push(...words.slice(at, at + run));
    at += run;
  }
  return made.join(' ');
}
