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
import { releasesSearch, releaseSearch } from './releases/search';

const root = createRootRoute({ component: Frame, notFoundComponent: NotFound });

const routes = [
  createRoute({
    getParentRoute: () => root,
    path: '/',
    component: lazyRouteComponent(() => import('./desk/desk.page'), 'DeskPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/releases',
    validateSearch: releasesSearch,
    component: lazyRouteComponent(() => import('./releases/releases.page'), 'ReleasesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/releases/$id',
    validateSearch: releaseSearch,
    component: lazyRouteComponent(() => import('./releases/release.page'), 'ReleasePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/account/sessions',
    component: lazyRouteComponent(() => import('./account/sessions.page'), 'SessionsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/account/passkeys',
    component: lazyRouteComponent(() => import('./account/passkeys.page'), 'PasskeysPage'),
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
  interface Register {
    router: typeof router;
  }
}
