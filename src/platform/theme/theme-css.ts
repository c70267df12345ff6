import { coloursOf } from './recolour.js';
import type { Colours } from './tokens.js';

const DARK = '(prefers-color-scheme: dark)';

const block = (selector: string, scheme: 'light' | 'dark', colours: Colours): string =>
  `${selector}{color-scheme:${scheme};${Object.entries(colours)
    .map(([name, value]) => `--k-${name}:${value}`)
    .join(';')}}`;

/** The colours of a page that follows the reader's device. */
export function pageColours(own: string): string {
  const { light, dark } = coloursOf(own);
  return `${block(':root', 'light', light)}@media ${DARK}{${block(':root', 'dark', dark)}}`;
}

/** The colours of the desk, where a person may choose against the device. */
export function deskColours(own: string): string {
  const { light, dark } = coloursOf(own);
  const chosen = (scheme: string) => `:root[data-mantine-color-scheme='${scheme}']`;
  return [
    block(':root', 'light', light),
    `@media ${DARK}{${block(`:root:not([data-mantine-color-scheme='light'])`, 'dark', dark)}}`,
    block(chosen('dark'), 'dark', dark),
  ].join('\n');
}
