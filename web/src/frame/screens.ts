import {
  IconCalendar,
  IconFileText,
  IconInbox,
  IconNews,
  IconSettings,
  type Icon,
} from '@tabler/icons-react';
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
  { to: '/calendar', title: 'calendar', icon: IconCalendar, permission: 'releases.read', key: 'c' },
  { to: '/press-room', title: 'pressRoom', icon: IconNews, permission: 'early-access.read', key: 'p' },
];

interface AdministrationScreen extends Screen {
  readonly title: keyof Texts['administration']['about'];
  readonly permission: string;
}
type Group = Exclude<keyof Texts['administration'], 'about'>;

/** What is administered, in groups. */
const administration: Readonly<Record<Group, readonly AdministrationScreen[]>> = {
  people: [
    { to: '/administration/organisations', title: 'organisations', permission: 'organisations.read' },
    { to: '/administration/people', title: 'people', permission: 'accounts.read' },
    { to: '/administration/roles', title: 'roles', permission: 'accounts.read' },
  ],
  reference: [
    { to: '/administration/topics', title: 'topics', permission: 'reference.write' },
    { to: '/administration/places', title: 'places', permission: 'reference.write' },
  ],
  press: [
    { to: '/administration/agencies', title: 'agencies', permission: 'agencies.read' },
    { to: '/administration/press-terms', title: 'pressTerms', permission: 'agencies.read' },
    { to: '/administration/clients', title: 'clients', permission: 'clients.read' },
  ],
  system: [
    { to: '/administration/settings', title: 'settings', permission: 'settings.read' },
    { to: '/administration/audit', title: 'audit', permission: 'audit.read' },
    { to: '/administration/ledger', title: 'ledger', permission: 'health.read' },
    { to: '/administration/tasks', title: 'tasks', permission: 'tasks.read' },
    { to: '/administration/health', title: 'health', permission: 'health.read' },
  ],
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

/** One's own. */
export const accountScreens = [
  { to: '/account/sessions', title: 'sessions' },
  { to: '/account/password', title: 'password' },
  { to: '/account/passkeys', title: 'passkeys' },
  { to: '/account/second-factor', title: 'secondFactor' },
  { to: '/account/stand-ins', title: 'standIns' },
] as const;
