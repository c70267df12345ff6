import { localStorageColorSchemeManager } from '@mantine/core';

export const schemes = localStorageColorSchemeManager({ key: 'khen.scheme' });

/** Before anything is drawn: who chose dark must not be dazzled. */
export function showScheme(): void {
  const chosen = schemes.get('auto');
  const dark = chosen === 'auto' ? matchMedia('(prefers-color-scheme: dark)').matches : chosen === 'dark';
  document.documentElement.dataset['mantineColorScheme'] = dark ? 'dark' : 'light';
}
