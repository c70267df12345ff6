import { IconFileText, IconInbox, IconSettings, type Icon } from '@tabler/icons-react';
import type { LinkProps } from '@tanstack/react-router';
import type { vi } from '../texts/vi';
import { useMay } from '../session/me';

type Texts = (typeof vi)['common'];

interface Screen {
  readonly to: LinkProps['to'];
  readonly title: keyof Texts['screens'];
  /** Who may go there; everybody, unless said. */
  readonly permission?: string;
}
interface MainScreen extends Screen {
  readonly icon: Icon;
  /** After `g`, leads there. */
  readonly key: string;
}

/** What the navigation leads to, in its order. */
const screens: readonly MainScreen[] = [
  { to: '/', title: 'desk', icon: IconInbox, key: 'd' },
  { to: '/releases', title: 'releases', icon: IconFileText, permission: 'releases.read', key: 'r' },
];

interface AdministrationScreen extends Screen {
  readonly title: keyof Texts['administration']['about'];
  readonly permission: string;
}
type Group = Exclude<keyof Texts['administration'], 'about'>;

/** What is administered, in groups. */
const administration: Readonly<Record<Group, readonly AdministrationScreen[]>> = {
  people: [],
  reference: [
    { to: '/administration/topics', title: 'topics', permission: 'reference.write' },
    { to: '/administration/places', title: 'places', permission: 'reference.write' },
  ],
  press: [],
  system: [],
};

const overview: MainScreen = { to: '/administration', title: 'administration', icon: IconSettings, key: 'a' };

/** Those screens of the navigation that this person may use. */
export function useScreens(): readonly MainScreen[] {
  const may = useMay();
  const groups = useAdministration();
  const own = screens.filter(({ permission }) => may(permission));
  return groups.length > 0 ? [...own, overview] : own;
}

/** What this person may administer, by group; a group with nothing for them is left out. */
export function useAdministration() {
  const may = useMay();
  return (Object.keys(administration) as Group[])
    .map((group) => ({ group, of: administration[group].filter(({ permission }) => may(permission)) }))
    .filter(({ of }) => of.length > 0);
}
