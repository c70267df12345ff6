/** What is kept on this device until the server has it, and what that is to be merged into. */
export interface Kept<Fields> {
  readonly etag: string;
  readonly base: Fields;
  readonly agreed: Fields;
  readonly mine: Fields;
}

const PAGE = String(performance.timeOrigin) + String(Math.random());

export function keep<Fields>(key: string, kept: Kept<Fields>): void {
  try {
    localStorage.setItem(key, JSON.stringify({ by: PAGE, ...kept }));
  } catch {
    // The device is full: the page asks before it is left, and the server has the rest.
  }
}

/** Undefined as well for what can't be read: nobody is kept from writing by it. */
export function keptAt<Fields>(key: string): (Kept<Fields> & { readonly by: string }) | undefined {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

/** Not what another tab keeps. */
export function forget(key: string): void {
  if (keptAt(key)?.by === PAGE) localStorage.removeItem(key);
}
