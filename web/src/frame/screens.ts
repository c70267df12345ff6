import { IconFileText, IconInbox, type Icon } from '@tabler/icons-react';
import type { LinkProps } from '@tanstack/react-router';
import type { ParseKeys } from 'i18next';
import { useMay } from '../session/me';

interface Screen {
  readonly to: LinkProps['to'];
  readonly title: ParseKeys<['common', 'desk', 'releases', 'account']>;
  readonly icon: Icon;
  /** Who may go there; everybody, unless said. */
  readonly permission?: string;
  /** After `g`, leads there. */
  readonly key: string;
}

/** What the navigation leads to, in its order. */
const screens: readonly Screen[] = [
  { to: '/', title: 'desk:title', icon: IconInbox, key: 'd' },
  { to: '/releases', title: 'releases:title', icon: IconFileText, permission: 'releases.read', key: 'r' },
];

/** Those of them that this person may use. */
export function useScreens(): readonly Screen[] {
  const may = useMay();
  return screens.filter(({ permission }) => may(permission));
}
