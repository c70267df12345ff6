import { normalise, withoutForbiddenCharacters } from '../text/index.js';

/** Text without what XML cannot hold, its line feeds kept. */
export const lines = (text: string): string => withoutForbiddenCharacters(normalise(text)).trim();

export const line = (text: string): string => lines(text).replace(/\s*\n\s*/g, ' ');

export const upper = (text: string): string => line(text).toLocaleUpperCase('vi');
