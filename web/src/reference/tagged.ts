import { useQuery } from '@tanstack/react-query';
import { fetchApi } from '../api/client';

/** One topic or place as it is when somebody begins to change it, with the tag by which the server knows that nobody was faster. */
export function useTagged(what: 'topics' | 'places', id: string) {
  return useQuery({
    queryKey: ['tagged', what, id],
    queryFn: async () => {
      const params = { path: { id } };
      const { data, error, response } =
        what === 'topics'
          ? await fetchApi.GET('/api/v1/desk/topics/{id}', { params })
          : await fetchApi.GET('/api/v1/desk/places/{id}', { params });
      if (!data) throw error;
      return { names: data.names, tag: response.headers.get('etag') ?? '' };
    },
    staleTime: Infinity,
    gcTime: 0,
  });
}
