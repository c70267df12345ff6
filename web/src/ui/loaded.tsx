import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Failure } from './failure';
import { Loading } from './loading';

interface LoadedProps<Data> {
  readonly query: Pick<UseQueryResult<Data, unknown>, 'data' | 'error' | 'isError'> & {
    readonly refetch: () => unknown;
  };
  readonly children: (data: Data) => ReactNode;
}

/** What a query answered, or why it has not. What was read before stays while it can't be read again. */
export function Loaded<Data>({ query, children }: LoadedProps<Data>) {
  const { data, error, isError, refetch } = query;
  if (data === undefined && !isError) return <Loading />;
  return (
    <>
      {isError && <Failure error={error} again={refetch} />}
      {data !== undefined && children(data)}
    </>
  );
}
