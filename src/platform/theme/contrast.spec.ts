import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { coloursOf } from './recolour.js';
import { provinceColour } from './theme.settings.js';
import type { Colours } from './tokens.js';

/** Relative luminance of `#rrggbb` (WCAG 2.2), summed up here and not by what draws the colours. */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].toSorted((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ['ground', 'surface', 'surface-2'];
const washes = ['cham-wash', 'lua-wash', 'mach-wash'];
const TEXT = 4.5;
const PART = 3;

/** What stands on what, wherever a province's colour is one of the two. */
const pairs: readonly (readonly [over: string, under: string, least: number])[] = [
  ...['link', 'link-hover', 'link-visited'].flatMap((text) =>
    [...grounds, 'raised'].map((ground) => [text, ground, TEXT] as const),
  ),
  ...washes.map((wash) => ['link', wash, TEXT] as const),
  ...['cham-ink', 'ink', 'ink-2'].flatMap((text) =>
    [...(text === 'cham-ink' ? grounds : []), 'cham-wash'].map((ground) => [text, ground, TEXT] as const),
  ),
  ...['cham', 'cham-hover', 'cham-press', 'band'].map((fill) => ['on-cham', fill, TEXT] as const),
  ...[...grounds, 'cham-wash'].map((ground) => ['cham-edge', ground, PART] as const),
  ...grounds.map((ground) => ['cham', ground, PART] as const),
];

function tooWeak(colours: Colours): string[] {
  return pairs.flatMap(([over, under, least]) => {
    const ratio = contrast(colours[over]!, colours[under]!);
    return ratio >= least ? [] : [`${over} on ${under}: ${ratio.toFixed(2)}`];
  });
}

const colour = fc
  .integer({ min: 0, max: 0xff_ff_ff })
  .map((number) => `#${number.toString(16).padStart(6, '0')}`);
const accepts = (value: string) => provinceColour.schema.safeParse(value).success;

describe('the colour of a province', () => {
  it.each([
    '#000000',
    '#ffffff',
    '#808080',
    '#0000ff',
    '#00ff00',
    '#00ffff',
    '#7f00ff',
    '#003300',
    '#344188',
  ])('may be %s, and everything stays readable', (own) => {
    expect(accepts(own)).toBe(true);
    const { light, dark } = coloursOf(own);
    expect([tooWeak(light), tooWeak(dark)]).toEqual([[], []]);
  });

  it('may be any that says nothing else, and everything stays readable', () => {
    fc.assert(
      fc.property(colour, (own) => {
        fc.pre(accepts(own));
        const { light, dark } = coloursOf(own);
        expect([tooWeak(light), tooWeak(dark)]).toEqual([[], []]);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['red', '#b01f1f'],
    ['red', '#ff0000'],
    ['pink', '#ba497c'],
    ['pink', '#ff69b4'],
    ['gold', '#f2c156'],
    ['gold', '#ffd700'],
    ['gold', '#9a6918'],
    ['orange', '#ff8800'],
  ])('can be no %s, which says something already: %s', (_, own) => {
    expect(accepts(own)).toBe(false);
  });

  it.each(['344188', '#34418', '#3441889', '#GGGGGG', '#FFFFFF', 'blue', '', '#344188;}', 'rgb(0,0,0)'])(
    'is written in one way, which %j is not',
    (own) => {
      expect(accepts(own)).toBe(false);
    },
  );

  it('changes only what is drawn in it', () => {
    const [own, initial] = [coloursOf('#1f6f5c'), coloursOf('#344188')];
    for (const scheme of ['light', 'dark'] as const)
      for (const name of ['ink', 'mach-ink', 'lua-ink', 'son', 'focus', 'ground'])
        expect(own[scheme][name]).toBe(initial[scheme][name]);
  });
});
