import { useQuery } from '@tanstack/react-query';
import { useNameOf } from '../i18n/names';
import { fetchApi } from './client';

interface Named {
  readonly id: string;
  /** Of an organisation. */
  readonly kind?: string;
  readonly names: Readonly<Record<string, string>>;
}
interface Page {
  readonly data?: { readonly items: readonly Named[]; readonly next?: string | undefined };
  readonly error?: unknown;
}

const listed = { organisations: '/api/v1/organisations', topics: '/api/v1/topics' } as const;

/** Everything of a list that everybody may read, page by page. */
async function readAll(what: keyof typeof listed): Promise<readonly Named[]> {
  const all: Named[] = [];
  let cursor: string | undefined;
  do {
    const query = { limit: 100, ...(cursor !== undefined && { cursor }) };
    const { data, error }: Page = await fetchApi.GET(listed[what], { params: { query } });
    if (!data) throw error;
    all.push(...data.items);
    cursor = data.next;
  } while (cursor !== undefined);
  return all;
}

/** Names of organisations (of a kind) or topics by id, in the language of the page; nothing while they are not known. */
export function useNames(what: keyof typeof listed, kind?: string) {
  const nameOf = useNameOf();
  const { data = [] } = useQuery({
    queryKey: ['reference', what],
    queryFn: () => readAll(what),
    staleTime: 10 * 60_000,
  });
  const wanted = kind === undefined ? data : data.filter((each) => each.kind === kind);
  const names = new Map(wanted.map(({ id, names: each }) => [id, nameOf(each)]));
  return { nameOf: (id: string): string => names.get(id) ?? '', all: [...names] };
}
