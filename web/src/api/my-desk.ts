import { useQuery } from '@tanstack/react-query';
import { fetchApi, type Schemas } from './client';

interface Read {
  readonly desk: Schemas['MyDesk'];
  readonly tag: string | null;
}

const POLL_MS = 30_000;
const AGAIN_MS = 5000;

/**
 * My desk, renewed by itself while the page is looked at. No cache may keep it (`no-store`), so the browser never asks
 * whether it has changed: what was read last stands here, with its tag, and an unchanged desk costs no more than headers.
 */
export function useMyDesk() {
  return useQuery({
    queryKey: ['get', '/api/v1/desk/mine'],
    queryFn: async ({ client, queryKey, signal }): Promise<Read> => {
      const last = client.getQueryData<Read>(queryKey);
      const { data, error, response } = await fetchApi.GET('/api/v1/desk/mine', {
        signal,
        ...(last?.tag && { headers: { 'if-none-match': last.tag } }),
      });
      if (last && response.status === 304) return last;
      if (!data) throw error;
      return { desk: data, tag: response.headers.get('etag') };
    },
    select: ({ desk }) => desk,
    refetchInterval: ({ state }) => (state.error ? AGAIN_MS : POLL_MS),
  });
}
