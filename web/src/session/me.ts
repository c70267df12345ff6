import { createContext, useContext } from 'react';
import type { Schemas } from '../api/client';

export const MeContext = createContext<Schemas['Me'] | undefined>(undefined);

/** Who is signed in, for which organisation, with which permissions. */
export function useMe(): Schemas['Me'] {
  const me = useContext(MeContext);
  if (!me) throw new Error('Nobody is signed in here.');
  return me;
}

export const useMay = () => {
  const { permissions } = useMe();
  return (permission: string | undefined): boolean =>
    permission === undefined || permissions.includes(permission);
};
