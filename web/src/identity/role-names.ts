import { api } from '../api/client';

/** Names of roles by key; the key while they are not known. */
export function useRoleNames() {
  const { data } = api.useQuery('get', '/api/v1/desk/roles');
  return (key: string): string => data?.items.find((role) => role.key === key)?.name ?? key;
}
