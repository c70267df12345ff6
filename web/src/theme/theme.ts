import { type CSSVariablesResolver, createTheme } from '@mantine/core';

export const theme = createTheme({
  primaryColor: 'cham',
  // Mantine chooses the text of what is filled by the light shade: a paler dark one would get white letters on it.
  primaryShade: { light: 7, dark: 5 },
  autoContrast: true,
  luminanceThreshold: 0.3,
  white: '#ffffff',
  black: '#191d2b',
  colors: {
    cham: [
      '#f3f6fc',
      '#e6eaf8',
      '#cbd4f1',
      '#a9b7e5',
      '#8596d5',
      '#5f70b9',
      '#4858a3',
      '#344188',
      '#25306b',
      '#192048',
    ],
    mach: [
      '#fdeff4',
      '#fbdde7',
      '#f7bfd3',
      '#ee95b8',
      '#da6a9a',
      '#ba497c',
      '#9e3263',
      '#832551',
      '#671d3f',
      '#48172d',
    ],
    lua: [
      '#fdf4e3',
      '#fce9c2',
      '#fbd88e',
      '#f2c156',
      '#e1a52c',
      '#bf851e',
      '#9a6918',
      '#7a5112',
      '#5e3f0f',
      '#412b0c',
    ],
    gray: [
      '#f6f8fa',
      '#eef0f3',
      '#e0e4e8',
      '#d0d5da',
      '#aeb3bb',
      '#808791',
      '#5b626e',
      '#49505d',
      '#303543',
      '#191d2b',
    ],
    dark: [
      '#e4e6ec',
      '#babec7',
      '#a0a5b1',
      '#808695',
      '#444a59',
      '#353b4a',
      '#232835',
      '#161b26',
      '#0f131e',
      '#0a0d16',
    ],
  },
  fontFamily: 'var(--k-sans)',
  fontFamilyMonospace: 'var(--k-mono)',
  headings: { fontFamily: 'var(--k-sans)', fontWeight: '600', textWrap: 'balance' },
  fontSizes: { xs: '.75rem', sm: '.875rem', md: '.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  lineHeights: { xs: '1.5', sm: '1.5', md: '1.55', lg: '1.6', xl: '1.6' },
  spacing: { xs: '.25rem', sm: '.5rem', md: '.75rem', lg: '1rem', xl: '1.5rem' },
  radius: { xs: '2px', sm: '4px', md: '4px', lg: '6px', xl: '6px' },
  defaultRadius: 'sm',
  shadows: { xs: 'none', sm: 'none', md: 'var(--k-shadow)', lg: 'var(--k-shadow)', xl: 'var(--k-shadow)' },
  breakpoints: { xs: '30em', sm: '40em', md: '60em', lg: '75em', xl: '90em' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  // base.css draws one ring for everything.
  focusRing: 'never',
  components: {
    // The library's lock of what lies below would be a style in the page; base.css does it.
    Modal: { defaultProps: { padding: 'lg', lockScroll: false } },
  },
});

const soft = (name: string, wash: string, ink: string) => ({
  [`--mantine-color-${name}-light`]: wash,
  [`--mantine-color-${name}-light-hover`]: wash,
  [`--mantine-color-${name}-light-color`]: ink,
  [`--mantine-color-${name}-outline`]: ink,
  [`--mantine-color-${name}-text`]: ink,
});

/** Mantine's roles follow tokens.css, so that a province's colours change both at once. */
export const roles: CSSVariablesResolver = () => {
  const both = {
    '--mantine-color-text': 'var(--k-ink)',
    '--mantine-color-body': 'var(--k-ground)',
    '--mantine-color-dimmed': 'var(--k-ink-2)',
    '--mantine-color-anchor': 'var(--k-link)',
    '--mantine-color-error': 'var(--k-mach-ink)',
    '--mantine-color-placeholder': 'var(--k-ink-3)',
    '--mantine-color-default': 'var(--k-ground)',
    '--mantine-color-default-hover': 'var(--k-surface-2)',
    '--mantine-color-default-color': 'var(--k-ink)',
    '--mantine-color-default-border': 'var(--k-line-strong)',
    '--mantine-color-disabled': 'var(--k-surface-2)',
    '--mantine-color-disabled-color': 'var(--k-ink-3)',
    '--mantine-color-disabled-border': 'var(--k-line)',
    ...soft('cham', 'var(--k-cham-wash)', 'var(--k-cham-ink)'),
    ...soft('mach', 'var(--k-mach-wash)', 'var(--k-mach-ink)'),
    ...soft('lua', 'var(--k-lua-wash)', 'var(--k-lua-ink)'),
    ...soft('gray', 'var(--k-surface-2)', 'var(--k-ink-2)'),
  };
  return { variables: {}, light: both, dark: both };
};
