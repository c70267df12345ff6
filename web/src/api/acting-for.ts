const KEY = 'khen.acting-for';

/** The organisation acted for; each tab has its own. Undefined until somebody chose one. */
export const actingFor = (): string | undefined => sessionStorage.getItem(KEY) ?? undefined;

export function actFor(organisation: string | undefined): void {
  if (organisation === undefined) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, organisation);
}
