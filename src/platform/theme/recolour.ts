import { clampChroma, converter, formatHex, wcagLuminance } from 'culori';
import { type Colours, dark, light, ownColours } from './tokens.js';

const oklch = converter('oklch');
/** The colour that the tokens are drawn in. */
export const initialColour = light['cham']!;

/** Both schemes in a province's colour, given as `#rrggbb`. */
export function coloursOf(own: string): { readonly light: Colours; readonly dark: Colours } {
  return own === initialColour
    ? { light, dark }
    : { light: recoloured(light, own), dark: recoloured(dark, own) };
}

function recoloured(colours: Colours, own: string): Colours {
  const { h = 0, c } = oklch(own)!;
  const measure = oklch(initialColour)!.c;
  return {
    ...colours,
    ...Object.fromEntries(
      ownColours.map((name) => {
        const before = colours[name]!;
        return [name, withLuminance(wcagLuminance(before), h, (oklch(before)!.c * c) / measure)];
      }),
    ),
  };
}

/**
 * The colour of this hue, and at most this chroma, that is as bright as asked. Contrast (WCAG 2.2, 1.4.3) is a matter of
 * relative luminance alone, so every pair of tokens keeps the contrast that it was designed with, whatever the hue.
 */
function withLuminance(luminance: number, h: number, c: number): string {
  let [low, high] = [0, 1];
  for (let step = 0; step < 24; step += 1) {
    const l = (low + high) / 2;
    if (wcagLuminance(inGamut(l, c, h)) < luminance) low = l;
    else high = l;
  }
  return formatHex(inGamut(high, c, h));
}

const inGamut = (l: number, c: number, h: number) => clampChroma({ mode: 'oklch', l, c, h }, 'oklch', 'rgb');

/** Hues (degrees of OKLCH) that already say something: pink a change, red an urgent case, gold a wait. */
const TAKEN = { from: 335, to: 115 };

/** Whether a province may have it: greys, and every hue that says nothing else. */
export function isFree(own: string): boolean {
  const { h, c } = oklch(own) ?? { c: 0 };
  return c < 0.02 || h === undefined || (h > TAKEN.to && h < TAKEN.from);
}
