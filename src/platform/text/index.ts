export {
  forbiddenCharacters,
  normalise,
  withoutForbiddenCharacters,
  type ForbiddenCharacter,
} from './characters.js';
export { lineOfText, linesOfText } from './schemas.js';
export { fold, marked, syllables } from './vietnamese.js';
