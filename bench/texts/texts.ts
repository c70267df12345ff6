import { Random, Zipf } from './random.js';
import { placeNames, vocabulary } from './vocabulary.js';

/** What has words in a release, like Vietnamese ones in length, repetition and the letters used, but without sense. */
export interface GeneratedText {
  readonly title: string;
  readonly summary: string;
  /** In the grammar of bodies: a block a line. */
  readonly body: string;
}

/** Least and most paragraphs of a body: as long as the demonstration's (1.8 kB), or as long releases are (4.7 kB). */
const lengths = { usual: [3, 5], long: [8, 13] } as const;
export type Length = keyof typeof lengths;

/** The draws of one corpus. Made anew with the same seed it gives the same texts in the same order. */
export class Texts {
  private readonly words: Zipf<string>;
  private readonly places: Zipf<string>;

  constructor(
    readonly random: Random,
    private readonly length: Length,
  ) {
    this.words = new Zipf(vocabulary(random));
    this.places = new Zipf(random.shuffle(placeNames));
  }

  /** The next text, about a place. */
  next(place: string): GeneratedText {
    const { random } = this;
    const title = `${upperFirst(this.phrases(random.between(4, 7)))} tại ${place}`;
    const blocks: string[] = [];
    const [least, most] = lengths[this.length];
    for (let paragraph = random.between(least, most); paragraph > 0; paragraph -= 1) {
      if (paragraph % 4 === 0) blocks.push(`<h2>${upperFirst(this.phrases(random.between(2, 4)))}</h2>`);
      blocks.push(`<p>${this.sentences(random.between(2, 6))}</p>`);
    }
    return { title, summary: this.sentences(2), body: blocks.join('\n') };
  }

  private sentences(count: number): string {
    return Array.from({ length: count }, () => this.sentence()).join(' ');
  }

  private sentence(): string {
    const { random } = this;
    const parts = [this.phrases(random.between(3, 6)), this.phrases(random.between(2, 5))];
    if (random.next() < 0.2) parts.push(`${random.between(2, 900)} ${this.phrases(2)}`);
    if (random.next() < 0.25) parts.push(`tại ${this.places.draw(random)}`);
    return `${upperFirst(parts.join(', '))}.`;
  }

  private phrases(count: number): string {
    return Array.from({ length: count }, () => this.words.draw(this.random)).join(' ');
  }
}

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
