import type { Values, words } from './words.js';

/** The command was called with something that it can't work with. */
export class Unusable extends Error {
  override readonly name = 'Unusable';

  constructor(
    readonly word: keyof typeof words,
    readonly values: Values = {},
  ) {
    super(word);
  }
}
