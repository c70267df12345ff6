import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { publicApi } from './public-client';

const MINUTE = 60_000;

/** Name and logo of this installation, within a minute as they are set; until they are known, the product's. */
export function useBrand(): { readonly name: string; readonly logo?: string | undefined } {
  const { t, i18n } = useTranslation();
  const { data } = useQuery({
    queryKey: ['session', 'brand', i18n.language],
    queryFn: async () => (await publicApi.GET('/api/v1/brand')).data ?? null,
    staleTime: MINUTE,
    refetchInterval: MINUTE,
  });
  return data ?? { name: t('product') };
}
