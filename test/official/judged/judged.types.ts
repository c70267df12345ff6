/** How a text was changed by hand: paragraphs taken in another order (0 is the title) or left out, then words replaced. */
export interface Rewriting {
  readonly order?: readonly number[];
  readonly replace: readonly (readonly [from: string, to: string])[];
  /** What somebody who passes it on writes around it. */
  readonly before?: string;
  readonly after?: string;
  readonly withoutMarks?: true;
}

/** A release, and what people make of it. */
export interface JudgedOriginal {
  readonly key: string;
  readonly lang?: 'en';
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** About a tenth of the words changed, about a third, and well over a half: all are rewritings of this release. */
  readonly tenth: Rewriting;
  readonly third: Rewriting;
  readonly most: string;
  /** About the same event in words of their own, as a newspaper or a neighbour has them: no rewriting of anything. */
  readonly others: readonly string[];
}
