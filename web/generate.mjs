// Makes what the sources lean on and nobody should commit: the types of the API and the rules for what is sent, out of its
// description; the fonts, with the letters that we write; and the variables of the theme, as a file, because no style may
// stand in the page itself.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import {
  convertCssVariables,
  DEFAULT_THEME,
  defaultCssVariablesResolver,
  mergeMantineTheme,
} from '@mantine/core';
import openapiTS, { astToString } from 'openapi-typescript';
import subsetFont from 'subset-font';
import { limits } from './limits.mjs';
import { roles, theme } from './src/theme/theme.ts';

const generated = new URL('generated/', import.meta.url);
const { resolve } = createRequire(import.meta.url);
const description = new URL('../docs/api/openapi.json', import.meta.url);

const fonts = {
  'sans-400': '@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf',
  'sans-600': '@expo-google-fonts/be-vietnam-pro/600SemiBold/BeVietnamPro_600SemiBold.ttf',
  'serif-400': '@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf',
  'serif-600': '@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf',
};

/** Latin with the marks of Vietnamese, and the signs of a text; other scripts are left to the reader's own fonts. */
function letters() {
  const range = (from, to) =>
    String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, i) => from + i));
  return [
    range(0x20, 0x7e),
    range(0xa0, 0xff),
    'ĂăĐđĨĩŨũƠơƯư',
    range(0x1ea0, 0x1ef9),
    '\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323',
    '–—‘’“”†•…‰‹›₫€№→←↑↓−≤≥✓',
  ].join('');
}

/** Mantine's variables with our theme in them, without the colours that the theme has no use for. */
function themeVariables() {
  const whole = mergeMantineTheme(DEFAULT_THEME, theme);
  const [own, base] = [roles(whole), defaultCssVariablesResolver(whole)];
  const unused = Object.keys(DEFAULT_THEME.colors).filter((name) => !(name in theme.colors));
  const isUsed = ([name]) => !unused.some((colour) => name.startsWith(`--mantine-color-${colour}-`));
  const merged = (part) => Object.fromEntries(Object.entries({ ...base[part], ...own[part] }).filter(isUsed));
  return convertCssVariables(
    {
      variables: merged('variables'),
      light: { ...merged('light'), '--mantine-color-scheme': 'light' },
      dark: { ...merged('dark'), '--mantine-color-scheme': 'dark' },
    },
    ':root',
  );
}

await mkdir(generated, { recursive: true });
const write = (name, content) => writeFile(new URL(name, generated), content);
await Promise.all([
  write('schema.d.ts', astToString(await openapiTS(description))),
  write('limits.ts', limits(JSON.parse(await readFile(description, 'utf8')))),
  write('theme.css', `@layer mantine {\n${themeVariables()}\n}\n`),
  ...Object.entries(fonts).map(async ([name, path]) =>
    write(
      `${name}.woff2`,
      await subsetFont(await readFile(resolve(path)), letters(), {
        targetFormat: 'woff2',
        keepFeatures: ['ccmp', 'kern', 'mark', 'mkmk', 'tnum'],
        noHinting: true,
      }),
    ),
  ),
]);
