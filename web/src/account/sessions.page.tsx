import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, fetchApi, type Schemas } from '../api/client';
import { session } from '../api/session';
import { Failure } from '../ui/failure';
import { Loaded } from '../ui/loaded';
import { Moment } from '../ui/moment';
import { Page } from '../ui/page';
import { type Column, RecordTable } from '../ui/record-table';

type OwnSession = Schemas['OwnSessions']['items'][number];

/** Where one is signed in, and an end to what one does not know. */
export function SessionsPage() {
  const { t } = useTranslation('account');
  const list = api.useQuery('get', '/api/v1/me/sessions');
  const queries = useQueryClient();
  const end = useMutation({
    mutationFn: async ({ id, current }: OwnSession) => {
      if (current) return session.signOut();
      const { error, response } = await fetchApi.DELETE('/api/v1/me/sessions/{id}', {
        params: { path: { id } },
      });
      if (!response.ok) throw error;
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['get', '/api/v1/me/sessions'] }),
  });
  const moment = (label: string, at: (row: OwnSession) => string): Column<OwnSession> => ({
    label,
    show: (row) => <Moment at={at(row)} />,
    text: at,
  });
  const columns: readonly Column<OwnSession>[] = [
    {
      label: t('sessions.device'),
      show: ({ device, current }) => (
        <>
          <b>{device}</b>
          {current && ` (${t('sessions.here')})`}
        </>
      ),
      text: ({ device }) => device,
    },
    moment(t('sessions.began'), ({ createdAt }) => createdAt),
    moment(t('sessions.lastUsed'), ({ lastUsedAt }) => lastUsedAt),
    moment(t('sessions.ends'), ({ expiresAt }) => expiresAt),
    {
      label: t('sessions.end'),
      bare: true,
      show: (row) => (
        <Button
          variant="default"
          aria-label={t('sessions.endOf', { device: row.device })}
          onClick={() => end.mutate(row)}
        >
          {t('sessions.end')}
        </Button>
      ),
    },
  ];
  return (
    <Page title={t('sessions.title')} sub={t('sessions.help')}>
      {end.isError && <Failure error={end.error} />}
      <Loaded query={list}>
        {({ items }) => (
          <RecordTable caption={t('sessions.title')} rows={items} columns={columns} keyOf={({ id }) => id} />
        )}
      </Loaded>
    </Page>
  );
}
