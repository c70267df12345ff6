/** The address that leads to the provider of identities, and to which it sends people back. */
export const SIGN_ON = '/app/sign-in/sign-on';

const PLACE = 'khen.sign-on-from';
const SIGN_OUT = 'khen.sign-out-url';

/** Where somebody is before they are sent to the provider; each tab keeps its own. */
export const keepPlace = (): void =>
  sessionStorage.setItem(PLACE, location.pathname + location.search + location.hash);
export const keptPlace = (): string => sessionStorage.getItem(PLACE) ?? '/app';

/** Where the session at the provider is ended, of whoever came from there. */
export function keepSignOut(url: string | undefined): void {
  if (url === undefined) sessionStorage.removeItem(SIGN_OUT);
  else sessionStorage.setItem(SIGN_OUT, url);
}
export const keptSignOut = (): string | null => sessionStorage.getItem(SIGN_OUT);
