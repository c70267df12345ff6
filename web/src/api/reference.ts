import { useQuery } from '@tanstack/react-query';
import { useNameOf } from '../i18n/names';
import { fetchApi } from './client';

interface Named {
  readonly id: string;
  /** Of an organisation. */
  readonly kind?: string;
  readonly names: Readonly<Record<string, string>>;
  /** First day on which a place is no more. */
  readonly validTo?: string;
}
interface Page {
  readonly data?: { readonly items: readonly Named[]; readonly next?: string | undefined };
  readonly error?: unknown;
}

/** Browsers may show public lists as they were ten seconds ago; whoever has just changed one looks for the change. */
export const asOfNow = { cache: 'no-cache' } as const;

const listed = {
  organisations: '/api/v1/organisations',
  topics: '/api/v1/topics',
  places: '/api/v1/places',
} as const;

/** Everything of a list that everybody may read, page by page. */
async function readAll(what: keyof typeof listed): Promise<readonly Named[]> {
  const all: Named[] = [];
  let cursor: string | undefined;
  do {
    const query = { limit: 100, ...(cursor !== undefined && { cursor }) };
    const { data, error }: Page = await fetchApi.GET(listed[what], { params: { query }, ...asOfNow });
    if (!data) throw error;
    all.push(...data.items);
    cursor = data.next;
  } while (cursor !== undefined);
  return all;
}

/** Names of organisations (of a kind), topics or places by id, in the language of the page; nothing while they are not known. */
export function useNames(what: keyof typeof listed, kind?: string) {
  const nameOf = useNameOf();
  const { data = [] } = useQuery({
    queryKey: ['reference', what],
    queryFn: async () => {
      const today = new Date().toISOString().slice(0, 10);
      const all = await readAll(what);
      return all.map((each) => ({ ...each, stands: each.validTo === undefined || each.validTo > today }));
    },
    staleTime: 10 * 60_000,
  });
  const wanted = kind === undefined ? data : data.filter((each) => each.kind === kind);
  const names = new Map(wanted.map(({ id, names: each }) => [id, nameOf(each)]));
  return {
    nameOf: (id: string): string => names.get(id) ?? '',
    /** Id and name of each that can be chosen: of places, those of today. */
    all: wanted.filter(({ stands }) => stands).map(({ id }) => [id, names.get(id)!] as const),
    /** The same of places that are no more. */
    ended: data.filter(({ stands }) => !stands).map(({ id }) => [id, names.get(id)!] as const),
  };
}
