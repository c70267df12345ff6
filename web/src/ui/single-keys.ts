const KEY = 'khen.single-keys';

/** Shortcuts of one letter: who speaks to a machine instead of typing can turn them off (WCAG 2.1.4). */
export const singleKeys = {
  on: (): boolean => localStorage.getItem(KEY) !== 'off',
  turn: (on: boolean): void => (on ? localStorage.removeItem(KEY) : localStorage.setItem(KEY, 'off')),
};
