import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { Frame } from './frame/frame';
import { NotFound } from './frame/not-found';
import { ScreenFailed } from './frame/screen-failed';
import { type Namespace, needTexts } from './i18n';
import { placesSearch, topicsSearch } from './reference/search';
import { editSearch, previewSearch, releasesSearch, releaseSearch } from './releases/search';

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
    component: screen(() => import('./releases/release.page'), 'ReleasePage', 'releases', 'editing'),
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
    path: '/account/sessions',
    component: screen(() => import('./account/sessions.page'), 'SessionsPage', 'account'),
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
