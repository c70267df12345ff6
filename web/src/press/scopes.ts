import { useTranslation } from 'react-i18next';

/** What machines may be allowed, and the name of its text. */
const known = { 'early-access.read': 'standing', 'embargoed.read': 'embargoed' } as const;
export const scopes = Object.keys(known);

/** A scope in words; of one that this desk does not know, its name. */
export function useScopeText() {
  const { t } = useTranslation('press');
  return (scope: string): string =>
    scope in known ? t(`scopes.${known[scope as keyof typeof known]}`) : scope;
}
