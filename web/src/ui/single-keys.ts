import { useHotkeys } from '@mantine/hooks';

const KEY = 'khen.single-keys';
const SEQUENCE_MS = 1000;
let gAt = -Infinity;

/** Shortcuts of one letter: who speaks to a machine instead of typing can turn them off (WCAG 2.1.4). */
export const singleKeys = {
  on: (): boolean => localStorage.getItem(KEY) !== 'off',
  turn: (on: boolean): void => (on ? localStorage.removeItem(KEY) : localStorage.setItem(KEY, 'off')),
  /** G was pressed: the next key says where to go. */
  begin: (): void => void (gAt = performance.now()),
  isBegun: (): boolean => performance.now() - gAt < SEQUENCE_MS,
};

/** Keys that do something here, unless they are the second of G and another one. */
export function useSingleKeys(keys: readonly (readonly [string, () => void])[]): void {
  useHotkeys(singleKeys.on() ? keys.map(([key, act]) => [key, () => !singleKeys.isBegun() && act()]) : []);
}
