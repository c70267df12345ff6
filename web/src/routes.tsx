import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { asked } from './api/address';
import { Frame } from './frame/frame';
import { NotFound } from './frame/not-found';
import { ScreenFailed } from './frame/screen-failed';
import { type Namespace, needTexts } from './i18n';
import { placesSearch, topicsSearch } from './reference/search';
import { calendarSearch } from './releases/calendar/search';
import { editSearch, previewSearch, releasesSearch, releaseSearch, reviewSearch } from './releases/search';

const root = createRootRoute({ component: Frame, notFoundComponent: NotFound });

/** The code of a screen and its texts, loaded together. */
const screen = <Code extends object>(
  load: () => Promise<Code>,
  name: keyof Code & string,
  ...texts: readonly Namespace[]
) => lazyRouteComponent(async () => (await Promise.all([load(), needTexts(texts)]))[0], name);

const routes = [
  createRoute({
    getParentRoute: () => root,
    path: '/',
    component: screen(() => import('./desk/desk.page'), 'DeskPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/releases',
    validateSearch: releasesSearch,
    component: screen(() => import('./releases/releases.page'), 'ReleasesPage', 'releases'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/releases/$id',
    validateSearch: releaseSearch,
    component: screen(
      () => import('./releases/release.page'),
      'ReleasePage',
      'releases',
      'editing',
      'standing',
      'after',
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/releases/new',
    component: screen(() => import('./releases/edit/new.page'), 'NewReleasePage', 'releases', 'editing'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/releases/$id/edit',
    staticData: { task: true },
    validateSearch: editSearch,
    component: screen(
      () => import('./releases/edit/edit.page'),
      'EditPage',
      'releases',
      'editing',
      'writing',
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/releases/$id/preview',
    validateSearch: previewSearch,
    component: screen(() => import('./releases/preview.page'), 'PreviewPage', 'releases', 'editing'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/releases/$id/review',
    staticData: { task: true },
    validateSearch: reviewSearch,
    component: screen(() => import('./releases/review/review.page'), 'ReviewPage', 'releases', 'review'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/releases/$id/correct',
    component: screen(
      () => import('./releases/standing/correct.page'),
      'CorrectPage',
      'releases',
      'standing',
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/releases/$id/retract',
    component: screen(
      () => import('./releases/standing/retract.page'),
      'RetractPage',
      'releases',
      'standing',
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/releases/$id/erase',
    component: screen(() => import('./releases/standing/erase.page'), 'ErasePage', 'releases', 'standing'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/calendar',
    validateSearch: calendarSearch,
    component: screen(
      () => import('./releases/calendar/calendar.page'),
      'CalendarPage',
      'releases',
      'calendar',
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/account/sessions',
    component: screen(() => import('./account/sessions.page'), 'SessionsPage', 'account'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/account/password',
    component: screen(() => import('./account/password.page'), 'PasswordPage', 'account'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/account/second-factor',
    component: screen(() => import('./account/own-second-factor.page'), 'OwnSecondFactorPage', 'account'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/account/stand-ins',
    component: screen(() => import('./account/stand-ins.page'), 'StandInsPage', 'account'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/account/passkeys',
    component: screen(() => import('./account/passkeys.page'), 'PasskeysPage', 'account'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/administration',
    component: screen(() => import('./frame/administration.page'), 'AdministrationPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/administration/organisations',
    validateSearch: asked('q', 'kind', 'state', 'cursor'),
    component: screen(() => import('./identity/organisations.page'), 'OrganisationsPage', 'identity'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/administration/organisations/$id',
    component: screen(() => import('./identity/organisation.page'), 'OrganisationPage', 'identity'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/administration/people',
    validateSearch: asked('q', 'state', 'cursor'),
    component: screen(() => import('./identity/people.page'), 'PeoplePage', 'identity'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/administration/people/$id',
    component: screen(() => import('./identity/person.page'), 'PersonPage', 'identity'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/administration/roles',
    component: screen(() => import('./identity/roles.page'), 'RolesPage', 'identity'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/administration/agencies',
    validateSearch: asked('state', 'organisation', 'cursor'),
    component: screen(() => import('./press/agencies.page'), 'AgenciesPage', 'press'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/administration/agencies/$id',
    component: screen(() => import('./press/agency.page'), 'AgencyPage', 'press'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/administration/press-terms',
    validateSearch: asked('cursor'),
    component: screen(() => import('./press/press-terms.page'), 'PressTermsPage', 'press'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/administration/press-terms/$version',
    component: screen(() => import('./press/terms.page'), 'TermsPage', 'press'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/administration/clients',
    validateSearch: asked('cursor'),
    component: screen(() => import('./press/clients.page'), 'ClientsPage', 'press'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/administration/clients/$id',
    component: screen(() => import('./press/client.page'), 'ClientPage', 'press'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/press-room',
    validateSearch: asked('cursor'),
    component: screen(() => import('./press/room.page'), 'PressRoomPage', 'press'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/press-room/connect',
    component: screen(() => import('./press/connect.page'), 'ConnectPage', 'press'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/press-room/$id',
    validateSearch: asked('lang'),
    component: screen(() => import('./press/embargoed.page'), 'EmbargoedPage', 'press'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/administration/settings',
    component: screen(() => import('./settings/settings.page'), 'SettingsPage', 'settings'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/administration/settings/$key',
    validateSearch: asked('cursor'),
    component: screen(() => import('./settings/setting.page'), 'SettingPage', 'settings'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/administration/audit',
    validateSearch: asked('verb', 'actor', 'object', 'from', 'to', 'cursor'),
    component: screen(() => import('./system/audit.page'), 'AuditPage', 'system'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/administration/ledger',
    component: screen(() => import('./system/ledger.page'), 'LedgerPage', 'system'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/administration/tasks',
    validateSearch: asked('cursor'),
    component: screen(() => import('./system/tasks.page'), 'TasksPage', 'system'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/administration/health',
    component: screen(() => import('./system/health.page'), 'HealthPage', 'system'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/administration/topics',
    validateSearch: topicsSearch,
    component: screen(() => import('./reference/topics.page'), 'TopicsPage', 'reference'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/administration/places',
    validateSearch: placesSearch,
    component: screen(() => import('./reference/places.page'), 'PlacesPage', 'reference'),
  }),
  // Where the provider of identities sends whoever signed out there.
  createRoute({
    getParentRoute: () => root,
    path: '/sign-in',
    beforeLoad: () => {
      throw redirect({ to: '/', replace: true });
    },
  }),
] as const;

/** Every screen: its address, and its code, which is loaded when somebody goes there. */
export const router = createRouter({
  routeTree: root.addChildren(routes),
  basepath: '/app',
  defaultErrorComponent: ScreenFailed,
  defaultPreload: 'intent',
  // Another thing is another screen: nothing said of the one before stays, and its heading is read aloud.
  defaultRemountDeps: ({ params }) => params,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** One thing is worked on: the frame stands back. */
    readonly task?: boolean;
  }
  interface Register {
    router: typeof router;
  }
}
