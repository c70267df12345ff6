import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { fetchApi } from '../api/client';
import { Failure } from '../ui/failure';
import { useKeyOf } from '../ui/use-key';

interface CopyButtonProps {
  readonly id: string;
  /** Of the release, where several can be copied. */
  readonly title?: string;
}

/** Begins another release with what one says: next year's festival, the weekly notice. */
export function CopyButton({ id, title }: CopyButtonProps) {
  const { t } = useTranslation('editing');
  const navigate = useNavigate();
  const { keyOf } = useKeyOf();
  const copy = useMutation({
    mutationFn: async () => {
      const { data, error } = await fetchApi.POST('/api/v1/desk/releases/{id}/copy', {
        params: { path: { id }, header: { 'Idempotency-Key': keyOf(id) } },
      });
      if (!data) throw error;
      await navigate({ to: '/releases/$id/edit', params: { id: data.id } });
    },
  });
  return (
    <>
      <Button
        variant="default"
        aria-label={title === undefined ? undefined : t('new.copyOf', { title })}
        loading={copy.isPending}
        onClick={() => copy.mutate()}
      >
        {t('new.copy')}
      </Button>
      {copy.isError && <Failure error={copy.error} />}
    </>
  );
}
