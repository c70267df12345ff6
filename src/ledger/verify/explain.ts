import type { Language } from '../../platform/errors/index.js';
import type { NotGenuine } from '../not-genuine.js';
import { faults } from './faults.js';
import type { Unreachable } from './io.js';
import type { Unusable } from './unusable.js';
import { fill, type Values, words } from './words.js';

/** One sentence of the report, safe to print whatever the values are. */
export function sentence(word: keyof typeof words, lang: Language, values: Values = {}): string {
  return fill(words[word][lang], values);
}

/** What went wrong with something that others wrote, safe to print; undefined for every other error. */
export function explain(error: unknown, lang: Language): string | undefined {
  switch ((error as Error).name) {
    case 'NotGenuine': {
      const { fault, parameters } = error as NotGenuine;
      return sentence('not-genuine', lang, { why: fill(faults[fault][lang], parameters) });
    }
    case 'Unreachable': {
      const { place, why, status } = error as Unreachable;
      return sentence(status === 410 ? 'gone' : 'unreachable', lang, { place, why });
    }
    case 'Unusable': {
      const { word, values } = error as Unusable;
      return sentence(word, lang, values);
    }
    default:
      return undefined;
  }
}
